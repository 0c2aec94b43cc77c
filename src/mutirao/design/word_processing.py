"""Documents as DOCX: the page, its fonts and its language, and tables that read out their heads."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

_EAST_ASIAN_FONT = {"ja": "Noto Sans CJK JP", "ko": "Noto Sans CJK KR"}
_LATIN_FONT = "Arial"


def blank_document(*, title: str, language: str, footer: str, is_landscape: bool = False) -> Any:
    """An empty A4 document in the reader's language."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    width, height = (297, 210) if is_landscape else (210, 297)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(14)
    section.footer.paragraphs[0].text = footer
    section.footer.paragraphs[0].style.font.size = Pt(7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN_FONT, Pt(9)
    normal.paragraph_format.space_after = Pt(2)
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN_FONT.get(language, _EAST_ASIAN_FONT["ja"]))
    _mark_language(normal, language)
    document.core_properties.title = title
    document.core_properties.language = language
    document.core_properties.author = "Mutirão"
    return document


def _mark_language(style: Any, language: str) -> None:
    """So that a reader's machine pronounces, hyphenates and corrects in the right language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    mark.set(qn("w:eastAsia"), language)
    style.element.rPr.append(mark)


def write_table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    # The first row is read out with every cell, and stands again on a following page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()
