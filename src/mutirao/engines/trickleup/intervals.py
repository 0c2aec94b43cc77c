"""What may be said about a benefit: median and 90 % interval, shares of draws, and when nothing can be told."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray

LOW, HIGH = 0.05, 0.95  # the bounds of a 90 % interval
# Below this many points a difference is rounding, not a loss or a gain.
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Median and 90 % interval over the assumed draws; `simulation_error` is the standard error of the median."""

    median: float
    low: float
    high: float
    simulation_error: float

    @property
    def covers_zero(self) -> bool:
        return self.low <= NOTHING and self.high >= -NOTHING


class Conclusion(StrEnum):
    GAIN = "gain"
    LOSS = "loss"
    NO_DIFFERENCE = "no_difference_can_be_told"
    UNDECIDED = "public_data_cannot_decide"
    SAME = "same_under_every_structure"
    NOBODY = "nobody_in_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrickleUpShare:
    """(partners + others) / total where recipients and total gain; `interval` is None where that is half the draws or
    fewer."""

    interval: Interval | None
    undefined_frequency: float


def interval(samples: FloatArray, scramblings: int) -> Interval:
    """Summary of `samples`, shape (draws,), made of equal parts from `scramblings` independent scramblings, in
    order."""
    return intervals(samples[:, None], scramblings)[0]


def intervals(samples: FloatArray, scramblings: int) -> tuple[Interval, ...]:
    """One summary per column of `samples`, shape (draws, columns)."""
    low, median, high = np.quantile(samples, (LOW, 0.5, HIGH), axis=0)
    parts = samples.reshape(scramblings, len(samples) // scramblings, samples.shape[1])
    error = (
        np.median(parts, axis=1).std(axis=0, ddof=1) / np.sqrt(scramblings) if scramblings > 1 else np.zeros_like(low)
    )
    return tuple(
        Interval(median=float(m), low=float(lo), high=float(hi), simulation_error=float(e))
        for m, lo, hi, e in zip(median, low, high, error, strict=True)
    )


def share_of_draws_that_gain(samples: FloatArray) -> float:
    """The share of assumed draws, not a probability of the world, in which a group gains."""
    return float((samples > NOTHING).mean())


def trickle_up_share(*, recipients: FloatArray, total: FloatArray, scramblings: int) -> TrickleUpShare:
    """T, only over draws in which it has a meaning; with how often it has none. Arguments of shape (draws,), in
    points."""
    is_defined = (recipients > NOTHING) & (total > NOTHING)
    undefined = float(1.0 - is_defined.mean())
    if undefined >= 0.5:
        return TrickleUpShare(interval=None, undefined_frequency=undefined)
    share = 1.0 - np.divide(recipients, total, out=np.zeros_like(total), where=is_defined)
    return TrickleUpShare(interval=_interval_where(share, is_defined, scramblings), undefined_frequency=undefined)


def conclusion(by_structure: tuple[Interval, ...]) -> Conclusion:
    """What holds whichever structure is true.

    Where the paired interval covers zero (loss before less loss after, in the same draw), no difference can be told:
    then the sign of a median says nothing. Where structures conclude differently, public data cannot decide.
    """
    each = {_under_one_structure(one) for one in by_structure}
    return each.pop() if len(each) == 1 else Conclusion.UNDECIDED


def _under_one_structure(benefit: Interval) -> Conclusion:
    if benefit.covers_zero:
        return Conclusion.NO_DIFFERENCE
    return Conclusion.GAIN if benefit.median > 0 else Conclusion.LOSS


def _interval_where(samples: FloatArray, is_defined: BoolArray, scramblings: int) -> Interval:
    defined = samples[is_defined]
    low, median, high = np.quantile(defined, (LOW, 0.5, HIGH))
    parts = zip(samples.reshape(scramblings, -1), is_defined.reshape(scramblings, -1), strict=True)
    medians = [np.median(part[there]) for part, there in parts if there.any()]
    error = float(np.std(medians, ddof=1) / np.sqrt(len(medians))) if len(medians) > 1 else 0.0
    return Interval(median=float(median), low=float(low), high=float(high), simulation_error=error)
