"""Simulation of random graphs beside all their worlds, enumerated: within its error, and no better than that."""

from dataclasses import dataclass

import numpy as np
import pytest
from tests.engines.trickleup.cascades.small_graphs import Edges, exact_reach, graph

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

GRAPHS, WORLDS = 80, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Random:
    edges: Edges
    nodes: int
    losses: FloatArray


def _random(number: int) -> _Random:
    """2 to 5 nodes, up to 9 edges, any probability; cycles come by themselves."""
    chance = np.random.default_rng([17, number])
    nodes = int(chance.integers(2, 6))
    pairs = [(tail, head) for tail in range(nodes) for head in range(nodes) if tail != head]
    chosen = chance.permutation(len(pairs))[: chance.integers(1, 10)]
    edges = {pairs[place]: float(chance.uniform(0.02, 0.98)) for place in chosen}
    return _Random(edges=edges, nodes=nodes, losses=chance.uniform(0, 10, nodes))


def _distances(kernel: Kernel) -> FloatArray:
    """Of every node that chance decides, in every graph: how many standard errors simulation is off."""
    found = []
    for number in range(GRAPHS):
        one = _random(number)
        exact = exact_reach(one.edges, one.nodes, [0])
        simulated = spread(graph(one.edges, one.nodes), starting_at([0]), worlds=WORLDS, seed=number, kernel=kernel)
        is_open = (exact > 0) & (exact < 1)
        assert simulated.frequency[~is_open] == pytest.approx(exact[~is_open], abs=0)
        error = np.sqrt(exact * (1 - exact) / WORLDS)
        found.append((simulated.frequency - exact)[is_open] / error[is_open])
    return np.concatenate(found)


@pytest.mark.parametrize("kernel", list(Kernel))
def test_random_graphs_are_simulated_within_four_standard_errors(kernel: Kernel) -> None:
    """Of a hundred comparisons one lies beyond four standard errors by chance in 160 such tests; beside it, distances
    must be as large as chance makes them: their mean square is 1 within 4·√(2/n), and their mean 0."""
    distances = _distances(kernel)
    assert len(distances) > 100
    assert np.abs(distances).max() < 4
    assert abs((distances**2).mean() - 1) < 4 * np.sqrt(2 / len(distances))
    assert abs(distances.mean()) < 4 / np.sqrt(len(distances))


def test_losses_of_random_graphs_are_simulated_within_four_standard_errors() -> None:
    for number in range(GRAPHS):
        one = _random(number)
        exact = float(exact_reach(one.edges, one.nodes, [0]) @ one.losses)
        simulated = spread(
            graph(one.edges, one.nodes), starting_at([0]), worlds=WORLDS, seed=number, losses=one.losses
        ).mean_loss
        assert abs(simulated.mean - exact) <= 4 * simulated.standard_error + 1e-12
