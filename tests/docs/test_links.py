"""Every link inside the documentation leads somewhere."""

from pathlib import Path

import pytest
from tests.docs.pages import anchors, links, pages, place

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


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n\n[a](other.md) [b](#here) [c](#there) `[d](code.md)` [e](https://example.org)\n")
    assert _broken_links(page) == ["other.md", "#there"]
