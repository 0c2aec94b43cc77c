"""A comparison as PDF and DOCX: the parties in columns, each fact with what must stand beside it, and the sources."""

from pathlib import Path
from typing import Any, TypedDict

from django.utils.translation import get_language, gettext

from mutirao.atlas.comparison import Cell, Comparison, Section
from mutirao.atlas.exports.as_markdown import title_of
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.words import (
    SECTION_WORDS,
    changes_title,
    changes_told,
    gap,
    membership_told,
    notes_of,
    subject_of,
    text_of,
    why_stale,
)
from mutirao.design.formats import calendar
from mutirao.design.typesetting import typeset
from mutirao.design.word_processing import blank_document, saved
from mutirao.kernel.languages import DEFAULT_LANGUAGE

_LAYOUT = Path(__file__).parent / "comparison.typ"


class Entry(TypedDict):
    """One fact: `notes` on one line, `stale` as sentences, empty where it is not."""

    text: str
    notes: str
    stale: str


class Column(TypedDict):
    """`gap` stands where no fact is recorded; else it is empty."""

    party: str
    gap: str
    remarks: list[str]
    entries: list[Entry]


class DocumentSection(TypedDict):
    heading: str
    columns: list[Column]


class Change(TypedDict):
    heading: str
    lines: list[str]


class ComparisonContent(TypedDict):
    """Everything that the documents say, in the reader's language."""

    language: str
    title: str
    lead: str
    changes_heading: str
    changes: list[Change]
    sections: list[DocumentSection]
    sources_heading: str
    sources: list[str]
    provenance: str


def comparison_pdf(comparison: Comparison) -> bytes:
    """Raises MissingFontError where East Asian text has no font to stand in."""
    return typeset(_LAYOUT, comparison_content(comparison))


def comparison_docx(comparison: Comparison) -> bytes:
    content = comparison_content(comparison)
    document = blank_document(
        title=content["title"], language=content["language"], footer=content["provenance"], is_landscape=True
    )
    document.add_heading(content["title"], level=1)
    document.add_paragraph(content["lead"])
    if content["changes_heading"]:
        document.add_heading(content["changes_heading"], level=2)
    for change in content["changes"]:
        document.add_heading(change["heading"], level=3)
        _write_lines(document, change["lines"])
    for section in content["sections"]:
        document.add_heading(section["heading"], level=2)
        _write_columns(document, section["columns"])
    document.add_heading(content["sources_heading"], level=2)
    _write_lines(document, content["sources"])
    return saved(document)


def comparison_content(comparison: Comparison) -> ComparisonContent:
    language = get_language() or DEFAULT_LANGUAGE
    changes = comparison.changes
    return ComparisonContent(
        language=language,
        title=title_of(comparison),
        lead=gettext(
            "As of {date}. Facts are told in the words of this site; quotations stand in quotation marks."
        ).format(date=calendar(comparison.on, language)),
        changes_heading=changes_title(changes) if changes else "",
        changes=[Change(heading=heading, lines=list(lines)) for heading, lines in changes_told(changes)]
        if changes
        else [],
        sections=[_section(section) for section in comparison.sections],
        sources_heading=gettext("Sources"),
        sources=[_source(source, language) for source in comparison.sources],
        provenance=gettext("Mutirão, atlas. A gap means that no fact is recorded here, not that there is none."),
    )


def _section(section: Section) -> DocumentSection:
    return DocumentSection(heading=str(SECTION_WORDS[section.key]), columns=[_column(cell) for cell in section.cells])


def _column(cell: Cell) -> Column:
    return Column(
        party=cell.party.name,
        gap=gap() if cell.is_gap else "",
        remarks=_remarks(cell),
        entries=[_entry(statement, cell) for statement in cell.statements or ()],
    )


def _remarks(cell: Cell) -> list[str]:
    differing = [
        gettext("Sources differ on {party} in {year}; all stand.").format(party=claims.party.name, year=claims.year)
        for claims in cell.differing_claims
    ]
    return [*(membership_told(one) for one in cell.memberships), *differing]


def _entry(statement: StatementFact, cell: Cell) -> Entry:
    number = f"{statement.number}. " if statement.number else ""
    return Entry(
        text=f"{number}{subject_of(statement, cell.party)}{text_of(statement)}",
        notes=f"{'; '.join(notes_of(statement))} [{statement.source.key}]",
        stale=why_stale(statement),
    )


def _source(source: SourceFact, language: str) -> str:
    dated = calendar(source.dated, language) if source.dated else gettext("date not known")
    return f"[{source.key}] {source.title}, {source.issuer}, {dated}. {source.url}"


def _write_lines(document: Any, lines: list[str]) -> None:
    for line in lines:
        document.add_paragraph(line, style="List Bullet")


def _write_columns(document: Any, columns: list[Column]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=2, cols=len(columns), style="Light Grid Accent 1")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for place, column in enumerate(columns):
        table.rows[0].cells[place].text = column["party"]
        _write_column(table.rows[1].cells[place], column)


def _write_column(cell: Any, column: Column) -> None:
    from docx.shared import Pt

    cell.text = column["gap"]
    for remark in column["remarks"]:
        cell.add_paragraph().add_run(remark).italic = True
    for entry in column["entries"]:
        cell.add_paragraph(entry["text"])
        notes = cell.add_paragraph()
        notes.add_run(entry["notes"]).font.size = Pt(7)
        if entry["stale"]:
            notes.add_run(f" {entry['stale']}").bold = True
