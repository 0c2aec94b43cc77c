"""Standard errors of simulated means, from what pieces keep: counts, worlds, or sums over blocks of worlds."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray


def error_of_counts(count: IntArray, worlds: int) -> FloatArray:
    """Of the frequency count / worlds, any shape; NaN for a single world."""
    if worlds < 2:
        return np.full(count.shape, np.nan)
    share = count / worlds
    return np.asarray(np.sqrt(share * (1 - share) / (worlds - 1)))


def error_of_means(values: FloatArray) -> float:
    """Of the mean of values, shape (worlds,); NaN for a single one."""
    return float(np.std(values, ddof=1) / np.sqrt(len(values))) if len(values) > 1 else float("nan")


def error_of_sums(sums: FloatArray | IntArray, worlds: int, block: int) -> FloatArray:
    """Of the mean per world, from sums over blocks of `block` worlds, the last maybe shorter, shape (blocks, columns).

    NaN where there is one block only: how much worlds differ was not kept.
    """
    blocks = len(sums)
    if blocks < 2:
        return np.full(sums.shape[1], np.nan)
    sizes = np.full(blocks, block)
    sizes[-1] = worlds - block * (blocks - 1)
    apart = sums / sizes[:, None] - sums.sum(axis=0) / worlds
    return np.asarray(np.sqrt((sizes[:, None] * apart**2).sum(axis=0) / (blocks - 1) / worlds))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """`mean` and its standard error (`error`), of one shape; the error is NaN for a single world."""

    mean: FloatArray
    error: FloatArray

    def without_rounding(self, smallest: float) -> "Moments":
        """What is less than this on both sides is zero."""
        return Moments(
            mean=np.where(np.abs(self.mean) < smallest, 0.0, self.mean),
            error=np.where(self.error < smallest, 0.0, self.error),
        )


def moments_together(counts: IntArray, means: FloatArray, squares: FloatArray) -> Moments:
    """Of parts: how many worlds each has, shape (parts,), their means, and sums of squares around them, shape
    (parts, …). Source: Chan, Golub and LeVeque 1979, *Updating formulae for computing sample variances*."""
    weights = counts.reshape(-1, *[1] * (means.ndim - 1))
    worlds = int(counts.sum())
    mean = (weights * means).sum(axis=0) / worlds
    spread = squares.sum(axis=0) + (weights * (means - mean) ** 2).sum(axis=0)
    error = np.sqrt(spread / (worlds - 1) / worlds) if worlds > 1 else np.full(mean.shape, np.nan)
    return Moments(mean=np.asarray(mean), error=np.asarray(error))
