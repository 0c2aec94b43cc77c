"""The draw of an edge in a world: a hash of (tail, head, world, seed). Nothing is stored, and no order plays a part.

A draw has 31 bits and is compared with a threshold of the edge. Two graphs that share an edge meet the same draw there,
whatever else differs (common random numbers). The formula: 64-bit keys of the tail and of the world (SplitMix64,
Steele, Lea and Flood 2014) are joined by halves, and the head is mixed in by three rounds of a 32-bit multiplicative
hash (with the constants of triple32, Wellons 2018). `instructions` builds it for one edge, for 16 edges of a
tail in one world, and for 64 worlds of an edge: the same instructions on wider registers, which therefore agree.
"""

import numpy as np
from numba import njit

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, ThresholdArray
from mutirao.engines.trickleup.cascades.instructions import draw, live_edges

# Resolution of a probability: 2⁻³¹, so that 0 and 1 are exact and a threshold still fits 32 bits.
DRAW_BITS = 31

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST_ROUND = np.uint64(0xBF58476D1CE4E5B9)
_SECOND_ROUND = np.uint64(0x94D049BB133111EB)
_SOURCES = np.uint64(0xD1B54A32D192ED03)  # sets the draws of sources apart from those of edges
_ONE = np.uint64(1)
_HALF = np.uint64(32)


def thresholds(probability: FloatArray) -> ThresholdArray:
    """An edge is live in a world where its draw is below its threshold; probabilities are rounded to 2⁻³¹."""
    return np.rint(probability * 2.0**DRAW_BITS).astype(np.uint32)


@njit(nogil=True, cache=True)
def mixed(number: np.uint64) -> np.uint64:
    """SplitMix64's output function."""
    number = (number ^ (number >> np.uint64(30))) * _FIRST_ROUND
    number = (number ^ (number >> np.uint64(27))) * _SECOND_ROUND
    return number ^ (number >> np.uint64(31))


@njit(nogil=True, cache=True)
def tail_key(node: int) -> np.uint64:
    return mixed((np.uint64(node) + _ONE) * _STEP)


@njit(nogil=True, cache=True)
def world_key(world: int, seed: int) -> np.uint64:
    return mixed(mixed(np.uint64(seed) ^ _FIRST_ROUND) + (np.uint64(world) + _ONE) * _STEP)


@njit(nogil=True, cache=True)
def low_half(key: np.uint64) -> np.uint32:
    return np.uint32(key)


@njit(nogil=True, cache=True)
def high_half(key: np.uint64) -> np.uint32:
    return np.uint32(key >> _HALF)


@njit(nogil=True, cache=True)
def joined_low(tail: np.uint64, world: np.uint64) -> np.uint32:
    return np.uint32(tail ^ world)


@njit(nogil=True, cache=True)
def joined_high(tail: np.uint64, world: np.uint64) -> np.uint32:
    return np.uint32(high_half(tail) + high_half(world))


@njit(nogil=True, cache=True)
def edge_draw(tail: int, head: int, world: int, seed: int) -> np.uint32:
    """The draw of one edge in one world, by itself: what every kernel must agree with."""
    tail_part, world_part = tail_key(tail), world_key(world, seed)
    drawn: np.uint32 = draw(joined_low(tail_part, world_part), joined_high(tail_part, world_part), np.uint32(head))
    return drawn


@njit(nogil=True, cache=True)
def live_edges_before(  # noqa: PLR0917
    end: int, head: NodeArray, limit: ThresholdArray, edge: int, low: np.uint32, high: np.uint32
) -> np.uint64:
    """Which of the 16 edges from `edge` on, but before `end`, are live: bit k for edge + k."""
    live: np.uint64 = live_edges(head, limit, edge, low, high)
    if end - edge < 16:
        live &= (_ONE << np.uint64(end - edge)) - _ONE
    return live


@njit(nogil=True, cache=True)
def without_lowest_bit(word: np.uint64) -> np.uint64:
    return word & (word - _ONE)


@njit(nogil=True, cache=True)
def source_draws(worlds: IntArray, seed: int) -> FloatArray:
    """One number in [0, 1) per world, from which it takes the source of its incident."""
    drawn = np.empty(len(worlds))
    for number in range(len(worlds)):
        drawn[number] = (mixed(world_key(worlds[number], seed) ^ _SOURCES) >> np.uint64(11)) * 2.0**-53
    return drawn
