"""What an agreed set of gains is worth: nothing is chosen, each country gains what its activities are for."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup import ENGINE_VERSION as TRICKLE_UP_VERSION
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.evaluation import membership
from mutirao.engines.trickleup.intervals import Conclusion
from mutirao.engines.trickleup.model import BoundReport, bound_report
from mutirao.engines.trickleup.uncertainty.verdicts import Reason
from mutirao.programmes.planning.assumed import NOTHING_ASSUMED, Assumed, require_assumed
from mutirao.programmes.planning.ground import Ground, lay_ground, with_figures
from mutirao.programmes.planning.outcomes import CountryBenefit, Outcome, by_country, conclusions, outcomes, reasons
from mutirao.programmes.planning.request import require_stages
from mutirao.programmes.planning.watch import UNWATCHED, Watch
from mutirao.programmes.planning.who_gains import WhoGains, who_gains
from mutirao.programmes.planning.world import EmptySelectionError, World, is_fictitious, require_country

VERSIONS = {"trickleup": TRICKLE_UP_VERSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthRequest:
    """`gains`: (country, stages) with each country once. `partners`: codes of who helps or pays and is a country.
    `assumed`: what is taken for granted beside public figures."""

    gains: tuple[tuple[str, float], ...]
    partners: tuple[str, ...]
    seed: int = 0
    assumed: Assumed = NOTHING_ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthResult:
    """`outcomes[0]` is the default structure with displacement on. `without_figure`: recipients that cannot be
    valued, which makes the whole a part of the truth."""

    request: WorthRequest
    ground: Ground
    without_figure: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    countries: tuple[CountryBenefit, ...]
    conclusions: Mapping[str, Conclusion]
    reasons: Mapping[str, Reason]
    who_gains: WhoGains
    bounds: BoundReport
    input_hash: str


def worth(request: WorthRequest, world: World, *, watch: Watch = UNWATCHED) -> WorthResult:
    """Value the gains of `request` for recipients, partners and others, in points.

    The same request and world give the same result. Raises InvalidError (stages, countries, a world without figures),
    CancelledError where `watch` says so.
    """
    half = world.half(fictitious=_is_fictitious(request, world))
    watch.begin(0.0, "drawing")
    ground = lay_ground(half, trade=None, seed=request.seed, assumed=request.assumed)
    gains = dict(request.gains)
    recipients = frozenset(gains) & frozenset(ground.model.codes)
    if not recipients:
        raise EmptySelectionError(selection=",".join(sorted(gains)))
    watch.begin(0.4, "valuing")
    stages = np.array([gains.get(code, 0.0) for code in ground.model.codes])
    members = membership(ground.model.codes, recipients, frozenset(request.partners))
    found = outcomes(ground.model, stages, members)
    countries = by_country(ground.model, stages, members)
    watch.begin(0.6, "who_gains")
    payers = with_figures(request.partners, ground)
    actions = tuple(Action(code=code, gains=((code, gains[code]),), payers=payers) for code in sorted(recipients))
    behind = who_gains(ground.model, actions, stages, members, assumed=request.assumed, seed=request.seed)
    watch.begin(1.0, "done")
    return WorthResult(
        request=request,
        ground=ground,
        without_figure=tuple(sorted(frozenset(gains) - recipients)),
        outcomes=found,
        countries=countries,
        conclusions=conclusions(found, members),
        reasons=reasons(found, members),
        who_gains=behind,
        bounds=bound_report(ground.model),
        input_hash=worth_hash(request, half),
    )


def worth_hash(request: WorthRequest, world: World) -> str:
    """SHA-256 of all that decides the result: the gains, who pays, the figures of the world, the engine."""
    everything = {
        "kind": "worth",
        "gains": sorted(request.gains),
        "partners": sorted(request.partners),
        "seed": request.seed,
        "assumed": request.assumed.canonical(),
        "world": world.fingerprint,
        "engines": VERSIONS,
    }
    return hashlib.sha256(json.dumps(everything, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _is_fictitious(request: WorthRequest, world: World) -> bool:
    codes = tuple(country for country, _stages in request.gains)
    for code in (*codes, *request.partners):
        require_country(code, world)
    for _country, stages in request.gains:
        require_stages(stages)
    require_assumed(request.assumed, world)
    return is_fictitious((*codes, *request.partners), world)
