"""Programmes that shorten recovery, from a CSV file: `programme, node, shortened` and `by, cost`.

A line says: with the programme `node` recovers in a time that is shorter by so large a share, 0 to 1. `by`: who helps
or pays, the same in every line of a programme. `cost`: of the line, in one currency.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.programmes.dependencies.csv_stream import CsvStream, ReadFile
from mutirao.programmes.dependencies.errors import ShortensNothingError, TextDiffersError
from mutirao.programmes.dependencies.node_files import require_node
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecoveryProgramme:
    """`shortened`: the share by which each node recovers sooner, shape (nodes,). `by`: empty where the file does not
    say. `cost`: NaN where the file has no such column."""

    code: str
    by: str
    cost: float
    shortened: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecoveryProgrammes:
    """`each`: in the order of their codes. `read`: the file that they come from."""

    each: tuple[RecoveryProgramme, ...]
    read: ReadFile


def read_recovery_programmes(path: Path, names: tuple[str, ...]) -> RecoveryProgrammes:
    """The programmes of a file for nodes called `names`. Raises FileError naming file, line and column."""
    stream = CsvStream(path, role="programmes", required=("programme", "node", "shortened"), optional=("by", "cost"))
    numbers = {name: number for number, name in enumerate(names)}
    rows = dict[str, _Rows]()
    for code, node, shortened, by, cost in stream:
        of_programme = rows.setdefault(stream.text(code, "programme"), _Rows(by=by, line=stream.line))
        of_programme.take(stream, by, require_node(stream, node, "node", numbers), node, shortened)
        if "cost" in stream.columns:
            of_programme.cost += stream.number(cost, "cost", most=LARGEST_AMOUNT)
    if not rows:
        raise tables.EmptyFileError(file=stream.file)
    has_cost = "cost" in stream.columns
    each = tuple(rows[code].programme(stream, code, len(names), has_cost=has_cost) for code in sorted(rows))
    return RecoveryProgrammes(each=each, read=stream.read)


@dataclass(slots=True, kw_only=True)
class _Rows:
    """One programme's lines. `lines`, `shares`: by the number of the node."""

    by: str
    line: int
    cost: float = 0.0
    lines: dict[int, int] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)

    def take(self, stream: CsvStream, by: str, number: int, node: str, shortened: str) -> None:
        if by != self.by:
            raise TextDiffersError(
                file=stream.file, line=stream.line, column="by", value=by, first=self.by, first_line=self.line
            )
        if number in self.lines:
            first = self.lines[number]
            raise tables.DuplicateRowError(
                file=stream.file, line=stream.line, column="node", key=node, first_line=first
            )
        self.lines[number] = stream.line
        self.shares[number] = stream.number(shortened, "shortened", most=1.0)

    def programme(self, stream: CsvStream, code: str, nodes: int, *, has_cost: bool) -> RecoveryProgramme:
        shortened = np.zeros(nodes)
        shortened[list(self.shares)] = list(self.shares.values())
        if not shortened.any():
            raise ShortensNothingError(file=stream.file, line=self.line, column="shortened", programme=code)
        return RecoveryProgramme(
            code=code, by=self.by, cost=self.cost if has_cost else float("nan"), shortened=shortened
        )
