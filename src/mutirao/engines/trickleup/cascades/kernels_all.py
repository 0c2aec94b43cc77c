"""Every node as a source in turn, in the same worlds: fast where nodes are few and edges many."""

import numpy as np
from numba import njit

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.arrays import CountArray, NodeArray, ThresholdArray
from mutirao.engines.trickleup.cascades.hashing import (
    joined_high,
    joined_low,
    live_edges_before,
    tail_key,
    without_lowest_bit,
    world_key,
)
from mutirao.engines.trickleup.cascades.instructions import lowest_bit


@njit(nogil=True, cache=True)
def reach_from_all(  # noqa: PLR0917
    first: IntArray, head: NodeArray, limit: ThresholdArray, worlds: IntArray, seed: int, reached: CountArray
) -> None:
    """Add to `reached`, shape (nodes, nodes): in how many worlds an incident at row i reaches column j."""
    nodes = len(first) - 1
    start = np.zeros(nodes + 1, np.int64)
    to = np.empty(first[nodes], np.int32)
    last_source = np.empty(nodes, np.int32)
    queue = np.empty(nodes + 1, np.int32)
    for world in worlds:
        _find_live(first, head, limit, world_key(world, seed), start, to)
        last_source[:] = -1
        for source in range(nodes):
            _spread(source, start, to, last_source, queue, reached)


@njit(nogil=True, cache=True)
def _find_live(  # noqa: PLR0917
    first: IntArray, head: NodeArray, limit: ThresholdArray, world: np.uint64, start: IntArray, to: NodeArray
) -> None:
    """The live edges of one world: those of node i lead to to[start[i]] … to[start[i + 1] − 1]."""
    count = 0
    for tail in range(len(start) - 1):
        key = tail_key(tail)
        low, high, end = joined_low(key, world), joined_high(key, world), first[tail + 1]
        for edge in range(first[tail], end, 16):
            live = live_edges_before(end, head, limit, edge, low, high)
            while live:
                to[count] = head[edge + lowest_bit(live)]
                count += 1
                live = without_lowest_bit(live)
        start[tail + 1] = count


@njit(nogil=True, cache=True)
def _spread(  # noqa: PLR0917
    source: int, start: IntArray, to: NodeArray, last_source: NodeArray, queue: NodeArray, reached: CountArray
) -> None:
    """Count what one source reaches along live edges."""
    queue[0], last_source[source] = source, source
    done, count = 0, 1
    while done < count:
        tail = queue[done]
        reached[source, tail] += 1
        for edge in range(start[tail], start[tail + 1]):
            node = to[edge]
            queue[count] = node
            count += int(last_source[node] != source)
            last_source[node] = source
        done += 1
