"""What hardening an edge can save at most, for all edges at once.

In every world the nodes are reached along a tree of live edges. Where the tree's edge into a node stays live although
it is hardened, everything stays reached, and nothing is saved; where not, at most what hangs on the node is saved.
"""

import numpy as np
from numba import njit

from mutirao.engines.trickleup.arrays import IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, Task, ThresholdArray
from mutirao.engines.trickleup.cascades.hashing import (
    edge_draw,
    joined_high,
    joined_low,
    live_edges_before,
    tail_key,
    without_lowest_bit,
    world_key,
)
from mutirao.engines.trickleup.cascades.instructions import lowest_bit


@njit(nogil=True, cache=True)
def bound_savings(task: Task, hardened: ThresholdArray, weight: IntArray, bound: IntArray) -> None:
    """Add to `bound`, shape (edges,): the weight that hardening an edge may save, over all worlds.

    `hardened`: the threshold of each edge if it is hardened, shape (edges,). `weight`: of each node, shape (nodes,).
    """
    nodes = len(task.first) - 1
    place = np.full(nodes, -1, np.int32)
    queue, parent = np.empty(nodes, np.int32), np.empty(nodes, np.int32)
    edge_into, hanging = np.empty(nodes, np.int64), np.empty(nodes, np.int64)
    for number in range(len(task.worlds)):
        starts = _start(task.seeds, task.sources[number : number + 1], place, queue)
        world = world_key(task.worlds[number], task.seed)
        count = _grow(task.first, task.head, task.limit, world, place, queue, parent, edge_into, starts)
        for position in range(count):
            hanging[position] = weight[queue[position]]
            place[queue[position]] = -1
        for position in range(count - 1, starts - 1, -1):
            hanging[parent[position]] += hanging[position]
            tail, edge = queue[parent[position]], edge_into[position]
            if edge_draw(tail, queue[position], task.worlds[number], task.seed) >= hardened[edge]:
                bound[edge] += hanging[position]


@njit(nogil=True, cache=True)
def _start(seeds: NodeArray, sources: NodeArray, place: NodeArray, queue: NodeArray) -> int:
    """Put the nodes where the world begins into the queue; gives how many they are."""
    count = 0
    for nodes in (seeds, sources):
        for node in nodes:
            if place[node] < 0:
                place[node] = count
                queue[count] = node
                count += 1
    return count


@njit(nogil=True, cache=True)
def _grow(  # noqa: PLR0917
    first: IntArray,
    head: NodeArray,
    limit: ThresholdArray,
    world: np.uint64,
    place: NodeArray,
    queue: NodeArray,
    parent: NodeArray,
    edge_into: IntArray,
    count: int,
) -> int:
    """Grow the tree; `parent`: place in the queue of the node before. Gives how many nodes the world reaches."""
    done = 0
    while done < count:
        tail = queue[done]
        key = tail_key(tail)
        low, high, end = joined_low(key, world), joined_high(key, world), first[tail + 1]
        for begin in range(first[tail], end, 16):
            live = live_edges_before(end, head, limit, begin, low, high)
            while live:
                edge = begin + lowest_bit(live)
                live = without_lowest_bit(live)
                node = head[edge]
                if place[node] < 0:
                    place[node], queue[count] = count, node
                    parent[count], edge_into[count] = done, edge
                    count += 1
        done += 1
    return count
