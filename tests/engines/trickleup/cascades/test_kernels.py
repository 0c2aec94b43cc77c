"""The kernels against each other and against plain Python, world by world."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.cascades.small_graphs import (
    SIX_NODES,
    Edges,
    graph,
    large_random,
    small_edges,
    worlds_in_python,
)

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import Incidents, Spread, arriving_at, spread_in, starting_at

LOSSES = np.array([1.0, 0.1, 3.7, 0.0, 1e-3, 12.5])
KERNELS = pytest.mark.parametrize("kernel", list(Kernel))


def _in_python(edges: Edges, nodes: int, starts: list[int], numbers: IntArray, seed: int) -> tuple[IntArray, IntArray]:
    """How often each node is reached, and the size of each world."""
    worlds = list(worlds_in_python(edges, starts, numbers, seed))
    reached = np.array([sum(node in world.reached for world in worlds) for node in range(nodes)])
    return reached, np.array([len(world.reached) for world in worlds])


@KERNELS
def test_several_nodes_may_start_at_once(kernel: Kernel) -> None:
    numbers = np.arange(100)
    found = spread_in(graph(SIX_NODES, 6), starting_at([4, 2]), numbers, seed=9, kernel=kernel)
    reached, size = _in_python(SIX_NODES, 6, [2, 4], numbers, 9)
    assert found.reached.tolist() == reached.tolist()
    assert found.size.tolist() == size.tolist()


@KERNELS
def test_losses_are_those_of_the_nodes_that_are_reached(kernel: Kernel) -> None:
    numbers = np.arange(200)
    found = spread_in(graph(SIX_NODES, 6), starting_at([0]), numbers, seed=5, losses=LOSSES, kernel=kernel)
    expected = [LOSSES[sorted(world.reached)].sum() for world in worlds_in_python(SIX_NODES, [0], numbers, 5)]
    assert found.loss == pytest.approx(np.array(expected), rel=1e-12)


@KERNELS
def test_a_node_with_many_edges_follows_each_of_them(kernel: Kernel) -> None:
    """More than 16 edges, and not a multiple of it; every tenth is impossible, every seventh certain."""
    heads = np.arange(1, 54)
    probability = np.where(heads % 7 == 0, 1.0, np.where(heads % 10 == 0, 0.0, 0.4))
    edges = {(0, int(head)): float(chance) for head, chance in zip(heads, probability, strict=True)}
    edges |= {(int(head), 60): 0.01 for head in heads} | {(60, 0): 1.0, (60, 61): 0.5}
    numbers = np.arange(300)
    found = spread_in(graph(edges, 62), starting_at([0]), numbers, seed=11, kernel=kernel)
    reached, size = _in_python(edges, 62, [0], numbers, 11)
    assert found.reached.tolist() == reached.tolist()
    assert found.size.tolist() == size.tolist()


@KERNELS
@given(small_edges(), st.integers(1, 130), st.integers(0, 2**62), st.integers(0, 2**62))
@settings(max_examples=40, deadline=None)
def test_a_kernel_reaches_what_draws_one_by_one_reach(
    kernel: Kernel, drawn: tuple[Edges, int], worlds: int, first: int, seed: int
) -> None:
    edges, nodes = drawn
    numbers = np.arange(first, first + worlds)
    found = spread_in(graph(edges, nodes), starting_at([0]), numbers, seed=seed, kernel=kernel)
    reached, size = _in_python(edges, nodes, [0], numbers, seed)
    assert found.reached.tolist() == reached.tolist()
    assert found.size.tolist() == size.tolist()


def _both(graph: Graph, incidents: Incidents, worlds: int) -> tuple[Spread, Spread]:
    losses = np.random.default_rng(3).uniform(0, 5, graph.nodes)
    one, other = (
        spread_in(graph, incidents, np.arange(worlds), seed=2, losses=losses, kernel=kernel) for kernel in Kernel
    )
    return one, other


@pytest.mark.parametrize("probability", [0.02, 0.12, 0.2, 0.5, 1.0])
@pytest.mark.parametrize("worlds", [64, 200])
def test_the_kernels_agree_on_a_large_graph_world_by_world(probability: float, worlds: int) -> None:
    graph = large_random(3000, 30_000, probability=probability)
    rates = np.arange(3000.0)
    for incidents in (starting_at([5, 2999]), arriving_at(rates)):
        one, other = _both(graph, incidents, worlds)
        assert one.size.tobytes() == other.size.tobytes()
        assert one.loss.tobytes() == other.loss.tobytes()
        assert one.reached.tobytes() == other.reached.tobytes()


@pytest.mark.parametrize("nodes", [1, 2, 3, 4, 7, 8, 9, 63, 64, 65])
@KERNELS
def test_a_ring_of_certain_edges_reaches_everybody(nodes: int, kernel: Kernel) -> None:
    """Whatever the number of nodes: the queue of the words has a power of two of places."""
    around = np.arange(nodes)
    tail, head = (around, (around + 1) % nodes) if nodes > 1 else (around[:0], around[:0])
    certain = graph_of(nodes=nodes, tail=tail, head=head, probability=np.ones(len(tail)))
    found = spread_in(certain, starting_at(around), np.arange(70), seed=1, kernel=kernel)
    assert found.size.tolist() == [nodes] * 70
    alone = spread_in(certain, starting_at([nodes - 1]), np.arange(70), seed=1, kernel=kernel)
    assert alone.size.tolist() == [nodes] * 70
    # More worlds than nodes begin somewhere: the queue is full before they all have begun.
    anywhere = spread_in(certain, arriving_at(np.ones(nodes)), np.arange(640), seed=1, kernel=kernel)
    assert anywhere.size.tolist() == [nodes] * 640


@KERNELS
def test_a_world_alone_is_the_same_as_among_many(kernel: Kernel) -> None:
    dense, rates = large_random(40, 300, probability=0.15), np.ones(40)
    among = spread_in(dense, arriving_at(rates), np.arange(80), seed=6, kernel=kernel)
    alone = [spread_in(dense, arriving_at(rates), np.array([one]), seed=6, kernel=kernel).size[0] for one in range(80)]
    assert alone == among.size.tolist()


@KERNELS
def test_a_node_is_reached_while_its_neighbour_waits_in_every_world(kernel: Kernel) -> None:
    certain = graph({(0, 3): 1.0, (5, 2): 1.0, (2, 4): 1.0}, 6)
    found = spread_in(certain, starting_at([0, 5]), np.arange(64), seed=1, kernel=kernel)
    assert found.reached.tolist() == [64, 0, 64, 64, 64, 64]


@KERNELS
def test_a_single_node_has_its_loss(kernel: Kernel) -> None:
    alone = graph_of(nodes=1, tail=np.zeros(0, np.int64), head=np.zeros(0, np.int64), probability=np.zeros(0))
    found = spread_in(alone, starting_at([0]), np.arange(3), seed=1, losses=np.array([2.5]), kernel=kernel)
    assert found.loss.tolist() == [2.5, 2.5, 2.5]
