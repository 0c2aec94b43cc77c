import numpy as np
import pytest
from tests.engines.trickleup.cascades.small_graphs import large_random

from mutirao.engines.trickleup.cascades.regime import Kernel, kernel_for
from mutirao.engines.trickleup.cascades.simulate import starting_at, task_of


@pytest.mark.parametrize(
    ("probability", "kernel"), [(0.01, Kernel.WORLD_BY_WORLD), (0.12, Kernel.WORLD_BY_WORLD), (0.4, Kernel.BY_WORDS)]
)
def test_worlds_are_joined_in_words_where_cascades_are_large(probability: float, kernel: Kernel) -> None:
    graph = large_random(2000, 20_000, probability=probability)
    task, _ = task_of(graph, starting_at([0, 1, 2]), np.arange(500), seed=1, losses=None)
    assert kernel_for(task) is kernel
