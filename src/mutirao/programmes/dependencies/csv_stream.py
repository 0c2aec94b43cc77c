"""Rows of a CSV file of any length, one at a time: memory does not grow with the file.

The same rules and errors as in `planning.tables`, for files of millions of lines: UTF-8, known columns, every error
with file, line and column.
"""

import csv
import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mutirao.programmes.planning import tables

MOST_BYTES = 500_000_000
# No line of a table is longer; a file without line breaks is found before it fills the memory.
_LONGEST_LINE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that entered a result: what for, its name, and the SHA-256 of its content."""

    role: str
    file: str
    sha256: str


class CsvStream:
    """Iterating gives the fields of each row in the order of `required` and `optional`, stripped; what the file has no
    column for is the empty text. `columns`: those that the file has. `line`: of the row given last.

    Raises FileError naming file, line and column.
    """

    def __init__(self, path: Path, *, role: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        self.file = path.name
        self._path = path
        self._role = role
        self._names = (*required, *optional)
        self._digest = hashlib.sha256()
        self._lines = csv.reader(self._decoded(), strict=True)
        header = [name.strip() for name in self._next() or ()]
        if not header:
            raise tables.EmptyFileError(file=self.file)
        tables.require_columns(header, self.file, required, optional)
        self._width = len(header)
        self.columns = frozenset(header)
        self._places = [header.index(name) if name in header else -1 for name in self._names]

    @property
    def line(self) -> int:
        return self._lines.line_num

    @property
    def read(self) -> ReadFile:
        """What was read, after the last row."""
        return ReadFile(role=self._role, file=self.file, sha256=self._digest.hexdigest())

    def __iter__(self) -> Iterator[list[str]]:
        places, width = self._places, self._width
        while (fields := self._next()) is not None:
            if len(fields) != width:
                if not any(field.strip() for field in fields):
                    continue
                raise tables.RowShapeError(file=self.file, line=self.line, expected=width, found=len(fields))
            row = [fields[place].strip() if place >= 0 else "" for place in places]
            if any(row) or any(field.strip() for field in fields):
                yield row

    def text(self, value: str, column: str) -> str:
        """Raises ValueMissingError, TextTooLongError."""
        if not value:
            raise tables.ValueMissingError(file=self.file, line=self.line, column=column)
        if len(value) > tables.LONGEST_TEXT:
            raise tables.TextTooLongError(file=self.file, line=self.line, column=column, most=tables.LONGEST_TEXT)
        return value

    def number(self, value: str, column: str, *, least: float = 0.0, most: float) -> float:
        """Raises ValueMissingError, NumberError, OutOfRangeError."""
        try:
            number = float(value) if value.isascii() and "_" not in value else math.nan
        except ValueError:
            number = math.nan
        if least <= number <= most:
            return number
        self.text(value, column)
        if not math.isfinite(number):
            raise tables.NumberError(file=self.file, line=self.line, column=column, value=value, is_whole=False)
        raise tables.OutOfRangeError(file=self.file, line=self.line, column=column, value=value, least=least, most=most)

    def whole_number(self, value: str, column: str, *, most: float) -> int:
        """From 0. Raises as `number`, and NumberError for a number with decimals."""
        number = self.number(value, column, most=most)
        if number != int(number):
            raise tables.NumberError(file=self.file, line=self.line, column=column, value=value, is_whole=True)
        return int(number)

    def _next(self) -> list[str] | None:
        try:
            return next(self._lines, None)
        except csv.Error:
            raise tables.RowShapeError(file=self.file, line=self.line) from None

    def _decoded(self) -> Iterator[str]:
        """Lines as text, without the mark that some programs put in front."""
        for number, line in enumerate(self._raw(), start=1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise tables.EncodingError(file=self.file, line=number) from None
            if "\0" in text:
                raise tables.EncodingError(file=self.file, line=number)
            yield text

    def _raw(self) -> Iterator[bytes]:
        try:
            size = self._path.stat().st_size
            if size > MOST_BYTES:
                raise tables.FileTooLargeError(file=self.file, size=size, most=MOST_BYTES)
            with self._path.open("rb") as stream:
                yield from self._checked(stream)
        except OSError as error:
            raise tables.FileMissingError(file=self.file, problem=error.strerror or type(error).__name__) from None

    def _checked(self, stream: BinaryIO) -> Iterator[bytes]:
        size = number = 0
        while line := stream.readline(_LONGEST_LINE):
            number += 1
            if number == 1:
                tables.refuse_spreadsheets(line, self.file)
            if len(line) == _LONGEST_LINE:
                raise tables.RowShapeError(file=self.file, line=number)
            size += len(line)
            if size > MOST_BYTES:  # a pipe has no size until it is read
                raise tables.FileTooLargeError(file=self.file, size=size, most=MOST_BYTES)
            self._digest.update(line)
            yield line
