"""Shapley's value of any game: what each of several programmes adds on average, over all orders in which they may come.

For worths that do not add up over countries (containment in a cascade, tails, aggregates such as the weakest link). The
arrival model needs none of this: `credit` has its value in closed form.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import factorial

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray

# Takes coalitions, shape (coalitions, players), and gives what each is worth, shape (coalitions, samples).
Worth = Callable[[BoolArray], FloatArray]

EXACT_UP_TO = 12  # 4,096 coalitions
_COALITIONS_AT_ONCE = 64  # bounds the memory, not the result


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShapleyValues:
    """`values`: shape (players, samples); every sample sums to the worth of all less the worth of none.

    `error`: the standard error of `values` that comes from drawing orders, same shape; zero where `is_exact`.
    `permutations`: how many orders were drawn.
    """

    values: FloatArray
    error: FloatArray
    is_exact: bool
    permutations: int


def shapley_values(worth: Worth, players: int, *, seed: int = 0, permutations: int = 1024) -> ShapleyValues:
    """Exact up to 12 players, from `permutations` orders beyond. Samples are whatever `worth` gives for one coalition:
    draws, or draws and columns laid side by side."""
    return exact(worth, players) if players <= EXACT_UP_TO else by_permutations(worth, players, seed, permutations)


def exact(worth: Worth, players: int) -> ShapleyValues:
    """From all 2ⁿ coalitions, some at a time: memory does not grow with their number."""
    parts = (_weights(coalitions).T @ worth(coalitions) for coalitions in _all_coalitions(players))
    values = next(parts)
    for part in parts:
        values += part
    return ShapleyValues(values=values, error=np.zeros_like(values), is_exact=True, permutations=0)


def by_permutations(worth: Worth, players: int, seed: int, permutations: int) -> ShapleyValues:
    """From random orders, each together with its reverse, which cancels much of the chance (`permutations` is even).

    Source: Mitchell, Cooper, Frank and Holmes 2022, *Sampling permutations for Shapley value estimation*, antithetic
    sampling. The error is that of the mean of independent pairs.
    """
    randomness = np.random.default_rng([seed, players])
    ends = worth(np.array([[False] * players, [True] * players]))
    pairs = max(2, permutations // 2)
    mean = np.zeros((players, ends.shape[1]))
    squares = np.zeros_like(mean)
    for count in range(1, pairs + 1):
        order = randomness.permutation(players)
        added = (_added_along(order, worth, ends) + _added_along(order[::-1], worth, ends)) / 2
        change = added - mean
        mean += change / count
        squares += change * (added - mean)
    error = np.sqrt(squares / (pairs - 1) / pairs)
    return ShapleyValues(values=mean, error=error, is_exact=False, permutations=2 * pairs)


def _all_coalitions(players: int) -> Iterator[BoolArray]:
    for first in range(0, 2**players, _COALITIONS_AT_ONCE):
        numbers = np.arange(first, min(first + _COALITIONS_AT_ONCE, 2**players))
        yield np.asarray((numbers[:, None] >> np.arange(players)) & 1, dtype=np.bool_)


def _weights(coalitions: BoolArray) -> FloatArray:
    """With what weight a coalition's worth enters each player's value, shape (coalitions, players)."""
    players = coalitions.shape[1]
    joins = np.array([0.0, *(factorial(size - 1) * factorial(players - size) for size in range(1, players + 1))])
    stays_out = np.array([*(-factorial(size) * factorial(players - size - 1) for size in range(players)), 0.0])
    sizes = coalitions.sum(axis=1)[:, None]
    return np.asarray(np.where(coalitions, joins[sizes], stays_out[sizes]) / factorial(players))


def _added_along(order: np.typing.NDArray[np.int64], worth: Worth, ends: FloatArray) -> FloatArray:
    """What each player adds where they come in this order, shape (players, samples)."""
    players = len(order)
    added = np.empty((players, ends.shape[1]))
    place = np.argsort(order)
    before = ends[0]
    steps = np.arange(1, players)
    for first in range(0, len(steps), _COALITIONS_AT_ONCE):
        sizes = steps[first : first + _COALITIONS_AT_ONCE]
        for size, reached in zip(sizes, worth(place[None, :] < sizes[:, None]), strict=True):
            added[order[size - 1]] = reached - before
            before = reached
    added[order[-1]] = ends[1] - before
    return added
