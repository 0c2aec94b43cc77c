"""A table with nodes in rows and in columns, read row by row into one array."""

import csv
import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.programmes.dependencies.csv_stream import ReadFile
from mutirao.programmes.planning import tables

# The largest published tables have some 5,000 rows of some 6,000 columns: 400 MB of text.
MOST_BYTES = 1_000_000_000
LARGEST_AMOUNT = 1e15
_LONGEST_LINE = 2**22
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WideTable:
    """`values[i, j]` of row i and column j; labels of several parts are joined with a point. `lines`: of each row."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: FloatArray
    lines: tuple[int, ...]
    read: ReadFile


def read_wide(path: Path, *, role: str, delimiter: str, header_rows: int = 1, label_columns: int = 1) -> WideTable:
    """A table whose first rows and columns are labels. Empty cells are zero; amounts may be negative, as falling stocks
    are. Raises FileError naming file, line and column."""
    source = _Lines(path)
    lines = csv.reader(source, delimiter=delimiter, strict=True)
    heads = [next(lines, None) for _ in range(header_rows)]
    if any(head is None or len(head) <= label_columns for head in heads):
        raise tables.EmptyFileError(file=path.name)
    columns = _labels([head[label_columns:] for head in heads if head is not None])
    rows: list[str] = []
    numbers: list[int] = []
    values: list[FloatArray] = []
    for label, line, amounts in _rows(lines, path.name, columns, label_columns):
        rows.append(label)
        numbers.append(line)
        values.append(amounts)
    if not rows:
        raise tables.EmptyFileError(file=path.name)
    _refuse_duplicates(path.name, rows, numbers)
    return WideTable(
        rows=tuple(rows),
        columns=columns,
        values=np.vstack(values),
        lines=tuple(numbers),
        read=ReadFile(role=role, file=path.name, sha256=source.digest.hexdigest()),
    )


class _Lines:
    """Lines of a file as text, within the limits; `digest` of all that was given."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.digest = hashlib.sha256()

    def __iter__(self) -> Iterator[str]:
        name = self._path.name
        try:
            size = self._path.stat().st_size
            opened = self._path.open("rb")
        except OSError as error:
            raise tables.FileMissingError(file=name, problem=str(error.strerror)) from None
        if size > MOST_BYTES:
            opened.close()
            raise tables.FileTooLargeError(file=name, size=size, most=MOST_BYTES)
        with opened:
            number = 0
            while line := opened.readline(_LONGEST_LINE + 1):
                number += 1
                if number == 1 and line.startswith(_SPREADSHEETS):
                    raise tables.SpreadsheetError(file=name, kind="XLSX or ODS" if line[:2] == b"PK" else "XLS")
                if len(line) > _LONGEST_LINE:
                    raise tables.RowShapeError(file=name, line=number)
                self.digest.update(line)
                yield self._text(line, number)

    def _text(self, line: bytes, number: int) -> str:
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise tables.EncodingError(file=self._path.name, line=number) from None
        if "\0" in text:
            raise tables.EncodingError(file=self._path.name, line=number)
        return text


def _rows(lines: Any, name: str, columns: tuple[str, ...], label_columns: int) -> Iterator[tuple[str, int, FloatArray]]:
    try:
        for fields in lines:
            # A blank line, or the one on which some programs name the parts of the labels.
            if not any(field.strip() for field in fields[label_columns:]):
                continue
            if len(fields) != len(columns) + label_columns:
                expected = len(columns) + label_columns
                raise tables.RowShapeError(file=name, line=lines.line_num, expected=expected, found=len(fields))
            label = _label(fields[:label_columns])
            if not label:
                raise tables.ValueMissingError(file=name, line=lines.line_num, column="1")
            yield label, lines.line_num, _amounts(fields[label_columns:], name, lines.line_num, columns)
    except csv.Error:
        raise tables.RowShapeError(file=name, line=lines.line_num) from None


def _amounts(fields: Sequence[str], name: str, line: int, columns: tuple[str, ...]) -> FloatArray:
    try:
        amounts = np.array([float(field) if field else 0.0 for field in fields])
    except ValueError:
        amounts = np.array([_number(field) for field in fields])
    is_wrong = ~(np.abs(amounts) <= LARGEST_AMOUNT)
    if is_wrong.any():
        place = int(is_wrong.argmax())
        found = fields[place].strip()
        if not math.isfinite(_number(found)):
            raise tables.NumberError(file=name, line=line, column=columns[place], value=found, is_whole=False)
        most = LARGEST_AMOUNT
        raise tables.OutOfRangeError(file=name, line=line, column=columns[place], value=found, least=-most, most=most)
    return amounts


def _number(field: str) -> float:
    try:
        return float(field) if field.strip() else 0.0
    except ValueError:
        return math.nan


def _labels(heads: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(_label(parts) for parts in zip(*heads, strict=False))


def _label(parts: Sequence[str]) -> str:
    return ".".join(part.strip() for part in parts if part.strip())


def _refuse_duplicates(name: str, rows: Sequence[str], lines: Sequence[int]) -> None:
    first: dict[str, int] = {}
    for label, line in zip(rows, lines, strict=True):
        if label in first:
            raise tables.DuplicateRowError(file=name, line=line, column="1", key=label, first_line=first[label])
        first[label] = line
