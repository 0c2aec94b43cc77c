"""Fetching what a kernel needs next: most of the time of a large cascade is waiting for memory."""

from numba import njit

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, ThresholdArray
from mutirao.engines.trickleup.cascades.instructions import prefetch


@njit(nogil=True, cache=True)
def ask_ahead(first: IntArray, head: NodeArray, limit: ThresholdArray, soon: int, next_up: int) -> None:
    """Fetch where the edges of the node `soon` begin, and the edges of the node `next_up`, for which that was done."""
    prefetch(first, soon)
    edge = first[next_up]
    prefetch(head, edge)
    prefetch(head, edge + 15)
    prefetch(limit, edge)
    prefetch(limit, edge + 15)
