"""Every fault of a needs file names the file, the line and the column."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.programmes.planning.worlds import world

from mutirao.kernel.errors import FileError
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.needs_file import COLUMNS, MOST_BYTES, needs_of, read_needs
from mutirao.programmes.planning.request import Need

HEADER = ",".join(COLUMNS)
GOOD = "n1,BRA,csirt,1,1000000,1,1,"


def _refused(content: str | bytes, first_year: int | None = None) -> FileError:
    with pytest.raises(FileError) as refused:
        _read(content, first_year)
    return refused.value


def _read(content: str | bytes, first_year: int | None = None) -> tuple[Need, ...]:
    octets = content.encode() if isinstance(content, str) else content
    return needs_of(octets, file="needs.csv", world=world(), first_year=first_year)


def test_a_good_file_is_read() -> None:
    (first, second) = _read(f"{HEADER}\n{GOOD}\nn2,idn,legislation,0.5,2500.50,2,,n1\n")
    assert first == Need(
        need="n1",
        country="BRA",
        area="csirt",
        stages=1.0,
        cost=Decimal(1000000),
        priority=1,
        earliest_year=1,
        after=None,
    )
    assert (second.country, second.stages, second.cost, second.earliest_year, second.after) == (
        "IDN",
        0.5,
        Decimal("2500.50"),
        1,
        "n1",
    )


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{HEADER}\n{GOOD}\n",  # a byte order mark
        f"{HEADER}\r\n{GOOD}\r\n",
        f"{HEADER}\n\n{GOOD}\n , , \n",  # blank lines
        f"{', '.join(COLUMNS)}\n{GOOD}",  # spaces in the header, no last newline
    ],
)
def test_harmless_differences_are_read_alike(content: str) -> None:
    assert _read(content) == _read(f"{HEADER}\n{GOOD}\n")


def test_columns_may_stand_in_any_order() -> None:
    turned = f"{','.join(reversed(COLUMNS))}\n{','.join(reversed(GOOD.split(',')))}\n"
    assert _read(turned) == _read(f"{HEADER}\n{GOOD}\n")


ROWS = [
    # the line, error code, column
    ("n2,BRA,csirt,one,5,1,1,", "file.number", "stages"),
    ("n2,BRA,csirt,nan,5,1,1,", "file.number", "stages"),
    ("n2,BRA,csirt,1,inf,1,1,", "file.number", "cost"),
    ('n2,BRA,csirt,1,"1,000",1,1,', "file.number", "cost"),
    ("n2,BRA,csirt,1,1_000,1,1,", "file.number", "cost"),
    ("n2,BRA,csirt,1,-5,1,1,", "file.out_of_range", "cost"),
    ("n2,BRA,csirt,1,1e400,1,1,", "file.out_of_range", "cost"),
    ("n2,BRA,csirt,0,5,1,1,", "file.out_of_range", "stages"),
    ("n2,BRA,csirt,4.01,5,1,1,", "file.out_of_range", "stages"),
    ("n2,BRA,csirt,0.125,5,1,1,", "file.number", "stages"),
    ("n2,BRA,csirt,1,5,1.5,1,", "file.number", "priority"),
    ("n2,BRA,csirt,1,5,,1,", "file.value_missing", "priority"),
    (",BRA,csirt,1,5,1,1,", "file.value_missing", "need"),
    ("n2,,csirt,1,5,1,1,", "file.value_missing", "country"),
    ("n2,BRZ,csirt,1,5,1,1,", "file.unknown_country", "country"),
    ("n2,BRA,csirt,1,5,1,11,", "file.year", "earliest_year"),
    ("n2,BRA,csirt,1,5,1,0,", "file.year", "earliest_year"),
    ("n2,BRA,csirt,1,5,1,2027,", "file.year", "earliest_year"),  # nobody said when the plan begins
    ("n2,BRA,csirt,1,5,1,1,ghost", "file.unknown_need", "after"),
    ("n2,BRA,csirt,1,5,1,1,n2", "file.circle", "after"),
    ("n1,BRA,csirt,1,5,1,1,", "file.duplicate_row", "need"),
    (f"{'n' * 201},BRA,csirt,1,5,1,1,", "file.text_too_long", "need"),
]


@pytest.mark.parametrize(("line", "code", "column"), ROWS)
def test_a_fault_in_a_line_is_named(line: str, code: str, column: str) -> None:
    error = _refused(f"{HEADER}\n{GOOD}\n{line}\n")
    assert (error.code, error.facts["file"], error.facts["line"], error.facts["column"]) == (
        code,
        "needs.csv",
        3,
        column,
    )


@pytest.mark.parametrize("line", ["n2,BRA", f"{GOOD},extra", 'n2,"BRA'])
def test_a_line_of_the_wrong_shape_is_named(line: str) -> None:
    error = _refused(f"{HEADER}\n{GOOD}\n{line}\n")
    assert (error.code, error.facts["line"]) == ("file.row_shape", 3)


def test_a_circle_is_told_in_full() -> None:
    lines = ["a,BRA,x,1,5,1,1,c", "b,BRA,x,1,5,1,1,a", "c,BRA,x,1,5,1,1,b"]
    assert _refused("\n".join([HEADER, *lines])).facts["circle"] == "a → c → b → a"


def test_an_unknown_country_comes_with_close_ones() -> None:
    assert _refused(f"{HEADER}\nn,Brasil,x,1,5,1,1,\n").facts["suggestions"] == "BRA"


def test_a_second_row_of_a_need_names_the_first() -> None:
    assert _refused(f"{HEADER}\n{GOOD}\n{GOOD}\n").facts["first_line"] == 2


@pytest.mark.parametrize(
    ("header", "missing", "unknown"),
    [
        ("need,country,area,stages,cost,priority,earliest_year", "after", ""),
        (f"{HEADER},colour", "", "colour"),
        (HEADER.replace(",", ";"), ", ".join(COLUMNS), HEADER.replace(",", ";")),
    ],
)
def test_wrong_columns_are_named(header: str, missing: str, unknown: str) -> None:
    error = _refused(f"{header}\n{GOOD}\n")
    assert (error.code, error.facts["line"]) == ("file.columns", 1)
    assert (error.facts["missing"], error.facts["unknown"]) == (missing, unknown)


def test_a_column_that_stands_twice_is_refused() -> None:
    assert _refused(f"{HEADER},need\n{GOOD},n1\n").facts["repeated"] == "need"


@pytest.mark.parametrize("content", ["", "\n\n", HEADER, f"{HEADER}\n\n"])
def test_an_empty_file_is_refused(content: str) -> None:
    assert _refused(content).code == "file.empty"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused_with_its_line(encoding: str) -> None:
    error = _refused(f"{HEADER}\n{GOOD}\nn2,BRA,educação,1,5,1,1,\n".encode(encoding))
    assert error.code == "file.encoding"
    assert error.facts["line"] == (3 if encoding == "latin-1" else 1)


@pytest.mark.parametrize(("magic", "kind"), [(b"PK\x03\x04rest", "XLSX or ODS"), (b"\xd0\xcf\x11\xe0rest", "XLS")])
def test_a_spreadsheet_in_place_of_csv_is_recognised(magic: bytes, kind: str) -> None:
    error = _refused(magic)
    assert (error.code, error.facts["kind"]) == ("file.spreadsheet", kind)


def test_calendar_years_are_counted_from_the_first_year_of_the_plan() -> None:
    rows = ["a,BRA,x,1,5,1,2026,", "b,BRA,x,1,5,1,2028,", "c,BRA,x,1,5,1,2,"]
    assert [one.earliest_year for one in _read("\n".join([HEADER, *rows]), first_year=2027)] == [1, 2, 2]


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(2**30)  # a hole: no disk is used
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(tables.FileTooLargeError) as refused:
        read_needs(path, world())
    assert refused.value.facts == {"file": "huge.csv", "size": 2**30, "most": MOST_BYTES}


def test_a_stream_without_a_size_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(tables.FileTooLargeError):
        tables.read_content(Path("/dev/zero"), most=1000)


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(tables.FileMissingError):
        read_needs(tmp_path / name, world())
