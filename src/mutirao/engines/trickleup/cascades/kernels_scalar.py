"""Worlds one after the other, 16 edges of a node at once: fast where cascades are small.

Inner functions take arrays one by one: bundled in a tuple, each access would count references, and count they do.
"""

import numpy as np
from numba import njit

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.ahead import ask_ahead
from mutirao.engines.trickleup.cascades.arrays import FlagArray, NodeArray, Tally, Task, ThresholdArray
from mutirao.engines.trickleup.cascades.hashing import (
    joined_high,
    joined_low,
    live_edges_before,
    tail_key,
    without_lowest_bit,
    world_key,
)
from mutirao.engines.trickleup.cascades.instructions import lowest_bit

# How far ahead of its turn a node's place and its edges are asked for; these did best on trial.
_SOON, _NEXT_UP = 12, 5


@njit(nogil=True, cache=True)
def spread_world_by_world(task: Task, tally: Tally) -> None:
    """Fill the tally, one world at a time."""
    first, head, limit, weight = task.first, task.head, task.limit, task.weight
    reached, size, loss = tally.reached, tally.size, tally.loss
    is_reached = np.zeros(len(reached), np.uint8)
    # One more: a node is written before it is known to be new.
    queue = np.empty(len(reached) + 1, np.int32)
    for number in range(len(task.worlds)):
        count = _start(task.seeds, task.sources[number : number + 1], is_reached, queue)
        count = _run(first, head, limit, world_key(task.worlds[number], task.seed), is_reached, queue, count)
        size[number] = count
        _count(queue[:count], is_reached, reached)
        if len(weight) > 0:
            loss[number] = _total(queue[:count], weight)


@njit(nogil=True, cache=True)
def _start(seeds: NodeArray, sources: NodeArray, is_reached: FlagArray, queue: NodeArray) -> int:
    """Reach the nodes where the world begins; gives how many they are."""
    count = 0
    for node in seeds:
        count = _reach(node, is_reached, queue, count)
    for node in sources:
        count = _reach(node, is_reached, queue, count)
    return count


@njit(nogil=True, cache=True)
def _run(  # noqa: PLR0917
    first: IntArray,
    head: NodeArray,
    limit: ThresholdArray,
    world: np.uint64,
    is_reached: FlagArray,
    queue: NodeArray,
    count: int,
) -> int:
    """Follow what is reached, until nothing new is; gives how many nodes the world reaches."""
    done = 0
    while done < count:
        if done + _SOON < count:
            ask_ahead(first, head, limit, queue[done + _SOON], queue[done + _NEXT_UP])
        tail = queue[done]
        key = tail_key(tail)
        low, high = joined_low(key, world), joined_high(key, world)
        end = first[tail + 1]
        for edge in range(first[tail], end, 16):
            live = live_edges_before(end, head, limit, edge, low, high)
            while live:
                count = _reach(head[edge + lowest_bit(live)], is_reached, queue, count)
                live = without_lowest_bit(live)
        done += 1
    return count


@njit(nogil=True, cache=True)
def _reach(node: int, is_reached: FlagArray, queue: NodeArray, count: int) -> int:
    """Written without a branch: whether a node is new cannot be foreseen."""
    queue[count] = node
    count += 1 - is_reached[node]
    is_reached[node] = 1
    return count


@njit(nogil=True, cache=True)
def _count(nodes: NodeArray, is_reached: FlagArray, reached: IntArray) -> None:
    """Count what the world reached, and forget it."""
    for node in nodes:
        is_reached[node] = 0
        reached[node] += 1


@njit(nogil=True, cache=True)
def _total(nodes: NodeArray, weight: IntArray) -> int:
    total = 0
    for node in nodes:
        total += weight[node]
    return total
