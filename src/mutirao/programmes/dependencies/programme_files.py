"""Programmes that harden nodes and edges, from a CSV file: `programme, node, containment` and `by, provider, cost`.

A line says: the programme lets `node` contain so large a share (0 to 1) of the incidents that come in and are not
contained today; with `provider`, only of those that come from there. `by`: who helps or pays, the same in every line of
a programme. `cost`: of the line, in one currency. A programme may have many lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.attribution.hardening import Hardening
from mutirao.engines.trickleup.cascades.graph import edge_between
from mutirao.programmes.dependencies.csv_stream import CsvStream, ReadFile
from mutirao.programmes.dependencies.errors import HardensNothingError, TextDiffersError, UnknownEdgeInFileError
from mutirao.programmes.dependencies.graph_files import Dependencies
from mutirao.programmes.dependencies.node_files import require_node
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programme:
    """`by`: empty where the file does not say. `cost`: NaN where the file has no such column."""

    code: str
    by: str
    cost: float
    hardening: Hardening


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programmes:
    """`each`: in the order of their codes. `read`: the file that they come from."""

    each: tuple[Programme, ...]
    read: ReadFile


def read_programmes(path: Path, dependencies: Dependencies) -> Programmes:
    """The programmes of a file, for the graph that they are about. Raises FileError naming file, line and column."""
    stream = CsvStream(
        path, role="programmes", required=("programme", "node", "containment"), optional=("by", "provider", "cost")
    )
    rows, numbers = dict[str, _Rows](), dependencies.nodes.numbers()
    for code, node, containment, by, provider, cost in stream:
        of_programme = rows.setdefault(stream.text(code, "programme"), _Rows(by=by, line=stream.line))
        of_programme.require_same_party(stream, by)
        share = stream.number(containment, "containment", most=1.0)
        place = _place(stream, dependencies, numbers, node, provider)
        of_programme.take(stream, place, share, shown=" → ".join(part for part in (provider, node) if part))
        if "cost" in stream.columns:
            of_programme.cost += stream.number(cost, "cost", most=LARGEST_AMOUNT)
    if not rows:
        raise tables.EmptyFileError(file=stream.file)
    for code, of_programme in rows.items():
        of_programme.require_something(stream, code)
    has_cost = "cost" in stream.columns
    found = tuple(rows[code].programme(code, dependencies, has_cost=has_cost) for code in sorted(rows))
    return Programmes(each=found, read=stream.read)


@dataclass(frozen=True, slots=True)
class _Place:
    """A node, or an edge by its place in the graph."""

    number: int
    is_edge: bool


class _Rows:
    """One programme's lines."""

    def __init__(self, *, by: str, line: int) -> None:
        self.by, self.line, self.cost = by, line, 0.0
        self._lines = dict[_Place, int]()
        self._shares = dict[_Place, float]()

    def require_same_party(self, stream: CsvStream, by: str) -> None:
        if by != self.by:
            raise TextDiffersError(
                file=stream.file, line=stream.line, column="by", value=by, first=self.by, first_line=self.line
            )

    def require_something(self, stream: CsvStream, code: str) -> None:
        if not any(self._shares.values()):
            raise HardensNothingError(file=stream.file, line=self.line, column="containment", programme=code)

    def take(self, stream: CsvStream, place: _Place, share: float, *, shown: str) -> None:
        if place in self._lines:
            first = self._lines[place]
            raise tables.DuplicateRowError(
                file=stream.file, line=stream.line, column="node", key=shown, first_line=first
            )
        self._lines[place], self._shares[place] = stream.line, share

    def programme(self, code: str, dependencies: Dependencies, *, has_cost: bool) -> Programme:
        at_nodes, on_edges = np.zeros(dependencies.graph.nodes), np.zeros(dependencies.graph.edges)
        for place, share in self._shares.items():
            (on_edges if place.is_edge else at_nodes)[place.number] = share
        hardening = Hardening(code=code, containment=at_nodes, on_edges=on_edges if on_edges.any() else np.zeros(0))
        return Programme(code=code, by=self.by, cost=self.cost if has_cost else float("nan"), hardening=hardening)


def _place(
    stream: CsvStream, dependencies: Dependencies, numbers: Mapping[str, int], node: str, provider: str
) -> _Place:
    head = require_node(stream, node, "node", numbers)
    if not provider:
        return _Place(head, False)
    edge = edge_between(dependencies.graph, require_node(stream, provider, "provider", numbers), head)
    if edge is None:
        raise UnknownEdgeInFileError(
            file=stream.file, line=stream.line, column="provider", provider=provider, node=node
        )
    return _Place(edge, True)
