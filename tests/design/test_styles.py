"""The style sheets mirror for right-to-left scripts; the templates hold no style and no script of their own."""

import re
from pathlib import Path

import pytest

DESIGN = Path(__file__).parents[2] / "src" / "mutirao" / "design"
SHEETS = sorted((DESIGN / "static" / "design").glob("*.css"))
TEMPLATES = sorted(DESIGN.rglob("templates/**/*.html"))
_PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|float|width|height"
    r"|(?:min|max)-(?:width|height))\s*:"
    r"|text-align:\s*(?:left|right)",
    re.MULTILINE,
)
_INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script|javascript:|hx-on|hx-vals=.js:", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import", re.IGNORECASE)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_uses_logical_properties_only(sheet: Path) -> None:
    assert _PHYSICAL.findall(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_from_outside(sheet: Path) -> None:
    assert _OUTSIDE.findall(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_or_script(template: Path) -> None:
    assert _INLINE.findall(template.read_text(encoding="utf-8")) == []


def test_there_are_style_sheets_and_templates_to_look_at() -> None:
    assert len(SHEETS) >= 5
    assert len(TEMPLATES) >= 30


@pytest.mark.parametrize("line", ["  margin-left: 1rem;", "  width: 10px;", "text-align: right", "\nfloat: left;"])
def test_a_physical_property_is_found(line: str) -> None:
    assert _PHYSICAL.search(line)


@pytest.mark.parametrize("line", ['<p style="">', "<a onclick='x'>", "<script>", '<a href="javascript:x">'])
def test_an_inline_style_or_script_is_found(line: str) -> None:
    assert _INLINE.search(line)
