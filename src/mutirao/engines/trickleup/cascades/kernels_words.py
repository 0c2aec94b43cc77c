"""64 worlds at once, one bit each: fast where cascades are large.

A node waits in a queue with the worlds that newly reached it. Where these are few, the edges of the node are drawn 16
at once, world by world; where they are many, its edges one by one, for 64 worlds at once: the same draws either way.
Wider blocks were tried: their state leaves the processor's cache, and the worlds of one visit get no denser.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from mutirao.engines.trickleup.cascades.ahead import ask_ahead
from mutirao.engines.trickleup.cascades.arrays import NodeArray, Tally, Task, ThresholdArray, WordArray
from mutirao.engines.trickleup.cascades.hashing import (
    high_half,
    live_edges_before,
    low_half,
    tail_key,
    without_lowest_bit,
    world_key,
)
from mutirao.engines.trickleup.cascades.instructions import live_worlds, lowest_bit, set_bits

_NONE = np.uint64(0)
_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
# How far ahead of its turn a node's place and its edges are asked for.
_SOON, _NEXT_UP = 12, 5
# Columns of the state of a node: worlds that reached it, and those of them that it has not passed on.
_REACHED, _WAITING = 0, 1


class _Block(NamedTuple):
    """`lows`, `highs`: halves of the keys of 64 worlds. `state`: shape (nodes, 2). `queue`: a ring of 2ᵏ places."""

    lows: ThresholdArray
    highs: ThresholdArray
    state: WordArray
    queue: NodeArray


@njit(nogil=True, cache=True)
def spread_by_words(task: Task, tally: Tally) -> None:
    """Fill the tally, 64 worlds at a time."""
    nodes = len(task.first) - 1
    halves = np.zeros((2, 64), np.uint32)
    block = _Block(halves[0], halves[1], np.empty((nodes, 2), np.uint64), np.empty(_ring_for(nodes), np.int32))
    for begin in range(0, len(task.worlds), 64):
        count = min(64, len(task.worlds) - begin)
        _run(task, block, _start(task, block, begin, count))
        _close(task, tally, block, begin, count)


@njit(nogil=True, cache=True)
def _ring_for(nodes: int) -> int:
    """A power of two that holds every node, and the one that is written before it is known to be new."""
    length = 1
    while length <= nodes:
        length *= 2
    return length


@njit(nogil=True, cache=True)
def _start(task: Task, block: _Block, begin: int, count: int) -> int:
    """Reach the nodes where the worlds begin; gives how many they are."""
    block.state[:] = _NONE
    for number in range(count):
        key = world_key(task.worlds[begin + number], task.seed)
        block.lows[number], block.highs[number] = low_half(key), high_half(key)
    back = 0
    for node in task.seeds:
        back = _reach(block.state, block.queue, node, _ALL >> np.uint64(64 - count), back)
    if len(task.sources) > 0:
        for number in range(count):
            back = _reach(block.state, block.queue, task.sources[begin + number], _ONE << np.uint64(number), back)
    return back


@njit(nogil=True, cache=True)
def _run(task: Task, block: _Block, back: int) -> None:
    """Pass on what waits, until nothing does."""
    first, head, limit, state, queue = task.first, task.head, task.limit, block.state, block.queue
    front, ring = 0, len(queue) - 1
    while front < back:
        if front + _SOON < back:
            ask_ahead(first, head, limit, queue[(front + _SOON) & ring], queue[(front + _NEXT_UP) & ring])
        tail = queue[front & ring]
        front += 1
        new = state[tail, _WAITING]
        state[tail, _WAITING] = _NONE
        edges = first[tail + 1] - first[tail]
        if set_bits(new) * ((edges + 15) // 16) < edges:
            back = _follow_in_each_world(task, block, tail, new, back)
        else:
            back = _follow_each_edge(task, block, tail, new, back)


@njit(nogil=True, cache=True)
def _follow_in_each_world(task: Task, block: _Block, tail: int, new: np.uint64, back: int) -> int:
    """World by world, 16 edges at once; gives the new end of the queue."""
    first, head, limit, state, queue = task.first, task.head, task.limit, block.state, block.queue
    key = tail_key(tail)
    end = first[tail + 1]
    while new:
        world = lowest_bit(new)
        new = without_lowest_bit(new)
        low, high = np.uint32(low_half(key) ^ block.lows[world]), np.uint32(high_half(key) + block.highs[world])
        for edge in range(first[tail], end, 16):
            live = live_edges_before(end, head, limit, edge, low, high)
            while live:
                back = _reach(state, queue, head[edge + lowest_bit(live)], _ONE << np.uint64(world), back)
                live = without_lowest_bit(live)
    return back


@njit(nogil=True, cache=True)
def _follow_each_edge(task: Task, block: _Block, tail: int, new: np.uint64, back: int) -> int:
    """Edge by edge, 64 worlds at once; gives the new end of the queue."""
    first, heads, limit, state, queue = task.first, task.head, task.limit, block.state, block.queue
    lows, highs, key = block.lows, block.highs, tail_key(tail)
    for edge in range(first[tail], first[tail + 1]):
        head = heads[edge]
        if new & ~state[head, _REACHED]:
            live = new & live_worlds(lows, highs, key, np.uint32(head), limit[edge])
            back = _reach(state, queue, head, live, back)
    return back


@njit(nogil=True, cache=True)
def _reach(state: WordArray, queue: NodeArray, node: int, worlds: np.uint64, back: int) -> int:
    """Written without a branch: whether a node is new in any of the worlds cannot be foreseen."""
    waited = state[node, _WAITING]
    fresh = worlds & ~state[node, _REACHED]
    state[node, _REACHED] |= fresh
    state[node, _WAITING] = waited | fresh
    queue[back & (len(queue) - 1)] = node
    return back + int((waited == _NONE) & (fresh != _NONE))


@njit(nogil=True, cache=True)
def _close(task: Task, tally: Tally, block: _Block, begin: int, count: int) -> None:
    """Count what the worlds reached."""
    is_weighed = len(task.weight) > 0
    sizes, losses = np.zeros(64, np.int64), np.zeros(64, np.int64)
    for node in range(len(block.state)):
        worlds = block.state[node, _REACHED]
        if worlds:
            tally.reached[node] += set_bits(worlds)
            for number in range(64):
                sizes[number] += np.int64((worlds >> np.uint64(number)) & _ONE)
            if is_weighed:
                for number in range(64):
                    losses[number] += np.int64((worlds >> np.uint64(number)) & _ONE) * task.weight[node]
    tally.size[begin : begin + count] = sizes[:count]
    if is_weighed:
        tally.loss[begin : begin + count] = losses[:count]
