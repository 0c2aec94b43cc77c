"""What the worst worlds cost: a mean says nothing of a catastrophe that is rare."""

from collections.abc import Sequence

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.estimates import Estimate, estimate

# The worst worlds are so many of all.
WORST_SHARE = 0.05


def mean_of_the_worst(values: FloatArray, *, share: float = WORST_SHARE) -> Estimate:
    """The mean of the worst `share` of worlds (expected shortfall, CVaR). `values`: of each world, shape (worlds,).

    Source: Rockafellar and Uryasev 2002, *Conditional value-at-risk for general loss distributions*, which counts a
    part of a world where several are equal. The standard error is that of the mean of `weighed`.
    """
    return estimate(weighed(values, threshold_of((values,), np.ones(1), share=share), share=share))


def change_of_the_worst(before: FloatArray, after: FloatArray, *, share: float = WORST_SHARE) -> Estimate:
    """By how much the mean of the worst worlds is less afterwards; both of the same worlds, shape (worlds,).

    The worst worlds are those of each side: what was worst before need not be so afterwards. The error is that of the
    paired difference.
    """
    sides = [weighed(one, threshold_of((one,), np.ones(1), share=share), share=share) for one in (before, after)]
    return estimate(sides[0] - sides[1])


def threshold_of(origins: Sequence[FloatArray], shares: FloatArray, *, share: float = WORST_SHARE) -> float:
    """The least value that at most `share` of all incidents exceed, up to rounding of their weights.

    `origins`: of each origin of incidents, its worlds, shape (worlds,); `shares`: which share of all incidents begins
    there, shape (origins,).
    """
    values = np.concatenate(origins)
    weights = np.concatenate([np.full(len(one), part / len(one)) for one, part in zip(origins, shares, strict=True)])
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    place = int(np.searchsorted(reached, (1 - share) * reached[-1] - 1e-12))
    return float(values[order[min(place, len(values) - 1)]])


def weighed(values: FloatArray, threshold: float, *, share: float = WORST_SHARE) -> FloatArray:
    """What each world, shape (worlds,), brings to the mean of the worst: the threshold, and what is beyond it over the
    share. Their mean is the expected shortfall; to first order it does not depend on the threshold."""
    return np.asarray(threshold + np.maximum(values - threshold, 0.0) / share)
