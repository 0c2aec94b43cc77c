"""Graphs small enough to know the answer, and the answers: by enumeration, and world by world in plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.hashing import edge_draw, thresholds

Edges = dict[tuple[int, int], float]

SIX_NODES: Edges = {
    (0, 1): 0.5, (0, 2): 0.3, (1, 2): 0.4, (2, 3): 0.6, (3, 1): 0.2, (1, 4): 0.7, (4, 5): 0.1, (3, 5): 0.9,
}  # fmt: skip


def graph(edges: Edges, nodes: int) -> Graph:
    tail, head = np.array(list(edges), dtype=np.int64).reshape(-1, 2).T
    return graph_of(nodes=nodes, tail=tail, head=head, probability=np.array(list(edges.values()), dtype=np.float64))


def reached_along(live: list[tuple[int, int]], starts: list[int]) -> set[int]:
    found, waiting = set(starts), list(starts)
    while waiting:
        tail = waiting.pop()
        fresh = {head for one, head in live if one == tail} - found
        found |= fresh
        waiting += fresh
    return found


def exact_reach(edges: Edges, nodes: int, starts: list[int]) -> FloatArray:
    """The probability that each node is reached: over all 2^edges worlds, in fractions."""
    total = [Fraction(0)] * nodes
    for lives in product((False, True), repeat=len(edges)):
        chance = Fraction(1)
        for is_live, probability in zip(lives, edges.values(), strict=True):
            chance *= Fraction(probability) if is_live else 1 - Fraction(probability)
        for node in reached_along([edge for edge, is_live in zip(edges, lives, strict=True) if is_live], starts):
            total[node] += chance
    return np.array([float(one) for one in total])


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    number: int
    reached: set[int]


def worlds_in_python(edges: Edges, starts: list[int], numbers: IntArray, seed: int) -> Iterator[World]:
    """Draw by draw, edge by edge, without a kernel."""
    limits = dict(zip(edges, thresholds(np.array(list(edges.values()))), strict=True))
    for number in numbers.tolist():
        live = [(tail, head) for (tail, head), limit in limits.items() if edge_draw(tail, head, number, seed) < limit]
        yield World(number=number, reached=reached_along(live, starts))


@st.composite
def small_edges(draw: st.DrawFn, *, most_nodes: int = 5, most_edges: int = 9) -> tuple[Edges, int]:
    """Up to 5 nodes; probabilities that computers represent exactly, both ends included."""
    nodes = draw(st.integers(2, most_nodes))
    pairs = [(tail, head) for tail in range(nodes) for head in range(nodes) if tail != head]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1, max_size=most_edges))
    return {pair: draw(st.sampled_from([0.0, 0.125, 0.25, 0.5, 0.75, 0.9375, 1.0])) for pair in chosen}, nodes


def large_random(nodes: int, edges: int, *, probability: float, seed: int = 1) -> Graph:
    """Erdős–Rényi, directed: `edges` different pairs."""
    drawn = np.random.default_rng(seed).choice(nodes * (nodes - 1), size=edges, replace=False)
    tail, place = np.divmod(drawn, nodes - 1)
    head = place + (place >= tail)
    return graph_of(nodes=nodes, tail=tail, head=head, probability=np.full(edges, probability))
