"""What each constraint costs: how much more the world would gain without it."""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.portfolio.formulation import Formulation
from mutirao.engines.portfolio.problem import BoolArray, Candidate, by_need, chain, choosable, is_choosable, start_year
from mutirao.engines.portfolio.solver import Change, PartSolver, Solution, solve

# Few needs: every constraint is priced by choosing anew. Many: by the program in which needs may be taken in part,
# whose value differs from that of whole needs by less than the best single need.
MOST_NEEDS_CHOSEN_ANEW = 60
BUDGET_STEP = 0.01
# Below this share of the value a difference is the solver's rounding.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintPrice:
    """`constraint`: `budget` (one per cent more), `years` (one more), `after` or `earliest_year` (without it, for
    `need`).

    `gain`: mean gain, in the unit of the gains. `method`: `whole_needs` or `needs_in_part`.
    """

    constraint: str
    gain: float
    method: str
    need: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pricing:
    formulation: Formulation
    can_choose: BoolArray
    named: dict[str, Candidate]
    solution: Solution
    in_part: PartSolver | None

    @property
    def is_whole(self) -> bool:
        return self.in_part is None

    def gain(self, change: Change) -> float:
        if self.in_part is None:
            value = solve(self.formulation, change, whole=True).value
        else:
            value = self.in_part.value(change)
        gain = value - self.solution.value
        return gain if gain > ROUNDING * abs(value) else 0.0

    def price(self, constraint: str, gain: float, one: Candidate | None = None) -> ConstraintPrice:
        return ConstraintPrice(
            constraint=constraint,
            gain=gain,
            method="whole_needs" if self.is_whole else "needs_in_part",
            need=one.need if one else None,
            after=one.after if one and constraint == "after" else None,
        )


def constraint_prices(
    formulation: Formulation, can_choose: BoolArray, *, whole: Solution, divisible: Solution
) -> tuple[ConstraintPrice, ...]:
    """Prices of the budget, the years, every `after`, and every earliest year that comes too late; others of these
    cost nothing."""
    is_whole = len(formulation.problem.candidates) <= MOST_NEEDS_CHOSEN_ANEW
    pricing = _Pricing(
        formulation=formulation,
        can_choose=can_choose,
        named=by_need(formulation.problem.candidates),
        solution=whole if is_whole else divisible,
        in_part=None if is_whole else PartSolver(formulation, Change(is_choosable=can_choose)),
    )
    return (_budget(pricing), _years(pricing), *_after(pricing, divisible), *_earliest_years(pricing, divisible))


def _budget(pricing: _Pricing) -> ConstraintPrice:
    problem = pricing.formulation.problem
    more = int(problem.budget * (1 + BUDGET_STEP))
    opened = _with(pricing, budget=more)
    return pricing.price("budget", pricing.gain(Change(is_choosable=opened, budget=more)))


def _years(pricing: _Pricing) -> ConstraintPrice:
    problem = pricing.formulation.problem
    opened = _with(pricing, years=problem.years + 1)
    is_same = bool((opened == pricing.can_choose).all())
    return pricing.price("years", 0.0 if is_same else pricing.gain(Change(is_choosable=opened)))


def _after(pricing: _Pricing, divisible: Solution) -> Iterator[ConstraintPrice]:
    candidates = pricing.formulation.problem.candidates
    for number, column in enumerate(pricing.formulation.waiting):
        one = candidates[int(column)]
        opened = _without(pricing, replace(one, after=None))
        is_slack = abs(divisible.after_price[number]) <= ROUNDING * abs(divisible.value)
        is_free = is_slack and not _may_help(pricing, divisible, opened)
        change = Change(is_choosable=opened, dropped_after=number)
        yield pricing.price("after", 0.0 if is_free else pricing.gain(change), one)


def _earliest_years(pricing: _Pricing, divisible: Solution) -> Iterator[ConstraintPrice]:
    problem = pricing.formulation.problem
    for one in problem.candidates:
        if one.earliest_year == 1 or start_year(one, pricing.named) <= problem.years:
            continue
        opened = _without(pricing, replace(one, earliest_year=1))
        change = Change(is_choosable=opened)
        yield pricing.price(
            "earliest_year", pricing.gain(change) if _may_help(pricing, divisible, opened) else 0.0, one
        )


def _may_help(pricing: _Pricing, divisible: Solution, opened: BoolArray) -> bool:
    """Whether opening these needs could change anything: prices of the program prove that some cannot.

    The proof holds for needs taken in part only; where needs are chosen anew every opening is tried.
    """
    fresh = opened & ~pricing.can_choose
    if pricing.is_whole:
        return bool(fresh.any())
    return bool((divisible.need_price[fresh] > ROUNDING * abs(divisible.value)).any())


def _without(pricing: _Pricing, changed: Candidate) -> BoolArray:
    """What could be chosen if one need were as `changed`: only it and what waits for it can differ."""
    problem = pricing.formulation.problem
    named = ChainMap({changed.need: changed}, pricing.named)
    opened = pricing.can_choose.copy()
    for column in np.flatnonzero(~pricing.can_choose):
        one = named[problem.candidates[int(column)].need]
        if changed in chain(one, named):
            opened[column] = is_choosable(one, named, years=problem.years, budget=problem.budget)
    return opened


def _with(pricing: _Pricing, *, years: int | None = None, budget: int | None = None) -> BoolArray:
    problem = pricing.formulation.problem
    return choosable(problem.candidates, years=years or problem.years, budget=budget or problem.budget)
