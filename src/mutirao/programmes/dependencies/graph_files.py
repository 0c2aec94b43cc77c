"""Who depends on whom, from two CSV files: nodes (see `node_files`) and edges, `provider, dependent, probability`.

An incident at the provider becomes one at the dependent with that probability, where nothing contains it.
"""

from dataclasses import dataclass
from pathlib import Path

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.errors import DuplicateEdgeError
from mutirao.engines.trickleup.cascades.graph import Graph, contained, graph_of
from mutirao.programmes.dependencies.csv_stream import ReadFile
from mutirao.programmes.dependencies.edge_files import Edges, read_edges
from mutirao.programmes.dependencies.node_files import Nodes, read_nodes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dependencies:
    """Who depends on whom. `graph`: before containment, in which an edge has the numbers of its nodes."""

    nodes: Nodes
    graph: Graph
    files: tuple[ReadFile, ...]

    @property
    def containment(self) -> FloatArray | None:
        """Of each node today, shape (nodes,), or None where the file has no such column."""
        return self.nodes.figures.get("containment")

    @property
    def losses(self) -> FloatArray | None:
        """Of each node that is reached, shape (nodes,), in the unit of the file; None: every node counts 1."""
        return self.nodes.figures.get("loss")

    def today(self) -> Graph:
        """The graph with the containment that nodes have."""
        return self.graph if self.containment is None else contained(self.graph, self.containment)


def read_dependencies(
    nodes: Path, edges: Path, *, grouped_by: str | None = None, memory_limit: int | None = None
) -> Dependencies:
    """The graph of two files. `grouped_by`: the column whose labels make groups; without it `group`, else `country`.

    `memory_limit`: bytes for the graph and the work of building it. Raises FileError naming file, line and column,
    BeyondMemoryError.
    """
    known = read_nodes(nodes, grouped_by=grouped_by)
    read = read_edges(edges, known, column="probability", most=1.0, memory_limit=memory_limit)
    return Dependencies(nodes=known, graph=_graph(known, read), files=(known.read, read.read))


def _graph(nodes: Nodes, edges: Edges) -> Graph:
    try:
        return graph_of(nodes=len(nodes.codes), tail=edges.tail, head=edges.head, probability=edges.value)
    except DuplicateEdgeError as error:
        row, first_row = (int(error.facts[name] or 0) for name in ("row", "first_row"))
    raise edges.duplicate(nodes, row, first_row)
