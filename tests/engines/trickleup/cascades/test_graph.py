from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.trickleup.cascades.small_graphs import SIX_NODES, graph

from mutirao.engines.trickleup.cascades.errors import (
    BeyondMemoryError,
    ColumnsDifferError,
    ContainmentInvalidError,
    DuplicateEdgeError,
    NodeUnknownError,
    NotPerNodeError,
    ProbabilityInvalidError,
    SelfLoopError,
)
from mutirao.engines.trickleup.cascades.graph import (
    Graph,
    contained,
    edge_between,
    graph_of,
    merge_parallel_edges,
    weakened,
)
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_while_building
from mutirao.kernel.errors import Fact, MutiraoError


def _graph(rows: list[tuple[int, int, float]], nodes: int = 4) -> Graph:
    tail, head, probability = zip(*rows, strict=True)
    return graph_of(nodes=nodes, tail=np.array(tail), head=np.array(head), probability=np.array(probability))


def _facts_of(refused: type[MutiraoError], act: Callable[[], object]) -> dict[str, Fact]:
    with pytest.raises(refused) as caught:
        act()
    return caught.value.facts


def test_edges_stand_in_order_of_tail_and_head() -> None:
    found = _graph([(2, 1, 0.25), (0, 3, 0.5), (2, 0, 0.75), (0, 1, 1.0)])
    assert found.nodes == 4
    assert found.edges == 4
    assert found.first.tolist() == [0, 2, 2, 4, 4]
    assert found.heads.tolist() == [1, 3, 0, 1]
    assert found.tails.tolist() == [0, 0, 2, 2]
    assert found.probabilities.tolist() == [1.0, 0.5, 0.75, 0.25]


@given(st.permutations(list(SIX_NODES)))
def test_the_order_of_rows_does_not_matter(order: list[tuple[int, int]]) -> None:
    one, other = graph(SIX_NODES, 6), graph({edge: SIX_NODES[edge] for edge in order}, 6)
    assert one.head.tobytes() == other.head.tobytes()
    assert one.limit.tobytes() == other.limit.tobytes()


def test_a_graph_without_edges_is_a_graph() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert graph_of(nodes=3, tail=none, head=none, probability=np.zeros(0)).edges == 0


@pytest.mark.parametrize(("row", "node"), [((4, 0, 0.1), 4), ((-1, 0, 0.1), -1), ((0, 4, 0.1), 4), ((0, -3, 0.1), -3)])
def test_a_node_that_is_not_there_is_named_with_its_row(row: tuple[int, int, float], node: int) -> None:
    facts = _facts_of(NodeUnknownError, lambda: _graph([(0, 1, 0.5), row]))
    assert facts == {"row": 1, "node": node, "nodes": 4}


def test_a_self_loop_is_named_with_its_row() -> None:
    assert _facts_of(SelfLoopError, lambda: _graph([(0, 1, 0.5), (2, 2, 0.5)])) == {"row": 1, "node": 2}


@pytest.mark.parametrize("value", [-1e-9, 1 + 1e-9, float("inf"), float("-inf")])
def test_what_is_no_probability_is_named_with_its_row(value: float) -> None:
    facts = _facts_of(ProbabilityInvalidError, lambda: _graph([(0, 1, 0.5), (1, 2, value)]))
    assert facts == {"row": 1, "value": value}


def test_not_a_number_is_no_probability() -> None:
    assert _facts_of(ProbabilityInvalidError, lambda: _graph([(1, 2, float("nan"))]))["row"] == 0


def test_the_first_row_that_repeats_an_edge_is_named_with_the_one_that_it_repeats() -> None:
    rows = [(3, 1, 0.5), (0, 1, 0.5), (1, 2, 0.5), (3, 1, 0.1), (0, 1, 0.2)]
    facts = _facts_of(DuplicateEdgeError, lambda: _graph(rows))
    assert facts == {"row": 3, "first_row": 0, "tail": 3, "head": 1}


def test_columns_of_different_lengths_are_refused() -> None:
    ends = np.array([0, 1])
    facts = _facts_of(ColumnsDifferError, lambda: graph_of(nodes=2, tail=ends, head=ends[:1], probability=np.ones(2)))
    assert facts == {"tails": 2, "heads": 1, "probabilities": 2}


def test_rows_of_one_edge_merge_as_independent_ways() -> None:
    tail, head = np.array([1, 0, 1, 1, 0]), np.array([0, 1, 0, 0, 2])
    tails, heads, probability = merge_parallel_edges(tail, head, np.array([0.5, 0.25, 0.5, 0.2, 1.0]))
    assert list(zip(tails.tolist(), heads.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 0)]
    assert probability == pytest.approx(np.array([0.25, 1.0, 1 - 0.5 * 0.5 * 0.8]))


def test_containment_lowers_what_comes_in() -> None:
    before = _graph([(0, 1, 0.5), (0, 2, 0.8), (1, 2, 1.0), (2, 0, 0.4)])
    after = contained(before, np.array([0.0, 0.5, 0.75, 1.0]))
    assert after.probabilities == pytest.approx(np.array([0.25, 0.2, 0.25, 0.4]), abs=1e-9)
    assert before.probabilities[0] == 0.5


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_what_is_no_containment_is_named(value: float) -> None:
    facts = _facts_of(ContainmentInvalidError, lambda: contained(graph(SIX_NODES, 6), np.array([0, 0, value, 0, 0, 0])))
    assert facts["node"] == 2


def test_containment_is_given_for_every_node() -> None:
    facts = _facts_of(NotPerNodeError, lambda: contained(graph(SIX_NODES, 6), np.zeros(5)))
    assert facts == {"given": 5, "nodes": 6}


def test_a_graph_takes_what_its_formula_says() -> None:
    found = graph(SIX_NODES, 6)
    assert found.first.nbytes + found.head.nbytes + found.limit.nbytes == memory_of_graph(nodes=6, edges=8)


def test_a_graph_beyond_memory_is_refused_before_anything_is_allocated() -> None:
    """Its columns are one number, seen ten billion times: to build it for real would take 440 GB."""
    column = np.broadcast_to(np.int64(0), (10**10,))
    chances = np.broadcast_to(np.float64(0.5), (10**10,))
    limit = 2**30

    def build() -> Graph:
        return graph_of(nodes=10**6, tail=column, head=column, probability=chances, memory_limit=limit)

    facts = _facts_of(BeyondMemoryError, build)
    assert facts == {"needed": -(-memory_while_building(nodes=10**6, edges=10**10) // 2**20), "limit": 1024}


def test_an_edge_is_found_by_its_ends() -> None:
    found = _graph([(2, 1, 0.25), (0, 3, 0.5), (2, 0, 0.75), (0, 1, 1.0)])
    assert [edge_between(found, *ends) for ends in ((0, 1), (0, 3), (2, 0), (2, 1))] == [0, 1, 2, 3]
    assert [edge_between(found, *ends) for ends in ((0, 2), (1, 0), (3, 0), (2, 3))] == [None] * 4


def test_a_weakened_edge_lets_its_share_through() -> None:
    found = weakened(_graph([(0, 1, 1.0), (0, 2, 0.5)]), np.array([0.25, 1.0]))
    assert found.probabilities.tolist() == [0.75, 0.0]
