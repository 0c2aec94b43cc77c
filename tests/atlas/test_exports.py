import csv
import io
import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from mutirao.access.actors import ANONYMOUS
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.exports.as_csv import comparison_as_csv, escaped
from mutirao.atlas.exports.as_documents import comparison_docx, comparison_pdf
from mutirao.atlas.exports.as_json import comparison_as_json
from mutirao.atlas.exports.as_markdown import comparison_as_markdown
from mutirao.atlas.queries.comparisons import compare
from mutirao.atlas.words import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison(atlas: None, on: date) -> Comparison:
    return compare(["BRA", "KOR", "JPN"], topics=["resilience"], by=ANONYMOUS, on=on)


def csv_rows(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(comparison_as_csv(comparison))))


def test_every_form_says_the_same_statements_with_the_same_source(comparison: Comparison) -> None:
    expected = {(one.public_id, one.source.key) for one in comparison.statements}
    in_csv = {(row["id"], row["source"]) for row in csv_rows(comparison) if row["id"]}
    in_json = {
        (statement["id"], statement["source"])
        for section in comparison_as_json(comparison)["sections"]
        for cell in section["cells"]
        for statement in cell["statements"] or ()
    }
    assert in_csv == in_json == expected
    markdown = comparison_as_markdown(comparison)
    assert all(one.says in markdown for one in comparison.statements if "_" not in one.says)
    assert all(source.url in markdown for source in comparison.sources)


def test_a_gap_is_null_in_json_and_a_row_of_its_own_in_csv(comparison: Comparison) -> None:
    pledges = next(one for one in comparison_as_json(comparison)["sections"] if one["key"] == "pledges")
    assert [(cell["party"], cell["statements"] is None) for cell in pledges["cells"]] == [
        ("BRA", False),
        ("KOR", True),
        ("JPN", True),
    ]
    gaps = [(row["section"], row["party"]) for row in csv_rows(comparison) if row["recorded"] == "no"]
    assert ("pledges", "JPN") in gaps


def test_json_can_be_written_and_carries_every_source_once(comparison: Comparison) -> None:
    written = json.loads(json.dumps(comparison_as_json(comparison)))
    assert written["sources"]["eciber-2020"]["superseded_by"] == "eciber-2025"
    assert written["sources"]["jpn-2018"]["is_stale"] is True


def test_markdown_says_what_ended_and_by_what_it_was_replaced(comparison: Comparison) -> None:
    markdown = comparison_as_markdown(comparison)
    assert "The term of “Decree 10.222, National Cybersecurity Strategy (E-Ciber)” ended in 2023." in markdown
    assert "Replaced by “Five-year Cybersecurity Strategy, as adopted” of 23 December 2025: in force." in markdown
    assert "not yet read in Decree 10.222" in markdown
    assert "*no fact recorded*" in markdown


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "\r=1", "＝1+1"])
def test_a_cell_that_a_spreadsheet_would_run_is_escaped(cell: str) -> None:
    assert escaped(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Plain", "a=b", "2020–2023"])
def test_a_plain_cell_stays_as_it_is(cell: str) -> None:
    assert escaped(cell) == cell


def test_a_formula_in_a_fact_is_escaped_in_csv_and_a_tag_in_markdown(comparison: Comparison) -> None:
    [statement, *_] = comparison.sections[0].cells[0].statements or ()
    hostile = replace(statement, says="=HYPERLINK(1) <b>*")
    cell = replace(comparison.sections[0].cells[0], statements=(hostile,))
    changed = replace(comparison, sections=(replace(comparison.sections[0], cells=(cell,)),))
    assert csv_rows(changed)[0]["says"] == "'=HYPERLINK(1) <b>*"
    assert r"=HYPERLINK(1) \<b\>\*" in comparison_as_markdown(changed)


def test_the_pdf_holds_every_fact_and_its_notes(comparison: Comparison) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(comparison_pdf(comparison))).pages)
    letters = "".join(text.split())
    for statement in comparison.statements:
        assert "".join(text_of(statement).split()) in letters
        assert statement.source.key in letters


def test_the_document_holds_every_fact_in_the_column_of_its_party(comparison: Comparison) -> None:
    tables = docx.Document(BytesIO(comparison_docx(comparison))).tables
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [
        [party.name for party in comparison.parties]
    ] * len(comparison.sections)
    for section, table in zip(comparison.sections, tables, strict=True):
        for cell, column in zip(section.cells, table.rows[1].cells, strict=True):
            for statement in cell.statements or ():
                assert text_of(statement) in column.text
            assert cell.is_gap == ("no fact recorded" in column.text)
