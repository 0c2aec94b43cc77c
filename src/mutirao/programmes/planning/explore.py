"""A what-if on public figures: each country raises its capacity by so many stages, alone and all together."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup import ENGINE_VERSION as TRICKLE_UP_VERSION
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.evaluation import alone_samples, membership
from mutirao.engines.trickleup.intervals import (
    Conclusion,
    Interval,
    conclusion,
    intervals,
    share_of_draws_that_gain,
)
from mutirao.engines.trickleup.model import BoundReport, Model, bound_report
from mutirao.engines.trickleup.structures import Structure
from mutirao.engines.trickleup.uncertainty.verdicts import Reason
from mutirao.programmes.planning.ground import Ground, lay_ground, with_figures
from mutirao.programmes.planning.outcomes import (
    COLUMNS,
    CountryBenefit,
    Outcome,
    by_country,
    conclusions,
    outcomes,
    reasons,
)
from mutirao.programmes.planning.request import ExploreRequest, input_hash, require_explore
from mutirao.programmes.planning.watch import UNWATCHED, Watch
from mutirao.programmes.planning.who_gains import WhoGains, who_gains
from mutirao.programmes.planning.world import FloatArray, World, is_fictitious

VERSIONS = {"trickleup": TRICKLE_UP_VERSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneOutcome:
    """If this country alone rose: benefit by group (it is the only recipient), default structure, displacement on.

    `conclusion`: what holds for others whichever structure is true.
    """

    country: str
    benefit: dict[str, Interval]
    probability_others_gain: float
    conclusion: Conclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class NotExplored:
    """A selected country without an answer: `reason` is `no_figure` (which: `figure`) or `is_partner`."""

    country: str
    reason: str
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreResult:
    """`alone`: in the order of codes, never of benefit. `outcomes`: all selected countries together."""

    request: ExploreRequest
    ground: Ground
    alone: tuple[AloneOutcome, ...]
    not_explored: tuple[NotExplored, ...]
    outcomes: tuple[Outcome, ...]
    countries: tuple[CountryBenefit, ...]
    conclusions: dict[str, Conclusion]
    reasons: dict[str, Reason]
    who_gains: WhoGains
    bounds: BoundReport
    names_real_countries: bool
    input_hash: str


def explore(request: ExploreRequest, world: World, *, watch: Watch = UNWATCHED) -> ExploreResult:
    """Value the what-if of `request`. The same request and world give the same result.

    A selected country that is also a partner stays a partner. Raises InvalidError: of `request` (stages, countries), of
    `engines.trickleup` (no world); CancelledError where `watch` says so.
    """
    require_explore(request, world)
    fictitious = is_fictitious(request.countries, world)
    half = world.half(fictitious=fictitious)
    watch.begin(0.0, "drawing")
    ground = lay_ground(half, trade=request.trade, seed=request.seed, assumed=request.assumed)
    not_explored = _not_explored(request, ground)
    explored = sorted(set(request.countries) - {one.country for one in not_explored})
    watch.begin(0.2, "each_alone")
    alone = _alone(ground.model, explored, request)
    watch.begin(0.4, "all_together")
    stages = np.array([request.gain_of(code) if code in explored else 0.0 for code in ground.model.codes])
    members = membership(ground.model.codes, frozenset(explored), frozenset(request.partners))
    found = outcomes(ground.model, stages, members)
    countries = by_country(ground.model, stages, members)
    watch.begin(0.6, "who_gains")
    behind = who_gains(
        ground.model, _actions(request, explored, ground), stages, members, assumed=request.assumed, seed=request.seed
    )
    watch.begin(1.0, "done")
    return ExploreResult(
        request=request,
        ground=ground,
        alone=alone,
        not_explored=not_explored,
        outcomes=found,
        countries=countries,
        conclusions=conclusions(found, members),
        reasons=reasons(found, members),
        who_gains=behind,
        bounds=bound_report(ground.model),
        names_real_countries=not fictitious,
        input_hash=input_hash(request, half, VERSIONS),
    )


def _actions(request: ExploreRequest, explored: list[str], ground: Ground) -> tuple[Action, ...]:
    payers = with_figures(request.partners, ground)
    return tuple(Action(code=code, gains=((code, request.gain_of(code)),), payers=payers) for code in explored)


def _not_explored(request: ExploreRequest, ground: Ground) -> tuple[NotExplored, ...]:
    figures = {one.country: one.figure for one in ground.no_figure}
    found = [
        NotExplored(country=code, reason="is_partner")
        if code in request.partners
        else NotExplored(country=code, reason="no_figure", figure=figures[code])
        for code in sorted(set(request.countries))
        if code in request.partners or code in figures
    ]
    return tuple(found)


def _alone(model: Model, explored: list[str], request: ExploreRequest) -> tuple[AloneOutcome, ...]:
    columns = [model.codes.index(code) for code in explored]
    partners = np.array([code in request.partners for code in model.codes])
    stages = np.array([request.gain_of(code) for code in model.codes])
    by_structure = [_alone_by_group(model, structure, stages, partners, columns) for structure in model.structures]
    default, _ = by_structure[0]
    return tuple(
        AloneOutcome(
            country=code,
            benefit={group: default[group][row] for group in COLUMNS},
            probability_others_gain=float(by_structure[0][1][row]),
            conclusion=conclusion(tuple(one["others"][row] for one, _ in by_structure)),
        )
        for row, code in enumerate(explored)
    )


def _alone_by_group(
    model: Model, structure: Structure, stages: FloatArray, partners: np.typing.NDArray[np.bool_], columns: list[int]
) -> tuple[dict[str, tuple[Interval, ...]], FloatArray]:
    """By group, one interval per explored country; and in what share of draws others gain, shape (explored,)."""
    own, to_partners, total = (
        samples[:, columns] for samples in alone_samples(model, stages, structure, partners=partners)
    )
    others = total - own - to_partners
    by_group = {
        group: intervals(samples, len(model.scramblings))
        for group, samples in zip(COLUMNS, (own, to_partners, others, total), strict=True)
    }
    gains = np.array([share_of_draws_that_gain(others[:, row]) for row in range(len(columns))])
    return by_group, gains
