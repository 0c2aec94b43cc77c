"""What is lost directly, from a CSV file: `node, direct` and `scenario, recovery_time, begins`.

`direct`: the share of the node's output that is lost, 0 to 1. `scenario`: lines of one name happen together; without
the column all do. `recovery_time`: periods until it is over; `begins`: the period in which it starts, 0 where it is
empty.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.dynamic import Shape, Shock
from mutirao.programmes.dependencies.csv_stream import CsvStream, ReadFile
from mutirao.programmes.dependencies.errors import RecoveryMissingError
from mutirao.programmes.dependencies.node_files import require_node
from mutirao.programmes.planning import tables

LONGEST = 1_000_000.0
ONLY = "shock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line: what `node`, a number, loses directly."""

    node: int
    direct: float
    recovery_time: float
    begins: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shocks:
    """`hits`: of each scenario, in the order of the file. `has_recovery`: whether the file says how long they last."""

    hits: dict[str, tuple[Hit, ...]]
    has_recovery: bool
    nodes: int
    read: ReadFile

    def direct(self) -> FloatArray:
        """The greatest direct loss of each node, shape (scenarios, nodes)."""
        found = np.zeros((len(self.hits), self.nodes))
        for row, hits in enumerate(self.hits.values()):
            for one in hits:
                found[row, one.node] = max(found[row, one.node], one.direct)
        return found

    def of(self, scenario: str, shape: Shape) -> tuple[Shock, ...]:
        """One shock for each period in which something begins. Raises RecoveryMissingError."""
        if not self.has_recovery:
            raise RecoveryMissingError(file=self.read.file)
        hits = self.hits[scenario]
        return tuple(self._beginning(begins, hits, shape) for begins in sorted({one.begins for one in hits}))

    def _beginning(self, begins: int, hits: tuple[Hit, ...], shape: Shape) -> Shock:
        direct, recovery_time = np.zeros(self.nodes), np.zeros(self.nodes)
        for one in hits:
            if one.begins == begins:
                direct[one.node], recovery_time[one.node] = one.direct, one.recovery_time
        return Shock(direct=direct, recovery_time=recovery_time, begins=begins, shape=shape)


def read_shocks(path: Path, names: tuple[str, ...]) -> Shocks:
    """The shocks of a file to nodes called `names`. Raises FileError naming file, line and column."""
    stream = CsvStream(
        path, role="shocks", required=("node", "direct"), optional=("scenario", "recovery_time", "begins")
    )
    rows = _Rows(numbers={name: number for number, name in enumerate(names)})
    for row in stream:
        rows.take(stream, row)
    if not rows.hits:
        raise tables.EmptyFileError(file=stream.file)
    return Shocks(
        hits={scenario: tuple(hits) for scenario, hits in rows.hits.items()},
        has_recovery="recovery_time" in stream.columns,
        nodes=len(names),
        read=stream.read,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    numbers: dict[str, int]
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    lines: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def take(self, stream: CsvStream, row: list[str]) -> None:
        node, direct, scenario, recovery_time, begins = row
        named = stream.text(scenario, "scenario") if "scenario" in stream.columns else ONLY
        one = Hit(
            node=require_node(stream, node, "node", self.numbers),
            direct=stream.number(direct, "direct", most=1.0),
            recovery_time=self._time(stream, recovery_time),
            begins=stream.whole_number(begins, "begins", most=LONGEST) if begins else 0,
        )
        key = (named, one.node, one.begins)
        if key in self.lines:
            raise tables.DuplicateRowError(
                file=stream.file, line=stream.line, column="node", key=node, first_line=self.lines[key]
            )
        self.lines[key] = stream.line
        self.hits.setdefault(named, []).append(one)

    def _time(self, stream: CsvStream, value: str) -> float:
        has_column = "recovery_time" in stream.columns
        return stream.number(value, "recovery_time", most=LONGEST) if has_column else 0.0
