import numpy as np
import pytest
from tests.engines.trickleup.cascades.small_graphs import large_random

from mutirao.engines.trickleup.cascades.regime import Kernel, kernel_for
from mutirao.engines.trickleup.cascades.simulate import arriving_at, spread_in, starting_at, task_of


@pytest.mark.parametrize(
    ("probability", "kernel"), [(0.01, Kernel.WORLD_BY_WORLD), (0.11, Kernel.WORLD_BY_WORLD), (0.4, Kernel.BY_WORDS)]
)
def test_worlds_are_joined_in_words_where_cascades_are_large(probability: float, kernel: Kernel) -> None:
    graph = large_random(2000, 20_000, probability=probability)
    task, _ = task_of(graph, starting_at([0, 1, 2]), np.arange(500), seed=1, losses=None)
    assert kernel_for(task) is kernel


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("worlds", [1, 15, 16, 17, 80, 81, 300])
@pytest.mark.parametrize("probability", [0.05, 0.4])
def test_worlds_that_are_tried_count_once_as_any_other(probability: float, worlds: int, threads: int) -> None:
    graph = large_random(600, 6_000, probability=probability)
    losses = np.random.default_rng(1).uniform(0, 5, 600)
    for incidents in (starting_at([0, 1, 2]), arriving_at(np.arange(600.0))):
        chosen = spread_in(graph, incidents, np.arange(worlds), seed=1, losses=losses, threads=threads)
        told = spread_in(graph, incidents, np.arange(worlds), seed=1, losses=losses, kernel=Kernel.WORLD_BY_WORLD)
        assert chosen.size.tolist() == told.size.tolist()
        assert chosen.loss.tolist() == told.loss.tolist()
        assert chosen.reached.tolist() == told.reached.tolist()
