"""Files of statements from outside are hostile until read: each refusal names file, line and column."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mutirao.connectors.statements import errors
from mutirao.connectors.statements.limits import MOST_BYTES, MOST_UNPACKED_BYTES
from mutirao.connectors.statements.reading import STATEMENT_COLUMNS, read_statements_file
from mutirao.kernel.errors import FileError
from mutirao.programmes.planning import tables

LAW = {"key": "law-x", "title": "Law X", "issuer": "Parliament", "url": "https://example.org/x", "language": "en"}
PLEDGE = {
    "slug": "xav-a", "party": "XAV", "kind": "pledge", "topic": "exercises", "source": "law-x",
    "mark": "confirmed", "voice": "own", "says": "Hold one exercise a year.",
}  # fmt: skip


def _yaml(folder: Path, text: str) -> Path:
    path = folder / "facts.yaml"
    path.write_text(text)
    return path


def _csv(folder: Path, *rows: str) -> Path:
    path = folder / "facts.csv"
    path.write_text("\n".join(rows) + "\n")
    return path


def _workbook(folder: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "facts.xlsx"
    book.save(path)
    return path


def _entry(fields: dict[str, str]) -> str:
    return "\n".join(f"{'  - ' if first else '    '}{name}: {value}" for first, (name, value) in _marked(fields))


def _marked(fields: dict[str, str]) -> list[tuple[bool, tuple[str, str]]]:
    return [(number == 0, pair) for number, pair in enumerate(fields.items())]


def _refusal(path: Path) -> FileError:
    with pytest.raises(FileError) as raised:
        read_statements_file(path)
    return raised.value


def test_yaml_csv_and_a_workbook_say_the_same(tmp_path: Path) -> None:
    in_yaml = read_statements_file(_yaml(tmp_path, f"sources:\n{_entry(LAW)}\nstatements:\n{_entry(PLEDGE)}\n"))
    in_csv = read_statements_file(_csv(tmp_path, ",".join(PLEDGE), ",".join(PLEDGE.values())))
    sheets = {"sources": [list(LAW), list(LAW.values())], "statements": [list(PLEDGE), list(PLEDGE.values())]}
    in_workbook = read_statements_file(_workbook(tmp_path, **sheets))
    assert in_yaml.statements == in_csv.statements == in_workbook.statements
    assert in_yaml.sources == in_workbook.sources
    assert in_csv.sources == ()
    assert in_yaml.statements[0].language == "en"


def test_lists_numbers_and_figures_of_a_table_are_read(tmp_path: Path) -> None:
    columns = [*PLEDGE, "number", "parties", "countries", "organisations"]
    row = [*PLEDGE.values(), "3", '"XBE, XGA"', "40", "53"]
    [statement] = read_statements_file(_csv(tmp_path, ",".join(columns), ",".join(row))).statements
    assert (statement.number, statement.parties) == (3, ["XBE", "XGA"])
    assert statement.figures is not None
    assert (statement.figures.countries, statement.figures.organisations) == (40, 53)


def test_a_formula_in_a_workbook_is_not_run(tmp_path: Path) -> None:
    row = [*list(PLEDGE.values())[:-1], '=WEBSERVICE("https://example.org")']
    refused = _refusal(_workbook(tmp_path, statements=[list(PLEDGE), row]))
    assert (refused.code, refused.facts["line"]) == ("statements.entry", 2)  # no value was ever computed


def test_a_date_that_does_not_exist_is_named_with_its_place(tmp_path: Path) -> None:
    text = f"sources:\n{_entry(LAW)}\nstatements:\n{_entry(PLEDGE | {'date': '2026-02-31'})}\n"
    refused = _refusal(_yaml(tmp_path, text))
    assert refused.facts == {
        "file": "facts.yaml",
        "line": 8,
        "column": "date",
        "value": "2026-02-31",
        "problem": "2026-02-31 is no date",
    }


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "https://", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_refused(tmp_path: Path, address: str) -> None:
    refused = _refusal(_yaml(tmp_path, f"sources:\n{_entry(LAW | {'url': repr(address)})}\n"))
    assert (refused.code, refused.facts["column"]) == ("statements.entry", "url")


def test_a_statement_without_source_is_refused(tmp_path: Path) -> None:
    without = {name: value for name, value in PLEDGE.items() if name != "source"}
    refused = _refusal(_yaml(tmp_path, f"statements:\n{_entry(without)}\n"))
    assert (refused.code, refused.facts["line"], refused.facts["column"]) == ("statements.entry", 2, "source")


def test_the_same_key_twice_names_both_lines(tmp_path: Path) -> None:
    refused = _refusal(_csv(tmp_path, ",".join(PLEDGE), *[",".join(PLEDGE.values())] * 2))
    assert isinstance(refused, errors.TwiceError)
    assert (refused.facts["line"], refused.facts["first_line"]) == (3, 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("statements:\n  - &a {slug: x}\n  - *a\n", 3),
        ("statements:\n  - !!python/object/apply:os.system [true]\n", 2),
        ("statements:\n  - slug: !secret x\n", 2),
        ("statements:\n  - slug: x\n    slug: y\n", 3),
        ("statements:\n  - [1\n", 3),
        ("statements:\n  - slug: x\nstatements:\n  - slug: y\n", 3),
        ("statements: []\n---\nstatements: []\n", 2),
        ("[a]: []\n", 1),
        ("facts:\n  - slug: x\n", 1),
        ("just words\n", 1),
        ("statements:\n  - slug: {a: {b: {c: {d: {e: {f: 1}}}}}}\n", 2),
    ],
)
def test_what_is_no_plain_list_of_entries_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    refused = _refusal(_yaml(tmp_path, text))
    assert (refused.code, refused.facts["line"]) == ("statements.not_yaml", line)


def test_what_nests_without_end_is_refused(tmp_path: Path) -> None:
    assert _refusal(_yaml(tmp_path, "statements:\n  - slug: " + "[" * 100_000)).code == "statements.not_yaml"


def test_an_unknown_column_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    refused = _refusal(_csv(tmp_path, "slug,party,score", "a,XAV,5"))
    assert isinstance(refused, tables.ColumnsError)
    assert refused.facts["unknown"] == "score"
    assert refused.facts["expected"] == ", ".join(STATEMENT_COLUMNS)


def test_a_number_that_is_none_is_named(tmp_path: Path) -> None:
    refused = _refusal(_csv(tmp_path, "slug,countries", "a,many"))
    assert (refused.code, refused.facts["line"], refused.facts["column"]) == ("file.number", 2, "countries")


def test_a_short_line_and_another_encoding_are_refused(tmp_path: Path) -> None:
    assert _refusal(_csv(tmp_path, "slug,party", "a")).facts["line"] == 2
    path = tmp_path / "facts.csv"
    path.write_bytes("slug,says\na,segurança\n".encode("latin-1"))
    assert (_refusal(path).code, _refusal(path).facts["line"]) == ("file.encoding", 2)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(_csv(tmp_path)).code == "file.empty"
    assert _refusal(_yaml(tmp_path, "")).code == "statements.not_yaml"


def test_another_form_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "facts.pdf"
    path.touch()
    assert _refusal(path).facts["known"] == ".yaml, .yml, .csv, .xlsx"


def test_what_only_calls_itself_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    path.write_bytes(b"slug,party\n")
    assert _refusal(path).code == "statements.not_workbook"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    assert _refusal(path).code == "statements.not_workbook"


@pytest.mark.parametrize("name", ["facts.csv", "facts.yaml"])
def test_a_workbook_under_another_name_is_called_a_spreadsheet(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    openpyxl.Workbook().save(path)
    assert _refusal(path).code == "file.spreadsheet"


def test_a_workbook_that_would_unpack_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(MOST_UNPACKED_BYTES // 1_000_000 + 1):
            sheet.write(bytes(1_000_000))
    assert path.stat().st_size < 10_000_000
    assert _refusal(path).facts["problem"] == "size"


def test_a_workbook_whose_sheet_is_broken_is_refused(tmp_path: Path) -> None:
    whole, path = _workbook(tmp_path, statements=[list(PLEDGE), list(PLEDGE.values())]), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(path, "w") as archive:
        for name in given.namelist():
            content = given.read(name)
            archive.writestr(name, content[:-40] if name.endswith("sheet1.xml") else content)
    assert _refusal(path).code == "statements.not_workbook"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    with path.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    assert _refusal(path).code == "file.too_large"
