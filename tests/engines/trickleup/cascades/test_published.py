"""Cases with a known answer: the six-node cascade, brute force, and the final size of epidemics."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.engines.trickleup.cascades.small_graphs import (
    SIX_NODES,
    Edges,
    exact_reach,
    graph,
    large_random,
    small_edges,
)

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.all_sources import reach_matrix
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import Spread, spread, starting_at

WORLDS = 40_000
SIX_NODE_SPREAD = {0: 2.846364, 1: 2.61088}
# Final size z of an epidemic, z = 1 − e^{−R₀z}.
FINAL_SIZE = {1.5: 0.582812, 2.0: 0.796812, 3.0: 0.940480}


def _standard_error(probability: FloatArray, worlds: int) -> FloatArray:
    return np.sqrt(probability * (1 - probability) / worlds)


@pytest.mark.parametrize(("start", "expected"), SIX_NODE_SPREAD.items())
def test_the_six_node_cascade_is_exact_by_enumeration(start: int, expected: float) -> None:
    assert exact_reach(SIX_NODES, 6, [start]).sum() == pytest.approx(expected, abs=1e-9)


def test_node_0_reaches_node_5_with_the_published_probability() -> None:
    assert exact_reach(SIX_NODES, 6, [0])[5] == pytest.approx(0.261764, abs=1e-9)


@pytest.mark.parametrize("kernel", list(Kernel))
@pytest.mark.parametrize(("start", "expected"), SIX_NODE_SPREAD.items())
def test_the_six_node_cascade_is_simulated_within_four_standard_errors(
    start: int, expected: float, kernel: Kernel
) -> None:
    size = spread(graph(SIX_NODES, 6), starting_at([start]), worlds=WORLDS, seed=1, kernel=kernel).mean_size
    assert size.mean == pytest.approx(expected, abs=4 * size.standard_error)
    assert size.standard_error < 0.01


def test_every_node_reaches_every_other_as_often_as_enumeration_says() -> None:
    found = reach_matrix(graph(SIX_NODES, 6), worlds=WORLDS, seed=3)
    exact = np.array([exact_reach(SIX_NODES, 6, [start]) for start in range(6)])
    assert (np.abs(found - exact) <= 4 * _standard_error(exact, WORLDS)).all()


@pytest.mark.parametrize("kernel", list(Kernel))
@given(small_edges())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_random_graphs_of_up_to_five_nodes_agree_with_brute_force(kernel: Kernel, drawn: tuple[Edges, int]) -> None:
    """Five standard errors: some hundreds of figures are compared."""
    edges, nodes = drawn
    found = spread(graph(edges, nodes), starting_at([0]), worlds=WORLDS, seed=5, kernel=kernel).frequency
    exact = exact_reach(edges, nodes, [0])
    assert (np.abs(found - exact) <= 5 * _standard_error(exact, WORLDS)).all()


def _everybody_meets_everybody(nodes: int, probability: float) -> Graph:
    pairs = np.argwhere(~np.eye(nodes, dtype=np.bool_))
    return graph_of(nodes=nodes, tail=pairs[:, 0], head=pairs[:, 1], probability=np.full(len(pairs), probability))


def _large_outbreaks(found: Spread, nodes: int) -> FloatArray:
    share = found.size / nodes
    return np.asarray(share[share > 0.1])


@pytest.mark.parametrize(("contacts", "final"), FINAL_SIZE.items())
def test_an_epidemic_among_all_ends_at_its_final_size(contacts: float, final: float) -> None:
    nodes = 1500
    graph = _everybody_meets_everybody(nodes, contacts / nodes)
    found = spread(graph, starting_at([3]), worlds=1024, seed=1)
    outbreaks = _large_outbreaks(found, nodes)
    assert outbreaks.mean() == pytest.approx(final, abs=0.005)
    # An outbreak is as likely as its final size is large: every edge is one way as likely as the other.
    assert len(outbreaks) / 1024 == pytest.approx(final, abs=4 * np.sqrt(final * (1 - final) / 1024))


@pytest.mark.parametrize(("contacts", "final"), FINAL_SIZE.items())
def test_an_epidemic_on_a_random_graph_ends_at_its_final_size(contacts: float, final: float) -> None:
    nodes, per_node = 40_000, 6
    graph = large_random(nodes, nodes * per_node, probability=contacts / per_node)
    outbreaks = _large_outbreaks(spread(graph, starting_at([0]), worlds=192, seed=1), nodes)
    assert outbreaks.mean() == pytest.approx(final, abs=0.005)
