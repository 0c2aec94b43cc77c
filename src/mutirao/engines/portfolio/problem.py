"""What may be chosen, and when each need could start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mutirao.engines.portfolio.errors import CircleError, DuplicateNeedError, UnknownNeedError

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
HUNDREDTHS = 100  # stages are counted in hundredths, so that sums are exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One need. `country`: column of the gains. `hundredths`: stages gained, in hundredths, above zero.

    `cost` in the smallest unit of the currency. `priority`: the country's own rank, lower comes first; it only
    decides ties.
    `earliest_year`: year of the plan, from 1. `after`: the need that must be finished the year before at the latest.
    """

    need: str
    country: int
    hundredths: int
    cost: int
    priority: int
    earliest_year: int = 1
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gains:
    """What capacity is worth: country c raised by m stages gains weight[d, c]·(1 − e^{beta[d]·m}) in draw d.

    `weight`: shape (draws, countries); `beta`: shape (draws,). The unit is the caller's.
    """

    weight: FloatArray
    beta: FloatArray

    def mean(self, country: int, levels: FloatArray) -> FloatArray:
        """Mean gain over the draws at each of `levels`, in stages; same shape as `levels`."""
        avoided = -np.expm1(np.multiply.outer(levels, self.beta))
        return np.asarray((avoided * self.weight[:, country]).mean(axis=1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """`budget` in the unit of the costs, for all `years` together. Raises CircleError, UnknownNeedError,
    DuplicateNeedError."""

    candidates: tuple[Candidate, ...]
    budget: int
    years: int
    gains: Gains

    def __post_init__(self) -> None:
        require_order(self.candidates)


def by_need(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    return {candidate.need: candidate for candidate in candidates}


def tie_order(candidate: Candidate) -> tuple[int, str]:
    """The fixed rule among equals: the country's priority, then the name of the need."""
    return candidate.priority, candidate.need


def require_order(candidates: tuple[Candidate, ...]) -> None:
    """Refuse needs named twice, needs after unknown ones, and circles."""
    named = by_need(candidates)
    for one in candidates:
        if named[one.need] is not one:
            raise DuplicateNeedError(need=one.need)
    for candidate in candidates:
        if candidate.after is not None and candidate.after not in named:
            raise UnknownNeedError(need=candidate.need, after=candidate.after)
    circle = find_circle({one.need: one.after for one in candidates if one.after is not None})
    if circle:
        raise CircleError(circle=" → ".join(circle))


def find_circle(after: Mapping[str, str]) -> tuple[str, ...]:
    """The first circle among needs that come `after` each other, closed (`a, b, a`), or nothing."""
    is_safe: set[str] = set()
    for start in after:
        path: dict[str, None] = {}
        need: str | None = start
        while need is not None and need not in is_safe and need not in path:
            path[need] = None
            need = after.get(need)
        if need is not None and need in path:
            walked = list(path)
            return (*walked[walked.index(need) :], need)
        is_safe.update(path)
    return ()


def chain(candidate: Candidate, named: Mapping[str, Candidate]) -> tuple[Candidate, ...]:
    """The need itself and all that must come before it, latest first."""
    links = [candidate]
    while links[-1].after is not None:
        links.append(named[links[-1].after])
    return tuple(links)


def start_year(candidate: Candidate, named: Mapping[str, Candidate]) -> int:
    """The first year in which a need can start: its own earliest, and the year after the need before it."""
    year = 0
    for link in reversed(chain(candidate, named)):
        year = max(link.earliest_year, year + 1)
    return year


def is_choosable(candidate: Candidate, named: Mapping[str, Candidate], *, years: int, budget: int) -> bool:
    """Whether a need could be chosen at all: in time, and affordable with all that must come before."""
    return start_year(candidate, named) <= years and chain_cost(candidate, named) <= budget


def chain_cost(candidate: Candidate, named: Mapping[str, Candidate]) -> int:
    return sum(link.cost for link in chain(candidate, named))


def choosable(candidates: tuple[Candidate, ...], *, years: int, budget: int) -> BoolArray:
    """`is_choosable` of every candidate, shape (candidates,)."""
    named = by_need(candidates)
    return np.array([is_choosable(one, named, years=years, budget=budget) for one in candidates], dtype=np.bool_)
