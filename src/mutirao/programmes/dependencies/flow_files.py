"""Who sells what to whom, from two CSV files: nodes (see `node_files`) and edges, `provider, dependent, value`.

`value` is what the provider delivers to the dependent in a period; own use may stand there, from a node to itself. With
the columns `output`, `final_demand` or `value_added` of the nodes, in the same unit, sums are checked.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.tables import FlowTable, flow_table
from mutirao.programmes.dependencies.csv_stream import ReadFile
from mutirao.programmes.dependencies.edge_files import Edges, read_edges
from mutirao.programmes.dependencies.node_files import Nodes, read_nodes
from mutirao.programmes.planning.limits import LARGEST_AMOUNT

if TYPE_CHECKING:
    from mutirao.engines.trickleup.propagation.matrices import Matrix


class OutputFrom(StrEnum):
    """Where the output of nodes comes from. `sales`: nothing says it, so that what a node sells in the table counts as
    all that it makes: too little wherever it also sells elsewhere."""

    GIVEN = "given"
    SALES_AND_FINAL_DEMAND = "sales_and_final_demand"
    SALES = "sales"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """What is known beside the flows, of each node, shape (nodes,), in their unit; None where nothing says."""

    output: FloatArray | None = None
    final_demand: FloatArray | None = None
    value_added: FloatArray | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flows:
    """`groups`: of each node of the table, in its order. `resilience`: of each node, empty where nothing says.

    `without_own_sales`: how many nodes sell nothing to themselves in the table.
    """

    table: FlowTable
    groups: tuple[str, ...]
    grouped_by: str
    resilience: tuple[float, ...]
    files: tuple[ReadFile, ...]
    output_from: OutputFrom
    without_own_sales: int


def flows_of(
    names: tuple[str, ...],
    flows: "Matrix",
    sides: Sides,
    *,
    groups: tuple[str, ...],
    grouped_by: str,
    resilience: FloatArray | None = None,
    files: tuple[ReadFile, ...],
) -> Flows:
    """The flows with all that is known beside them, checked. Raises as `propagation.tables.flow_table`."""
    table = flow_table(names, flows, sides.output, final_demand=sides.final_demand, value_added=sides.value_added)
    return Flows(
        table=table,
        groups=groups,
        grouped_by=grouped_by,
        resilience=() if resilience is None else tuple(resilience.tolist()),
        files=files,
        output_from=_output_from(sides),
        without_own_sales=int((table.flows.diagonal() == 0).sum()),
    )


def read_flows(nodes: Path, edges: Path, *, grouped_by: str | None = None, memory_limit: int | None = None) -> Flows:
    """The flows of two files. Raises FileError naming file, line and column, BeyondMemoryError, and as
    `engines.trickleup.propagation.tables.flow_table`: OrientationError, UnbalancedError, BeyondOutputError."""
    known = read_nodes(nodes, grouped_by=grouped_by)
    read = read_edges(edges, known, column="value", most=LARGEST_AMOUNT, has_loops=True, memory_limit=memory_limit)
    _refuse_duplicates(known, read)
    return flows_of(
        known.codes,
        _matrix(known, read),
        Sides(
            output=known.figures.get("output"),
            final_demand=known.figures.get("final_demand"),
            value_added=known.figures.get("value_added"),
        ),
        groups=tuple(known.labels()),
        grouped_by=known.grouped_by,
        resilience=known.figures.get("resilience"),
        files=(known.read, read.read),
    )


def _output_from(sides: Sides) -> OutputFrom:
    if sides.output is not None:
        return OutputFrom.GIVEN
    return OutputFrom.SALES if sides.final_demand is None else OutputFrom.SALES_AND_FINAL_DEMAND


def _refuse_duplicates(nodes: Nodes, edges: Edges) -> None:
    key = edges.tail.astype(np.int64) * len(nodes.codes) + edges.head
    order = np.argsort(key, kind="stable")
    is_repeated = np.flatnonzero(key[order][1:] == key[order][:-1])
    if len(is_repeated):
        place = is_repeated[order[is_repeated + 1].argmin()]
        raise edges.duplicate(nodes, int(order[place + 1]), int(order[place]))


def _matrix(nodes: Nodes, edges: Edges) -> object:
    from scipy.sparse import csr_array

    count = len(nodes.codes)
    return csr_array((edges.value, (edges.tail, edges.head)), shape=(count, count))
