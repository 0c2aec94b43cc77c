"""The choice with everything that explains it."""

from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.portfolio.formulation import formulate, thinning_error
from mutirao.engines.portfolio.frequency import selection_frequencies
from mutirao.engines.portfolio.prices import ConstraintPrice, constraint_prices
from mutirao.engines.portfolio.problem import BoolArray, Candidate, Problem, by_need, choosable, start_year, tie_order
from mutirao.engines.portfolio.reasons import ChosenBecause, LeftOut, why_chosen, why_left_out
from mutirao.engines.portfolio.solver import Change, Solution, solve
from mutirao.engines.portfolio.ties import Levels, Selection, drop_idle, settle, tied_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`gain`: what would be lost without this need alone, on average; gains of several needs in one country do not add.

    `ties`: needs left out that would have been worth the same in its place.
    """

    need: str
    year: int
    reason: ChosenBecause
    gain: float
    frequency: float
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`value`: mean gain of all chosen needs. `gap`: how much better, as a share of it, an answer not found could be
    (zero: none).

    `frequency_draws`: over how many draws frequencies are. `price_of_budget`: gain of one more unit of cost, first
    order.
    """

    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]
    value: float
    cost: int
    gap: float
    frequency_draws: int
    frequency_left_out: dict[str, float]
    price_of_budget: float
    prices: tuple[ConstraintPrice, ...]


def choose(problem: Problem) -> Choice:
    """The needs whose joint mean gain is greatest within the budget and the years, whole or not at all.

    Deterministic: the same problem gives the same choice, whatever the order of its candidates.
    """
    problem = replace(problem, candidates=tuple(sorted(problem.candidates, key=tie_order)))
    can_choose = choosable(problem.candidates, years=problem.years, budget=problem.budget)
    formulation = formulate(problem)
    change = Change(is_choosable=can_choose)
    whole = solve(formulation, change, whole=True)
    gap = whole.gap + _share(thinning_error(problem, formulation), whole.value)
    divisible = solve(formulation, change, whole=False)
    selection = _settled(problem, Levels(problem.gains), can_choose, whole)
    return _explained(
        selection,
        can_choose,
        gap,
        divisible,
        constraint_prices(formulation, can_choose, whole=whole, divisible=divisible),
    )


def chosen_needs(problem: Problem) -> tuple[str, ...]:
    """Only the names of what `choose` would choose, in order; without the explanation, and so much faster."""
    problem = replace(problem, candidates=tuple(sorted(problem.candidates, key=tie_order)))
    can_choose = choosable(problem.candidates, years=problem.years, budget=problem.budget)
    formulation = formulate(problem)
    whole = solve(formulation, Change(is_choosable=can_choose), whole=True)
    return tuple(sorted(_settled(problem, Levels(problem.gains), can_choose, whole).chosen))


def _settled(problem: Problem, levels: Levels, can_choose: BoolArray, whole: Solution) -> Selection:
    names = np.array([one.need for one in problem.candidates], dtype=object)
    selection = Selection(
        problem=problem,
        levels=levels,
        can_choose=frozenset(names[can_choose]),
        chosen=set(names[whole.taken > 0.5]),
    )
    drop_idle(selection)
    settle(selection)
    return selection


def _explained(
    selection: Selection,
    can_choose: BoolArray,
    gap: float,
    divisible: Solution,
    prices: tuple[ConstraintPrice, ...],
) -> Choice:
    problem = selection.problem
    open_needs = tuple(one for one, can in zip(problem.candidates, can_choose, strict=True) if can)
    frequencies = selection_frequencies(replace(problem, candidates=open_needs))
    per_unit = max(divisible.budget_price, 0.0) / problem.budget
    ties = {one.need: [tied.need for tied in tied_with(selection, one)] for one in open_needs}
    left = [one for one in problem.candidates if one.need not in selection.chosen]
    return Choice(
        chosen=tuple(_chosen(one, selection, ties, frequencies.share, per_unit) for one in _taken(selection)),
        left_out=tuple(why_left_out(one, selection, has_tie=bool(ties.get(one.need))) for one in left),
        value=sum(selection.levels.worth(country, reached) for country, reached in sorted(selection.reached.items())),
        cost=selection.spent,
        gap=gap,
        frequency_draws=frequencies.draws,
        frequency_left_out={one.need: frequencies.share.get(one.need, 0.0) for one in left},
        price_of_budget=per_unit,
        prices=prices,
    )


def _share(part: float, value: float) -> float:
    if value > 0:
        return part / value
    return 1.0 if part > 0 else 0.0


def _chosen(
    one: Candidate, selection: Selection, ties: dict[str, list[str]], frequency: dict[str, float], per_unit: float
) -> Chosen:
    tied = tuple(other for other, places in ties.items() if one.need in places)
    return Chosen(
        need=one.need,
        year=start_year(one, by_need(selection.problem.candidates)),
        reason=why_chosen(one, selection, has_tie=bool(tied), price_of_budget=per_unit),
        gain=selection.gain_of(one),
        frequency=frequency[one.need],
        ties=tied,
    )


def _taken(selection: Selection) -> list[Candidate]:
    return [one for one in selection.problem.candidates if one.need in selection.chosen]
