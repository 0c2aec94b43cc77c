"""Why a need was chosen or left out, as codes; the doors make sentences of them."""

from dataclasses import dataclass
from enum import StrEnum

from mutirao.engines.portfolio.problem import Candidate, Problem, by_need, chain_cost, start_year
from mutirao.engines.portfolio.ties import Selection


class ChosenBecause(StrEnum):
    FITS = "everything_that_gains_fits"
    MOST_GAIN = "most_gain_for_the_budget"
    OPENS_ANOTHER = "another_chosen_need_waits_for_it"
    TIE = "equal_gain_decided_by_priority"


class LeftOutBecause(StrEnum):
    TOO_LATE = "too_late"
    OVER_BUDGET = "over_budget"
    NEEDS_FIRST = "needs_another_first"
    NO_GAIN = "no_gain"
    OTHERS_BRING_MORE = "others_bring_more"
    TIE = "equal_gain_decided_by_priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """`first`: the need that would have to be chosen first, where that is the reason."""

    need: str
    reason: LeftOutBecause
    first: str | None = None


def why_chosen(one: Candidate, selection: Selection, *, has_tie: bool, price_of_budget: float) -> ChosenBecause:
    """`price_of_budget`: gain of one more unit of the costs' currency; zero where the budget does not bind."""
    if has_tie:
        return ChosenBecause.TIE
    if not selection.is_free(one) and selection.gain_of(one) < price_of_budget * one.cost:
        return ChosenBecause.OPENS_ANOTHER
    return ChosenBecause.MOST_GAIN if price_of_budget > 0 else ChosenBecause.FITS


def why_left_out(one: Candidate, selection: Selection, *, has_tie: bool) -> LeftOut:
    problem = selection.problem
    reason = _own_reason(one, problem, selection)
    if reason is None and one.after is not None and one.after not in selection.chosen:
        return LeftOut(need=one.need, reason=LeftOutBecause.NEEDS_FIRST, first=one.after)
    if reason is None:
        reason = LeftOutBecause.TIE if has_tie else LeftOutBecause.OTHERS_BRING_MORE
    return LeftOut(need=one.need, reason=reason)


def _own_reason(one: Candidate, problem: Problem, selection: Selection) -> LeftOutBecause | None:
    named = by_need(problem.candidates)
    if start_year(one, named) > problem.years:
        return LeftOutBecause.TOO_LATE
    if chain_cost(one, named) > problem.budget:
        return LeftOutBecause.OVER_BUDGET
    return LeftOutBecause.NO_GAIN if selection.gain_of(one) <= 0 else None
