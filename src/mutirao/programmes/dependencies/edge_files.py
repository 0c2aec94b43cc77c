"""Edges from a CSV file, `provider, dependent` and one number: columns of millions of lines, checked line by line."""

from array import array
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.memory import memory_while_building, refuse_beyond
from mutirao.programmes.dependencies.csv_stream import CsvStream, ReadFile
from mutirao.programmes.dependencies.errors import SelfLoopInFileError
from mutirao.programmes.dependencies.node_files import Nodes, require_node
from mutirao.programmes.planning import tables

# While reading: two ends, a number, and the number of the line.
_BYTES_OF_A_LINE = 24
_LINES_BETWEEN_LOOKS = 2**20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edges:
    """In the order of lines, each of shape (edges,). `line`: where an edge stands in the file."""

    tail: npt.NDArray[np.int32]
    head: npt.NDArray[np.int32]
    value: FloatArray
    line: npt.NDArray[np.int64]
    read: ReadFile

    def duplicate(self, nodes: Nodes, row: int, first_row: int) -> tables.DuplicateRowError:
        """What to raise for two rows with the same ends."""
        return tables.DuplicateRowError(
            file=self.read.file,
            line=int(self.line[row]),
            column="dependent",
            key=f"{nodes.codes[self.tail[row]]} → {nodes.codes[self.head[row]]}",
            first_line=int(self.line[first_row]),
        )


def read_edges(
    path: Path,
    nodes: Nodes,
    *,
    column: str,
    most: float,
    has_loops: bool = False,
    memory_limit: int | None = None,
) -> Edges:
    """The edges of a file with a number from 0 to `most` in `column`; `has_loops`: a node may lead to itself.

    `memory_limit`: bytes for the edges and for what is built of them. Raises FileError naming file, line and column,
    BeyondMemoryError.
    """
    stream = CsvStream(path, role="edges", required=("provider", "dependent", column))
    rows, numbers = _Rows(), nodes.numbers()
    for provider, dependent, value in stream:
        if provider == dependent and not has_loops:
            raise SelfLoopInFileError(file=stream.file, line=stream.line, column="dependent", node=provider)
        rows.tail.append(require_node(stream, provider, "provider", numbers))
        rows.head.append(require_node(stream, dependent, "dependent", numbers))
        rows.value.append(stream.number(value, column, most=most))
        rows.line.append(stream.line)
        if len(rows.line) % _LINES_BETWEEN_LOOKS == 0:
            _refuse_beyond(len(numbers), len(rows.line), memory_limit)
    if not rows.line:
        raise tables.EmptyFileError(file=stream.file)
    _refuse_beyond(len(numbers), len(rows.line), memory_limit)
    return rows.edges(stream.read)


@dataclass(frozen=True, slots=True)
class _Rows:
    tail: "array[int]" = field(default_factory=lambda: array("i"))
    head: "array[int]" = field(default_factory=lambda: array("i"))
    value: "array[float]" = field(default_factory=lambda: array("d"))
    line: "array[int]" = field(default_factory=lambda: array("q"))

    def edges(self, read: ReadFile) -> Edges:
        return Edges(
            tail=np.frombuffer(self.tail, dtype=np.int32),
            head=np.frombuffer(self.head, dtype=np.int32),
            value=np.frombuffer(self.value, dtype=np.float64),
            line=np.frombuffer(self.line, dtype=np.int64),
            read=read,
        )


def _refuse_beyond(nodes: int, edges: int, memory_limit: int | None) -> None:
    refuse_beyond(memory_while_building(nodes=nodes, edges=edges) + _BYTES_OF_A_LINE * edges, memory_limit)
