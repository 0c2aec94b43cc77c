"""What hardening an edge saves at most, against the same trees grown in plain Python."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.cascades.small_graphs import Edges, graph, small_edges

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, Task, ThresholdArray
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.hashing import edge_draw, thresholds
from mutirao.engines.trickleup.cascades.kernels_bounds import bound_savings

SEED = 7


def _task(of: Graph, worlds: int, *, seeds: list[int], sources: list[int]) -> Task:
    return Task(
        of.first, of.head, of.limit, np.array(seeds, np.int32), np.array(sources, np.int32), np.arange(worlds), SEED,
        np.zeros(0, np.int64),
    )  # fmt: skip


def _bounds(task: Task, hardened: ThresholdArray, weight: IntArray) -> list[int]:
    bound = np.zeros(len(hardened), np.int64)
    bound_savings(task, hardened, weight, bound)
    return [int(one) for one in bound]


def _in_python(of: Graph, task: Task, hardened: ThresholdArray, weight: IntArray) -> list[int]:
    """World by world and edge by edge: a tree, and what hangs on each of its edges that would not stay live."""
    bound = [0] * len(hardened)
    for number, world in enumerate(task.worlds.tolist()):
        starts = dict.fromkeys([*task.seeds.tolist(), *task.sources[number : number + 1].tolist()])
        parent: dict[int, tuple[int, int] | None] = dict.fromkeys(starts)
        waiting = list(starts)
        for tail in waiting:
            for edge in range(of.first[tail], of.first[tail + 1]):
                head = int(of.head[edge])
                if head not in parent and edge_draw(tail, head, world, SEED) < of.limit[edge]:
                    parent[head] = (tail, edge)
                    waiting.append(head)
        hanging = {node: int(weight[node]) for node in waiting}
        for node in reversed(waiting):
            into = parent[node]
            if into is not None:
                tail, edge = into
                hanging[tail] += hanging[node]
                bound[edge] += hanging[node] if edge_draw(tail, node, world, SEED) >= hardened[edge] else 0
    return bound


@given(small_edges(), st.integers(1, 20), st.lists(st.integers(0, 4), unique=True, max_size=2), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_edge_is_bound_by_what_hangs_on_it(
    drawn: tuple[Edges, int], worlds: int, seeds: list[int], has_sources: bool
) -> None:
    """Worlds begin at nodes of their own, at nodes of all, at both, or nowhere; a node may be named twice."""
    edges, nodes = drawn
    of, weight = graph(edges, nodes), np.arange(1, nodes + 1, dtype=np.int64) ** 2
    hardened = (of.limit[: of.edges] // 4).astype(np.uint32)
    sources = [number % nodes for number in range(worlds)] if has_sources else []
    task = _task(of, worlds, seeds=[one % nodes for one in seeds], sources=sources)
    assert _bounds(task, hardened, weight) == _in_python(of, task, hardened, weight)


@pytest.mark.parametrize("heads", [15, 16, 17, 33, 40])
def test_a_node_with_many_edges_bounds_each_of_them(heads: int) -> None:
    of = graph({(0, head): 0.6 for head in range(1, heads + 1)}, heads + 1)
    weight = np.arange(1, heads + 2, dtype=np.int64)
    task = _task(of, 30, seeds=[0], sources=[])
    closed = np.zeros(of.edges, np.uint32)
    assert _bounds(task, closed, weight) == _in_python(of, task, closed, weight)


def test_an_edge_whose_draw_is_its_threshold_is_not_live() -> None:
    certain = graph({(0, 1): 1.0}, 2)
    task = _task(certain, 1, seeds=[0], sources=[])
    draw = np.uint32(edge_draw(0, 1, 0, SEED))
    weight = np.array([1, 5])
    assert _bounds(task, np.array([draw], np.uint32), weight) == [5]
    assert _bounds(task, np.array([draw + np.uint32(1)], np.uint32), weight) == [0]


def test_a_node_that_begins_twice_begins_once() -> None:
    of = graph({(0, 1): 1.0, (1, 2): 1.0}, 3)
    heads: NodeArray = of.head
    task = _task(of, 1, seeds=[0], sources=[0])
    assert heads.tolist()[:2] == [1, 2]
    assert _bounds(task, thresholds(np.zeros(2)), np.array([1, 10, 100])) == [110, 100]
