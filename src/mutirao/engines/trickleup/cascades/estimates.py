"""Means of simulated worlds with what simulation leaves open."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray

# Of a normal distribution, between the 5th and the 95th percentile: the 90 % interval used everywhere.
NORMAL_90 = 1.6448536269514722


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over worlds with its standard error; the interval is one of simulation alone."""

    mean: float
    standard_error: float

    @property
    def low(self) -> float:
        return self.mean - NORMAL_90 * self.standard_error

    @property
    def high(self) -> float:
        return self.mean + NORMAL_90 * self.standard_error

    @property
    def covers_zero(self) -> bool:
        return self.low <= 0.0 <= self.high


def estimate(values: FloatArray | IntArray) -> Estimate:
    """`values`: one per world. With a single world the error is unknown, and said to be infinite."""
    worlds = len(values)
    error = float(np.std(values, ddof=1) / np.sqrt(worlds)) if worlds > 1 else float("inf")
    return Estimate(mean=float(np.mean(values)), standard_error=error)
