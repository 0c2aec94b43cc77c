"""Nodes from a CSV file, in the order of their codes, whatever the order of lines: the same graph has the same worlds.

Columns: `node`, and where they matter `group, country, sector, name` (texts), `rate` (incidents a year that begin
there), `loss` (what is lost when the node is reached), `containment` (the share of incidents from outside that it stops
today, 0 to 1), and for flows `output, final_demand, value_added` (in one unit) and `resilience` (0 to 1).
"""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.programmes.dependencies.csv_stream import CsvStream, ReadFile
from mutirao.programmes.dependencies.errors import UnknownNodeError, UnknownNodeInFileError
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT

LABELS = ("group", "country", "sector", "name")
# Columns of numbers and the greatest that may stand there.
FIGURES = {
    "rate": LARGEST_AMOUNT,
    "loss": LARGEST_AMOUNT,
    "containment": 1.0,
    "output": LARGEST_AMOUNT,
    "final_demand": LARGEST_AMOUNT,
    "value_added": LARGEST_AMOUNT,
    "resilience": 1.0,
}
# The group of every node where the file has no column for groups.
ALL = "all"
# Of an unknown code close ones are sought only where that is quick.
_MOST_SEARCHED = 100_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nodes:
    """What a file says of nodes, in the order of their codes.

    `groups`: the labels in the column `grouped_by`, in order. `group`: the place of each node's label among them, shape
    (nodes,). `figures`: of each column of numbers that the file has, shape (nodes,).
    """

    codes: tuple[str, ...]
    grouped_by: str
    groups: tuple[str, ...]
    group: IntArray
    figures: dict[str, FloatArray]
    read: ReadFile

    def number_of(self, code: str) -> int:
        """Raises UnknownNodeError."""
        place = bisect_left(self.codes, code)
        if place == len(self.codes) or self.codes[place] != code:
            raise UnknownNodeError(node=code, suggestions=close_to(code, self.codes))
        return place

    def numbers(self) -> dict[str, int]:
        """The number of each code."""
        return {code: number for number, code in enumerate(self.codes)}

    def labels(self) -> list[str]:
        """The group of each node."""
        return [self.groups[number] for number in self.group.tolist()]


def read_nodes(path: Path, *, grouped_by: str | None = None) -> Nodes:
    """The nodes of a file. `grouped_by`: the column whose labels make groups; without it `group`, else `country`.

    Raises FileError naming file, line and column.
    """
    stream = CsvStream(path, role="nodes", required=("node",), optional=(*LABELS, *FIGURES))
    rows = _Rows(grouped_by=_column_of_groups(stream, grouped_by))
    rows.figures.update({column: array("d") for column in FIGURES if column in stream.columns})
    for row in stream:
        rows.take(stream, row)
    if not rows.lines:
        raise tables.EmptyFileError(file=stream.file)
    return rows.nodes(stream.read)


def require_node(stream: CsvStream, code: str, column: str, numbers: Mapping[str, int]) -> int:
    """The number of a node that a file names. Raises ValueMissingError, UnknownNodeInFileError."""
    number = numbers.get(code)
    if number is None:
        stream.text(code, column)
        close = close_to(code, tuple(numbers))
        raise UnknownNodeInFileError(file=stream.file, line=stream.line, column=column, node=code, suggestions=close)
    return number


@dataclass(slots=True, kw_only=True)
class _Rows:
    """Columns as they grow, in the order of lines."""

    grouped_by: str | None
    lines: dict[str, int] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    figures: "dict[str, array[float]]" = field(default_factory=dict)

    def take(self, stream: CsvStream, row: list[str]) -> None:
        code = stream.text(row[0], "node")
        if code in self.lines:
            first = self.lines[code]
            raise tables.DuplicateRowError(
                file=stream.file, line=stream.line, column="node", key=code, first_line=first
            )
        self.lines[code] = stream.line
        values = dict(zip((*LABELS, *FIGURES), row[1:], strict=True))
        by = self.grouped_by
        self.labels.append(ALL if by is None else stream.text(values[by], by))
        for column, kept in self.figures.items():
            kept.append(stream.number(values[column], column, most=FIGURES[column]))

    def nodes(self, read: ReadFile) -> Nodes:
        codes = list(self.lines)
        order = np.array(sorted(range(len(codes)), key=codes.__getitem__), dtype=np.int64)
        groups, group = np.unique(np.array(self.labels)[order], return_inverse=True)
        return Nodes(
            codes=tuple(sorted(codes)),
            grouped_by=self.grouped_by or "",
            groups=tuple(str(one) for one in groups),
            group=np.asarray(group, dtype=np.int64),
            figures={column: np.array(kept)[order] for column, kept in self.figures.items()},
            read=read,
        )


def _column_of_groups(stream: CsvStream, asked: str | None) -> str | None:
    if asked is not None and (asked not in LABELS or asked not in stream.columns):
        raise tables.ColumnsError(
            file=stream.file, line=1, column=asked, missing=asked, unknown="", expected=f"node, {asked}"
        )
    return asked or next((column for column in ("group", "country") if column in stream.columns), None)


def close_to(code: str, codes: tuple[str, ...]) -> str:
    """Codes that look alike, for an error; a dash where there is none."""
    return ", ".join(get_close_matches(code, codes, n=3) if len(codes) <= _MOST_SEARCHED else ()) or "–"
