"""The guide shows every component; its sheets leave a page room within what it may weigh."""

import gzip
import re
from pathlib import Path

import pytest
from django.utils.translation import override
from tests.design.rendering import rendered_page

from mutirao.design.web.guide import sample_content
from mutirao.kernel.languages import LANGUAGES

DESIGN = Path(__file__).parents[2] / "src" / "mutirao" / "design"
# Compressed: together with the vendor's sheet (9 KB) and htmx (13 KB), half of what a page may weigh.
SHEETS_BUDGET, PAGE_BUDGET = 15_000, 30_000


def test_every_component_is_shown_in_the_guide_or_by_another() -> None:
    folder = DESIGN / "templates" / "cotton"
    sources = {path: path.read_text(encoding="utf-8") for path in DESIGN.rglob("templates/**/*.html")}
    names = {
        path: str(path.relative_to(folder).with_suffix("")).replace("/", ".").replace("_", "-")
        for path in folder.rglob("*.html")
    }
    unseen = [
        name
        for path, name in names.items()
        if not any(f"<c-{name} " in text or f"<c-{name}>" in text for own, text in sources.items() if own != path)
    ]
    assert names
    assert unseen == []


def test_our_own_sheets_are_light() -> None:
    sheets = [gzip.compress(path.read_bytes()) for path in (DESIGN / "static" / "design").glob("*.css")]
    assert sum(map(len, sheets)) < SHEETS_BUDGET


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_can_be_read_in_every_interface_language(language: str) -> None:
    with override(language):
        content = sample_content(language)
    page = rendered_page("design/guide.html", f"/{language}/design/", language, **content)
    assert page.count("<svg ") == 2
    assert len(gzip.compress(page.encode())) < PAGE_BUDGET


def test_no_name_on_the_guide_is_given_twice() -> None:
    names = re.findall(r'\sid="([^"]+)"', rendered_page("design/guide.html", **sample_content("en")))
    assert sorted(names) == sorted(set(names))
