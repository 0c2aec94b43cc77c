"""Which kernel suits: a few worlds are tried, and whichever is chosen the result is the same to the last digit."""

from enum import StrEnum

from mutirao.engines.trickleup.cascades.arrays import Tally, Task, empty_tally
from mutirao.engines.trickleup.cascades.kernels_scalar import spread_world_by_world
from mutirao.engines.trickleup.cascades.kernels_words import spread_by_words

# Worlds that are tried: a block of the kernel of words.
TRIED_WORLDS = 64
# Share of all nodes that an average cascade must reach for blocks to pay; measured, see docs/explanation/cascades.md.
LARGE_SHARE = 0.5


class Kernel(StrEnum):
    WORLD_BY_WORLD = "world_by_world"
    BY_WORDS = "by_words"


def kernel_for(task: Task) -> Kernel:
    tried = task._replace(worlds=task.worlds[:TRIED_WORLDS], sources=task.sources[:TRIED_WORLDS])
    size = run(tried, Kernel.WORLD_BY_WORLD).size
    is_large = size.sum() >= LARGE_SHARE * len(size) * (len(task.first) - 1)
    return Kernel.BY_WORDS if is_large else Kernel.WORLD_BY_WORLD


def run(task: Task, kernel: Kernel) -> Tally:
    tally = empty_tally(task)
    if kernel is Kernel.BY_WORDS:
        spread_by_words(task, tally)
    else:
        spread_world_by_world(task, tally)
    return tally
