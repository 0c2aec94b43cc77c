"""Which kernel suits: the first worlds tell, and whichever is chosen the result is the same to the last digit."""

from dataclasses import dataclass
from enum import StrEnum

from mutirao.engines.trickleup.cascades.arrays import Tally, Task, empty_tally, worlds_of
from mutirao.engines.trickleup.cascades.kernels_scalar import spread_world_by_world
from mutirao.engines.trickleup.cascades.kernels_words import spread_by_words

# So many worlds are followed one by one before a kernel is chosen for the rest; they count as any other.
TRIED_WORLDS = 16
# Share of all nodes that an average cascade must reach for blocks to pay; measured, see docs/explanation/cascades.md.
LARGE_SHARE = 0.3


class Kernel(StrEnum):
    WORLD_BY_WORLD = "world_by_world"
    BY_WORDS = "by_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """`tried`: how many of the first worlds were followed. `size`: nodes that one of them reached on average."""

    kernel: Kernel
    tried: int
    size: float


def try_first(task: Task, tally: Tally) -> Trial:
    """Follow the first worlds, count them in the tally, and choose the kernel for the rest."""
    tried = min(TRIED_WORLDS, len(task.worlds))
    spread_world_by_world(*worlds_of(task, tally, 0, tried))
    size = float(tally.size[:tried].mean())
    is_large = size >= LARGE_SHARE * (len(task.first) - 1)
    return Trial(kernel=Kernel.BY_WORDS if is_large else Kernel.WORLD_BY_WORLD, tried=tried, size=size)


def kernel_for(task: Task) -> Kernel:
    """For whoever cuts the worlds himself."""
    first = task._replace(worlds=task.worlds[:TRIED_WORLDS], sources=task.sources[:TRIED_WORLDS])
    return try_first(first, empty_tally(first)).kernel


def run(task: Task, tally: Tally, kernel: Kernel) -> None:
    """Count the worlds of the task in the tally."""
    if kernel is Kernel.BY_WORDS:
        spread_by_words(task, tally)
    else:
        spread_world_by_world(task, tally)
