"""The brief as DOCX, for those who go on writing."""

from io import BytesIO
from typing import Any

from mutirao.programmes.brief.content import BriefContent

_EAST_ASIAN_FONT = {"ja": "Noto Sans CJK JP", "ko": "Noto Sans CJK KR"}
_LATIN_FONT = "Arial"


def brief_docx(content: BriefContent) -> bytes:
    import docx

    document = docx.Document()
    _lay_out(document, content)
    _write_head(document, content)
    _write_list(document, content["labels"]["sides"], [_side(side) for side in content["sides"]])
    _write_list(
        document,
        content["labels"]["needs"],
        [(need["title"], f" ({need['about']}). {need['grounds']}") for need in content["needs"]],
        otherwise=content["labels"]["none"],
    )
    _write_activities(document, content)
    clashes = [("", line) for line in content["clashes"]]
    _write_list(document, content["labels"]["clashes"], clashes, otherwise=content["labels"]["no_clashes"])
    _write_benefit(document, content)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: Any, content: BriefContent) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(14)
    section.footer.paragraphs[0].text = content["provenance"]
    section.footer.paragraphs[0].style.font.size = Pt(7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN_FONT, Pt(9)
    normal.paragraph_format.space_after = Pt(2)
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN_FONT.get(content["language"], _EAST_ASIAN_FONT["ja"]))
    _mark_language(normal, content["language"])
    document.core_properties.title = content["title"]
    document.core_properties.language = content["language"]
    document.core_properties.author = "Mutirão"


def _mark_language(style: Any, language: str) -> None:
    """So that a reader's machine pronounces, hyphenates and corrects in the right language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    mark.set(qn("w:eastAsia"), language)
    style.element.rPr.append(mark)


def _write_head(document: Any, content: BriefContent) -> None:
    if content["demonstration"]:
        document.add_paragraph().add_run(content["demonstration"]).bold = True
    document.add_paragraph(f"{content['labels']['brief']} · {content['state']}")
    document.add_heading(content["title"], level=1)
    if content["summary"]:
        document.add_paragraph(content["summary"])


def _side(side: dict[str, str]) -> tuple[str, str]:
    return side["party"], f" ({side['roles']}): {side['signed']}"


def _write_list(document: Any, heading: str, lines: list[tuple[str, str]], *, otherwise: str = "") -> None:
    """Each line begins with words in bold; `otherwise` stands where there is none."""
    document.add_heading(heading, level=2)
    for strong, rest in lines:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(strong).bold = True
        paragraph.add_run(rest)
    if not lines and otherwise:
        document.add_paragraph(otherwise)


def _write_activities(document: Any, content: BriefContent) -> None:
    labels, totals = content["labels"], content["totals"]
    document.add_heading(labels["activities"], level=2)
    if not content["activities"]:
        document.add_paragraph(labels["none"])
        return
    head = [labels[name] for name in ("activity", "parties", "when", "staff_days", "cost")]
    rows = [
        [f"{one['title']} ({one['kind']})", one["parties"], one["when"], one["staff_days"], one["cost"]]
        for one in content["activities"]
    ]
    _write_table(document, head, [*rows, [labels["total"], "", "", totals["staff_days"], totals["cost"]]])


def _write_benefit(document: Any, content: BriefContent) -> None:
    labels, benefit = content["labels"], content["benefit"]
    document.add_heading(labels["benefit"], level=2)
    if benefit["rows"]:
        head = [labels[name] for name in ("group", "interval", "conclusion")]
        _write_table(document, head, [[row["group"], row["interval"], row["conclusion"]] for row in benefit["rows"]])
    document.add_paragraph(benefit["rests_on"])


def _write_table(document: Any, head: list[str], rows: list[list[str]]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    # The first row is read out with every cell, and stands again on a following page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
