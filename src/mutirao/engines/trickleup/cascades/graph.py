"""Who depends on whom: a directed graph in compressed rows (CSR), with a probability for every edge.

An edge from tail to head says: an incident at the tail becomes one at the head with that probability. Nodes are numbers
from 0; an edge is known by its two numbers, so that neither the order of rows nor other edges change its draws. Callers
number nodes by a rule of their own (in order of codes, say) and keep to it when they compare two graphs.
"""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, ThresholdArray
from mutirao.engines.trickleup.cascades.errors import (
    ColumnsDifferError,
    ContainmentInvalidError,
    DuplicateEdgeError,
    NodeUnknownError,
    NotPerEdgeError,
    NotPerNodeError,
    ProbabilityInvalidError,
    SelfLoopError,
)
from mutirao.engines.trickleup.cascades.hashing import DRAW_BITS, thresholds
from mutirao.engines.trickleup.cascades.memory import PADDING, memory_while_building, refuse_beyond

Kind = TypeVar("Kind", bound=np.generic)
Integers = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Graph:
    """Edges in order of tail, then head. The edges of node i stand from first[i] to first[i + 1].

    `first`: shape (nodes + 1,). `head` and `limit` (threshold, see `hashing`): shape (edges + 15,), zero at the end.
    """

    first: IntArray
    head: NodeArray
    limit: ThresholdArray

    @property
    def nodes(self) -> int:
        return len(self.first) - 1

    @property
    def edges(self) -> int:
        return int(self.first[-1])

    @property
    def heads(self) -> NodeArray:
        """Of each edge, shape (edges,)."""
        return self.head[: self.edges]

    @property
    def tails(self) -> NodeArray:
        """Of each edge, shape (edges,); made anew at every call."""
        return np.repeat(np.arange(self.nodes, dtype=np.int32), np.diff(self.first))

    @property
    def probabilities(self) -> FloatArray:
        """Of each edge, shape (edges,), as they are drawn: multiples of 2⁻³¹."""
        return self.limit[: self.edges] / 2.0**DRAW_BITS


def graph_of(
    *, nodes: int, tail: Integers, head: Integers, probability: FloatArray, memory_limit: int | None = None
) -> Graph:
    """The graph of a list of edges, in any order; cycles are welcome.

    `tail`, `head`, `probability`: shape (edges,). `memory_limit` in bytes, for the graph and the work of building it.
    Raises BeyondMemoryError before anything is allocated, and, naming the first row that is wrong: ColumnsDifferError,
    NodeUnknownError, SelfLoopError, ProbabilityInvalidError, DuplicateEdgeError.
    """
    if not len(tail) == len(head) == len(probability):
        raise ColumnsDifferError(tails=len(tail), heads=len(head), probabilities=len(probability))
    refuse_beyond(memory_while_building(nodes=nodes, edges=len(tail)), memory_limit)
    _refuse_unknown_nodes(tail, nodes)
    _refuse_unknown_nodes(head, nodes)
    _refuse_self_loops(tail, head)
    _refuse_wrong_probabilities(probability)
    order = _order(tail, head, nodes)
    first = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail, minlength=nodes), out=first[1:])
    return Graph(
        first=first, head=_padded(head[order], np.int32), limit=_padded(thresholds(probability[order]), np.uint32)
    )


def merge_parallel_edges(
    tail: Integers, head: Integers, probability: FloatArray
) -> tuple[Integers, Integers, FloatArray]:
    """Rows with the same tail and head as one: 1 − Π(1 − p), several independent ways for the same incident."""
    ends = np.stack([tail, head], axis=1)
    pairs, place = np.unique(ends, axis=0, return_inverse=True)
    with np.errstate(divide="ignore"):
        missed = np.bincount(place.ravel(), weights=np.log1p(-probability), minlength=len(pairs))
    return pairs[:, 0], pairs[:, 1], -np.expm1(missed)


def contained(graph: Graph, containment: FloatArray) -> Graph:
    """The graph after nodes contain incidents: p_ij = w_ij·(1 − containment_j), with the same draws.

    `containment`: shape (nodes,), between 0 and 1. Raises NotPerNodeError, ContainmentInvalidError.
    """
    let_through = 1 - checked_containment(containment, graph.nodes)
    return with_limits(graph, np.rint(graph.limit[: graph.edges] * let_through[graph.heads]).astype(np.uint32))


def weakened(graph: Graph, containment: FloatArray) -> Graph:
    """The same for single edges: p = w·(1 − containment), shape (edges,), in the order of the graph.
    Raises NotPerEdgeError, ContainmentInvalidError.
    """
    let_through = 1 - checked_containment_of_edges(containment, graph)
    return with_limits(graph, np.rint(graph.limit[: graph.edges] * let_through).astype(np.uint32))


def edge_between(graph: Graph, tail: int, head: int) -> int | None:
    """The place of an edge in the order of the graph, or None where there is none."""
    begin, end = graph.first[tail : tail + 2]
    place = int(begin + np.searchsorted(graph.head[begin:end], head))
    return place if place < end and graph.head[place] == head else None


def checked_containment(containment: FloatArray, nodes: int) -> FloatArray:
    """Raises NotPerNodeError, ContainmentInvalidError."""
    if len(containment) != nodes:
        raise NotPerNodeError(given=len(containment), nodes=nodes)
    is_wrong = ~((containment >= 0) & (containment <= 1))
    if is_wrong.any():
        node = int(is_wrong.argmax())
        raise ContainmentInvalidError(node=node, value=float(containment[node]))
    return containment


def checked_containment_of_edges(containment: FloatArray, graph: Graph) -> FloatArray:
    """Raises NotPerEdgeError, ContainmentInvalidError, which names the head."""
    if len(containment) != graph.edges:
        raise NotPerEdgeError(given=len(containment), edges=graph.edges)
    is_wrong = ~((containment >= 0) & (containment <= 1))
    if is_wrong.any():
        edge = int(is_wrong.argmax())
        raise ContainmentInvalidError(node=int(graph.head[edge]), value=float(containment[edge]))
    return containment


def with_limits(graph: Graph, limit: ThresholdArray) -> Graph:
    """The same edges with other thresholds, shape (edges,)."""
    return replace(graph, limit=_padded(limit, np.uint32))


def _order(tail: Integers, head: Integers, nodes: int) -> IntArray:
    """Of rows by tail, then head. Raises DuplicateEdgeError."""
    key = tail.astype(np.int64) * nodes + head
    order = np.argsort(key, kind="stable")
    key = key[order]
    is_repeated = key[1:] == key[:-1]
    if is_repeated.any():
        where = int(order[1:][is_repeated].argmin())
        before, after = np.flatnonzero(is_repeated)[where] + np.array([0, 1])
        row = int(order[after])
        raise DuplicateEdgeError(row=row, first_row=int(order[before]), tail=int(tail[row]), head=int(head[row]))
    return order


def _refuse_unknown_nodes(ends: Integers, nodes: int) -> None:
    is_unknown = (ends < 0) | (ends >= nodes)
    if is_unknown.any():
        row = int(is_unknown.argmax())
        raise NodeUnknownError(row=row, node=int(ends[row]), nodes=nodes)


def _refuse_self_loops(tail: Integers, head: Integers) -> None:
    is_loop = tail == head
    if is_loop.any():
        row = int(is_loop.argmax())
        raise SelfLoopError(row=row, node=int(tail[row]))


def _refuse_wrong_probabilities(probability: FloatArray) -> None:
    is_wrong = ~((probability >= 0) & (probability <= 1))
    if is_wrong.any():
        row = int(is_wrong.argmax())
        raise ProbabilityInvalidError(row=row, value=float(probability[row]))


def _padded(values: npt.NDArray[Any], kind: type[Kind]) -> npt.NDArray[Kind]:
    padded = np.zeros(len(values) + PADDING, dtype=kind)
    padded[: len(values)] = values
    return padded
