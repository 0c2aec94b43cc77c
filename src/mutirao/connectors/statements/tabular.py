"""Entries from tables: CSV, and the sheets of a workbook. Every cell is text; nothing in it is computed or run."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from mutirao.connectors.statements.encoding import require_utf8
from mutirao.connectors.statements.entries import LEFT_ASIDE, SOURCES, STATEMENTS, Entry
from mutirao.connectors.statements.errors import NotWorkbookError
from mutirao.connectors.statements.limits import MOST_COLUMNS, MOST_UNPACKED_BYTES
from mutirao.kernel.errors import FileError
from mutirao.programmes.planning.tables import ColumnsError, EmptyFileError, NumberError, RowShapeError

_LISTS = frozenset({"parties", "observers", "secretariat"})
_FIGURES = frozenset({"countries", "organisations"})
_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_WHOLE_NUMBERS = _FIGURES | {"number", "check_period_days"}


def csv_entries(content: BinaryIO, *, file: str, columns: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Statements alone; `columns` are those that each part may have."""
    require_utf8(content, file=file)
    reader = csv.reader(io.TextIOWrapper(content, encoding="utf-8-sig", newline=""), strict=True)
    yield from _entries(_numbered(reader, file), part=STATEMENTS, file=file, columns=columns[STATEMENTS])


def _numbered(reader: Any, file: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for fields in reader:
            yield reader.line_num, fields
    except csv.Error:
        raise RowShapeError(file=file, line=reader.line_num) from None


def workbook_entries(content: BinaryIO, *, file: str, columns: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The entries of the sheet `sources`, then those of `statements` or of the only sheet, whatever its name."""
    _refuse_bomb(content, file)
    try:
        yield from _entries_of_sheets(content, file, columns)
    except (FileError, MemoryError):
        raise
    except Exception as error:  # openpyxl lets whatever its parsers raise pass
        raise _no_workbook(file, type(error).__name__) from None


def _entries_of_sheets(content: BinaryIO, file: str, columns: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    import openpyxl

    book = openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
    for part, name in ((SOURCES, SOURCES), (STATEMENTS, _sheet_of_statements(book.sheetnames))):
        if name in book.sheetnames:
            rows = book[name].iter_rows(values_only=True, max_col=MOST_COLUMNS)
            numbered = ((line, [_cell(value) for value in row]) for line, row in enumerate(rows, start=1))
            yield from _entries(_trimmed(numbered), part=part, file=f"{file}, {name}", columns=columns[part])


def _sheet_of_statements(names: Sequence[str]) -> str:
    return STATEMENTS if STATEMENTS in names else names[0]


def _refuse_bomb(content: BinaryIO, file: str) -> None:
    try:
        with zipfile.ZipFile(content) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise _no_workbook(file, "BadZipFile") from None
    if unpacked > MOST_UNPACKED_BYTES:
        raise _no_workbook(file, "size")


def _no_workbook(file: str, problem: str) -> NotWorkbookError:
    return NotWorkbookError(file=file, most=MOST_UNPACKED_BYTES, problem=problem)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a spreadsheet has one kind of number
    return "" if value is None else str(value)


def _trimmed(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Rows as long as the header: a workbook pads them with empty cells."""
    first = next(rows, None)
    if first is None:
        return
    line, header = first
    while header and not header[-1].strip():
        header.pop()
    yield line, header
    for number, fields in rows:
        rest = fields[len(header) :]
        yield number, fields if any(cell.strip() for cell in rest) else fields[: len(header)]


def _entries(rows: Iterator[tuple[int, list[str]]], *, part: str, file: str, columns: Sequence[str]) -> Iterator[Entry]:
    header = [name.strip() for _, fields in islice(rows, 1) for name in fields]
    if not header:
        raise EmptyFileError(file=file)
    _require_columns(header, file, columns)
    for line, fields in rows:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise RowShapeError(file=file, line=line, expected=len(header), found=len(fields))
        cells = dict(zip(header, fields, strict=True))
        yield Entry(part=part, file=file, line=line, values=_values(cells, file, line))


def _require_columns(header: Sequence[str], file: str, columns: Sequence[str]) -> None:
    unknown = [name for name in header if name not in columns and name not in LEFT_ASIDE]
    repeated = sorted({name for name in header if header.count(name) > 1})
    if unknown or repeated:
        raise ColumnsError(
            file=file,
            line=1,
            column=(unknown + repeated)[0],
            missing="",
            unknown=", ".join(unknown),
            repeated=", ".join(repeated),
            expected=", ".join(columns),
        )


def _values(cells: dict[str, str], file: str, line: int) -> dict[str, Any]:
    """Cells as the schema wants them: empty ones are not said, lists are separated by spaces or commas."""
    said = {name: text.strip() for name, text in cells.items() if text.strip()}
    values: dict[str, Any] = {
        name: _value(name, _unescaped(text), file, line) for name, text in said.items() if name not in _FIGURES
    }
    figures = {name: _value(name, text, file, line) for name, text in said.items() if name in _FIGURES}
    return values | ({"figures": figures} if figures else {})


def _unescaped(text: str) -> str:
    """Without the sign by which our own exports keep a spreadsheet from running a cell."""
    return text[1:] if text.startswith("'") and text[1:2] in {"=", "+", "-", "@"} else text


def _value(name: str, text: str, file: str, line: int) -> Any:
    if name in _LISTS:
        return text.replace(",", " ").split()
    if name in _WHOLE_NUMBERS:
        return _whole_number(name, text, file, line)
    # What is neither is refused by the schema, with its place.
    return _TRUTHS.get(text.lower(), text) if name == "is_quotation" else text


def _whole_number(name: str, text: str, file: str, line: int) -> int:
    if not (text.isascii() and text.isdigit()):
        raise NumberError(file=file, line=line, column=name, value=text, is_whole=True)
    return int(text)
