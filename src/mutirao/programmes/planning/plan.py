"""A plan: which needs to meet under a budget, and what that does for everybody."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np

from mutirao.engines.portfolio import ENGINE_VERSION as PORTFOLIO_VERSION
from mutirao.engines.portfolio.choice import Choice, choose, chosen_needs
from mutirao.engines.portfolio.problem import HUNDREDTHS, Candidate, Gains, Problem
from mutirao.engines.trickleup import ENGINE_VERSION as TRICKLE_UP_VERSION
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.evaluation import membership, world_prices
from mutirao.engines.trickleup.intervals import Conclusion
from mutirao.engines.trickleup.model import BoundReport, Model, bound_report
from mutirao.engines.trickleup.structures import Structure
from mutirao.engines.trickleup.uncertainty.verdicts import Reason
from mutirao.programmes.planning.ground import Ground, lay_ground, with_figures
from mutirao.programmes.planning.outcomes import CountryBenefit, Outcome, by_country, conclusions, outcomes, reasons
from mutirao.programmes.planning.request import Need, PlanRequest, input_hash, require_plan
from mutirao.programmes.planning.watch import UNWATCHED, Watch
from mutirao.programmes.planning.who_gains import WhoGains, who_gains
from mutirao.programmes.planning.world import FloatArray, World, is_fictitious

VERSIONS = {"trickleup": TRICKLE_UP_VERSION, "portfolio": PORTFOLIO_VERSION}
_CENTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutFigure:
    """A need that cannot be valued: its country has no `figure`, or it waits for such a need (`first`)."""

    need: str
    figure: str
    first: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """A choice and its worth. `chosen_under`: by structure, the needs that would be chosen if it were true.

    `outcomes[0]` is the default structure with displacement on. `input_hash` covers request, figures and engines.
    """

    request: PlanRequest
    ground: Ground
    choice: Choice
    without_figure: tuple[WithoutFigure, ...]
    chosen_under: dict[str, tuple[str, ...]]
    outcomes: tuple[Outcome, ...]
    countries: tuple[CountryBenefit, ...]
    conclusions: dict[str, Conclusion]
    reasons: dict[str, Reason]
    who_gains: WhoGains
    bounds: BoundReport
    names_real_countries: bool
    input_hash: str


def plan(request: PlanRequest, world: World, *, watch: Watch = UNWATCHED) -> PlanResult:
    """Choose among the needs of `request` and value the choice. The same request and world give the same result.

    Raises InvalidError: of `request` (budget, years, countries), of `engines.portfolio` (circles), of
    `engines.trickleup` (no world); CancelledError where `watch` says so.
    """
    require_plan(request, world)
    fictitious = is_fictitious(tuple(need.country for need in request.needs), world)
    half = world.half(fictitious=fictitious)
    watch.begin(0.0, "drawing")
    ground = lay_ground(half, trade=request.trade, seed=request.seed, assumed=request.assumed)
    needs, without_figure = _with_figures(request.needs, ground)
    watch.begin(0.2, "choosing")
    choice = choose(_problem(request, needs, ground.model, ground.model.default))
    watch.begin(0.6, "comparing_structures")
    chosen_under = _chosen_under(request, needs, ground.model, choice)
    watch.begin(0.8, "valuing")
    stages = _stages(needs, choice, ground.model)
    members = _members(needs, choice, request, ground.model)
    found = outcomes(ground.model, stages, members)
    countries = by_country(ground.model, stages, members)
    watch.begin(0.9, "who_gains")
    actions = _actions(needs, choice, request, ground)
    behind = who_gains(ground.model, actions, stages, members, assumed=request.assumed, seed=request.seed)
    watch.begin(1.0, "done")
    return PlanResult(
        request=request,
        ground=ground,
        choice=choice,
        without_figure=without_figure,
        chosen_under=chosen_under,
        outcomes=found,
        countries=countries,
        conclusions=conclusions(found, members) | {"choice": _choice_conclusion(chosen_under)},
        reasons=reasons(found, members),
        who_gains=behind,
        bounds=bound_report(ground.model),
        names_real_countries=not fictitious,
        input_hash=input_hash(request, half, VERSIONS),
    )


def _with_figures(needs: tuple[Need, ...], ground: Ground) -> tuple[tuple[Need, ...], tuple[WithoutFigure, ...]]:
    """Needs that can be valued, and those that cannot, with all that wait for them."""
    figures = {one.country: one.figure for one in ground.no_figure}
    out = {
        need.need: WithoutFigure(need=need.need, figure=figures[need.country])
        for need in needs
        if need.country in figures
    }
    is_growing = bool(out)
    while is_growing:
        waiting = [need for need in needs if need.need not in out and need.after in out]
        out |= {
            need.need: WithoutFigure(need=need.need, figure=out[need.after or ""].figure, first=need.after)
            for need in waiting
        }
        is_growing = bool(waiting)
    return tuple(need for need in needs if need.need not in out), tuple(out[name] for name in sorted(out))


def _problem(request: PlanRequest, needs: tuple[Need, ...], model: Model, structure: Structure) -> Problem:
    column = {code: number for number, code in enumerate(model.codes)}
    candidates = tuple(
        Candidate(
            need=need.need,
            country=column[need.country],
            hundredths=round(need.stages * HUNDREDTHS),
            cost=_cents(need.cost, ROUND_CEILING),
            priority=need.priority,
            earliest_year=need.earliest_year,
            after=need.after,
        )
        for need in needs
    )
    return Problem(
        candidates=candidates,
        budget=_cents(request.budget, ROUND_FLOOR),
        years=request.years,
        gains=Gains(weight=world_prices(model, structure), beta=model.beta),
    )


def _cents(amount: Decimal, rounding: str) -> int:
    return int((amount * _CENTS).to_integral_value(rounding))


def _chosen_under(
    request: PlanRequest, needs: tuple[Need, ...], model: Model, choice: Choice
) -> dict[str, tuple[str, ...]]:
    default = tuple(sorted(one.need for one in choice.chosen))
    others = {
        structure.code: chosen_needs(_problem(request, needs, model, structure)) for structure in model.structures[1:]
    }
    return {model.default.code: default, **others}


def _choice_conclusion(chosen_under: dict[str, tuple[str, ...]]) -> Conclusion:
    """Whether the same needs would be chosen whichever structure is true."""
    return Conclusion.SAME if len(set(chosen_under.values())) == 1 else Conclusion.UNDECIDED


def _stages(needs: tuple[Need, ...], choice: Choice, model: Model) -> FloatArray:
    """Stages gained by country from all its chosen needs, shape (countries,)."""
    column = {code: number for number, code in enumerate(model.codes)}
    chosen = {one.need for one in choice.chosen}
    hundredths = np.zeros(len(model.codes))
    for need in needs:
        if need.need in chosen:
            hundredths[column[need.country]] += round(need.stages * HUNDREDTHS)
    return hundredths / HUNDREDTHS


def _actions(needs: tuple[Need, ...], choice: Choice, request: PlanRequest, ground: Ground) -> tuple[Action, ...]:
    chosen = {one.need for one in choice.chosen}
    payers = with_figures(request.partners, ground)
    return tuple(
        Action(code=need.need, gains=((need.country, need.stages),), payers=payers)
        for need in sorted(needs, key=lambda need: need.need)
        if need.need in chosen
    )


def _members(needs: tuple[Need, ...], choice: Choice, request: PlanRequest, model: Model) -> FloatArray:
    chosen = {one.need for one in choice.chosen}
    recipients = frozenset(need.country for need in needs if need.need in chosen)
    return membership(model.codes, recipients, frozenset(request.partners))
