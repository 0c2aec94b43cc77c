"""What it saves to let two portfolios meet the same worlds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceVariance:
    """Variance of the estimated difference of two portfolios: in common worlds, and in worlds of their own.

    `ratio`: how many times as many worlds the latter would need; infinite where common worlds leave no variance.
    """

    common: float
    apart: float
    ratio: float
    repetitions: int


def variance_of_difference(estimate: Callable[[int, int], float], seeds: Sequence[int]) -> DifferenceVariance:
    """`estimate(portfolio, seed)`, portfolio 0 or 1, gives one estimate; `seeds` are all different, at least three.

    Apart, the second portfolio takes the seed of the next repetition, so that both variances rest on the same numbers.
    """
    first = np.array([estimate(0, seed) for seed in seeds])
    second = np.array([estimate(1, seed) for seed in seeds])
    common = float((first - second).var(ddof=1))
    apart = float((first - np.roll(second, -1)).var(ddof=1))
    ratio = apart / common if common > 0 else float("inf")
    return DifferenceVariance(common=common, apart=apart, ratio=ratio, repetitions=len(first))
