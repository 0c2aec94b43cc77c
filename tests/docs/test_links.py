"""Every link inside the documentation leads somewhere."""

import re
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, ROOT, anchors, links, pages, place

SOURCES = sorted((ROOT / "src" / "mutirao").rglob("*.py"))
OUTSIDE = ("http://", "https://", "mailto:")


def _broken_links(page: Path) -> list[str]:
    inside = [target for target in links(page.read_text(encoding="utf-8")) if not target.startswith(OUTSIDE)]
    return [target for target in inside if not _leads_somewhere(page, target)]


def _leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    return file.exists() and (not anchor or anchor in anchors(file))


@pytest.mark.parametrize("page", pages(), ids=place)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert _broken_links(page) == []


def test_every_page_that_the_code_names_exists() -> None:
    named = {name for path in SOURCES for name in _named_pages(path.read_text(encoding="utf-8"))}
    assert named
    assert sorted(name for name in named if not (DOCS / f"{name}.md").exists()) == []


def _named_pages(text: str) -> list[str]:
    """`docs/how-to/audit.md`, `docs: how-to/audit` and `/docs/reference/errors.html` all name a page."""
    return re.findall(r"docs(?:/|: )((?:tutorials|how-to|explanation|reference|decisions)/[a-z0-9-]+)", text)


def test_a_page_named_in_the_code_is_found() -> None:
    named = "docs/how-to/audit.md, docs: how-to/operate. /docs/reference/errors.html#x reference/countries.csv"
    assert _named_pages(named) == ["how-to/audit", "how-to/operate", "reference/errors"]


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n\n[a](other.md) [b](#here) [c](#there) `[d](code.md)` [e](https://example.org)\n")
    assert _broken_links(page) == ["other.md", "#there"]
