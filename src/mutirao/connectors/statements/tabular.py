"""Entries from tables: CSV, and the sheets of a workbook. Every cell is text; nothing in it is computed or run."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from mutirao.connectors.statements.entries import LEFT_ASIDE, Entry
from mutirao.connectors.statements.errors import NotWorkbookError
from mutirao.programmes.planning.tables import (
    ColumnsError,
    EmptyFileError,
    EncodingError,
    NumberError,
    RowShapeError,
)

STATEMENTS, SOURCES = "statements", "sources"
# A workbook is a compressed archive: what it unpacks to is looked up before any of it is read.
MOST_UNPACKED_BYTES = 400_000_000
MOST_COLUMNS = 64

_LISTS = frozenset({"parties", "observers", "secretariat"})
_FIGURES = frozenset({"countries", "organisations"})
_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_WHOLE_NUMBERS = _FIGURES | {"number", "check_period_days"}


def csv_entries(content: bytes, *, file: str, columns: Sequence[str]) -> Iterator[Entry]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    yield from _entries(_numbered(reader, file), file=file, columns=columns)


def _numbered(reader: Any, file: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for fields in reader:
            yield reader.line_num, fields
    except csv.Error:
        raise RowShapeError(file=file, line=reader.line_num) from None


def workbook_entries(content: bytes, *, file: str, sheet: str, columns: Sequence[str]) -> list[Entry]:
    """The entries of a sheet; of the only sheet, whatever its name, where statements are asked for."""
    import openpyxl

    _refuse_bomb(content, file)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets whatever its parsers raise pass
        raise NotWorkbookError(file=file, most=MOST_UNPACKED_BYTES, problem=type(error).__name__) from None
    try:
        name = sheet if sheet in book.sheetnames else None
        if name is None and sheet == STATEMENTS:
            name = book.sheetnames[0]
        if name is None:
            return []
        rows = book[name].iter_rows(values_only=True, max_col=MOST_COLUMNS)
        numbered = ((line, [_cell(value) for value in row]) for line, row in enumerate(rows, start=1))
        return list(_entries(_trimmed(numbered), file=f"{file}, {name}", columns=columns))
    finally:
        book.close()


def _refuse_bomb(content: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise NotWorkbookError(file=file, most=MOST_UNPACKED_BYTES, problem="BadZipFile") from None
    if unpacked > MOST_UNPACKED_BYTES:
        raise NotWorkbookError(file=file, most=MOST_UNPACKED_BYTES, problem="size")


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


def _entries(rows: Iterator[tuple[int, list[str]]], *, file: str, columns: Sequence[str]) -> Iterator[Entry]:
    header = [name.strip() for _, fields in islice(rows, 1) for name in fields]
    if not header:
        raise EmptyFileError(file=file)
    _require_columns(header, file, columns)
    for line, fields in rows:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise RowShapeError(file=file, line=line, expected=len(header), found=len(fields))
        yield Entry(file=file, line=line, values=_values(dict(zip(header, fields, strict=True)), file, line))


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
