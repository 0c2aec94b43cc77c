"""Reading a table from outside: CSV in UTF-8 with known columns, or an error that names file, line and column."""

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from mutirao.kernel.errors import FileError

_SPREADSHEETS = {b"PK\x03\x04": "XLSX or ODS", b"\xd0\xcf\x11\xe0": "XLS"}


class FileMissingError(FileError):
    """There is no such file, or it cannot be read; `problem` is the system's own word."""

    code = "file.missing"


class FileTooLargeError(FileError):
    """Larger than `most` bytes; refused before it is read."""

    code = "file.too_large"


class UnknownCountryInFileError(FileError):
    """`country` is no code of the world; `suggestions` names close ones."""

    code = "file.unknown_country"


class SpreadsheetError(FileError):
    """A spreadsheet (`kind`) where CSV is expected."""

    code = "file.spreadsheet"


class EncodingError(FileError):
    """Not UTF-8 from `line` on."""

    code = "file.encoding"


class EmptyFileError(FileError):
    code = "file.empty"


class ColumnsError(FileError):
    """`missing` and `unknown` name columns; `expected` lists all."""

    code = "file.columns"


class RowShapeError(FileError):
    """A line with `found` fields where the header has `expected`, or with a quote that never closes."""

    code = "file.row_shape"


class ValueMissingError(FileError):
    code = "file.value_missing"


class NumberError(FileError):
    """Not a finite number, or not a whole one where `is_whole`."""

    code = "file.number"


class OutOfRangeError(FileError):
    """A number below `least` or above `most`."""

    code = "file.out_of_range"


class DuplicateRowError(FileError):
    """Says the same again as `first_line`, in `key`."""

    code = "file.duplicate_row"


class TextTooLongError(FileError):
    code = "file.text_too_long"


LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table; its readers raise errors that name file, line and column."""

    file: str
    line: int
    values: dict[str, str]

    def text(self, column: str) -> str:
        value = self.optional_text(column)
        if value is None:
            raise ValueMissingError(file=self.file, line=self.line, column=column)
        return value

    def optional_text(self, column: str) -> str | None:
        value = self.values.get(column, "").strip()
        if len(value) > LONGEST_TEXT:
            raise TextTooLongError(file=self.file, line=self.line, column=column, most=LONGEST_TEXT)
        return value or None

    def number(self, column: str, *, least: float, most: float) -> Decimal:
        text = self.text(column)
        try:
            number = Decimal(text) if text.isascii() and "_" not in text else Decimal("NaN")
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise NumberError(file=self.file, line=self.line, column=column, value=text, is_whole=False)
        self._require_range(column, number, least, most)
        return number

    def whole_number(self, column: str, *, least: int, most: int) -> int:
        number = self.number(column, least=least, most=most)
        if number != int(number):
            raise NumberError(file=self.file, line=self.line, column=column, value=self.text(column), is_whole=True)
        return int(number)

    def _require_range(self, column: str, number: Decimal, least: float, most: float) -> None:
        if not Decimal(str(least)) <= number <= Decimal(str(most)):
            shown = self.text(column)
            raise OutOfRangeError(file=self.file, line=self.line, column=column, value=shown, least=least, most=most)


def read_content(path: Path, *, most: int) -> bytes:
    """The bytes of a file of at most `most` bytes; a larger one is refused without being read."""
    try:
        size = path.stat().st_size
        if size > most:
            raise FileTooLargeError(file=path.name, size=size, most=most)
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise FileMissingError(file=path.name, problem=error.strerror or type(error).__name__) from None
    # A pipe has no size until it is read.
    if len(content) > most:
        raise FileTooLargeError(file=path.name, size=len(content), most=most)
    return content


def rows_of(content: bytes, *, file: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of a CSV table whose header has the required columns and no others than the optional; blank lines do
    not count."""
    lines = _Lines(_text_of(content, file), file)
    header = [name.strip() for name in lines.next() or ()]
    if not header:
        raise EmptyFileError(file=file)
    require_columns(header, file, required, optional)
    while (fields := lines.next()) is not None:
        if not any(field.strip() for field in fields):
            continue
        if len(fields) != len(header):
            raise RowShapeError(file=file, line=lines.number, expected=len(header), found=len(fields))
        yield Row(file=file, line=lines.number, values=dict(zip(header, fields, strict=True)))


def finite(value: Decimal) -> float:
    """The number as a float; only for values already found in range."""
    number = float(value)
    assert math.isfinite(number)
    return number


def refuse_spreadsheets(content: bytes, file: str) -> None:
    """By the first bytes. Raises SpreadsheetError."""
    for magic, kind in _SPREADSHEETS.items():
        if content.startswith(magic):
            raise SpreadsheetError(file=file, kind=kind)


def _text_of(content: bytes, file: str) -> str:
    refuse_spreadsheets(content, file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    if "\0" in text:
        raise EncodingError(file=file, line=text.count("\n", 0, text.index("\0")) + 1)
    return text


class _Lines:
    """The fields of each line, and the number of the line in the file."""

    def __init__(self, text: str, file: str) -> None:
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self._file = file

    @property
    def number(self) -> int:
        return self._reader.line_num

    def next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error:
            raise RowShapeError(file=self._file, line=self.number) from None


def require_columns(header: list[str], file: str, required: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """All that are required, no others than the optional, none twice. Raises ColumnsError."""
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in {*required, *optional}]
    repeated = sorted({name for name in header if header.count(name) > 1})
    if missing or unknown or repeated:
        raise ColumnsError(
            file=file,
            line=1,
            column=(missing + unknown + repeated)[0],
            missing=", ".join(missing),
            unknown=", ".join(unknown),
            repeated=", ".join(repeated),
            expected=", ".join((*required, *optional)),
        )
