"""Who sells what to whom, from two CSV files: nodes (see `node_files`) and edges, `provider, dependent, value`.

`value` is what the provider delivers to the dependent in a period; own use may stand there, from a node to itself. With
the columns `output`, `final_demand` or `value_added` of the nodes, in the same unit, sums are checked.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.propagation.tables import FlowTable, flow_table
from mutirao.programmes.dependencies.csv_stream import ReadFile
from mutirao.programmes.dependencies.edge_files import Edges, read_edges
from mutirao.programmes.dependencies.node_files import Nodes, read_nodes
from mutirao.programmes.planning.limits import LARGEST_AMOUNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flows:
    """`groups`: of each node of the table, in its order. `resilience`: of each node, empty where nothing says."""

    table: FlowTable
    groups: tuple[str, ...]
    grouped_by: str
    resilience: tuple[float, ...]
    files: tuple[ReadFile, ...]


def read_flows(nodes: Path, edges: Path, *, grouped_by: str | None = None, memory_limit: int | None = None) -> Flows:
    """The flows of two files. Raises FileError naming file, line and column, BeyondMemoryError, and as
    `engines.trickleup.propagation.tables.flow_table`: OrientationError, UnbalancedError, BeyondOutputError."""
    known = read_nodes(nodes, grouped_by=grouped_by)
    read = read_edges(edges, known, column="value", most=LARGEST_AMOUNT, has_loops=True, memory_limit=memory_limit)
    _refuse_duplicates(known, read)
    table = flow_table(
        known.codes,
        _matrix(known, read),
        known.figures.get("output"),
        final_demand=known.figures.get("final_demand"),
        value_added=known.figures.get("value_added"),
    )
    return Flows(
        table=table,
        groups=tuple(known.labels()),
        grouped_by=known.grouped_by,
        resilience=tuple(known.figures.get("resilience", np.zeros(0)).tolist()),
        files=(known.read, read.read),
    )


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
