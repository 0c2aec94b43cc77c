"""What lies behind the figures of a result: who gains from whom, what the gain is under other answers to what nobody
knows, which assumption decides, and what it would be worth to know it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.trickleup.aggregates import ORDERS, shared_stages
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.columns import Columns
from mutirao.engines.trickleup.attribution.matrix import Attribution, attribute
from mutirao.engines.trickleup.evaluation import GROUPS, group_samples
from mutirao.engines.trickleup.intervals import Interval, intervals
from mutirao.engines.trickleup.model import Model, Scrambling
from mutirao.engines.trickleup.propagation.hops import many_hops
from mutirao.engines.trickleup.uncertainty.decisive import Decisive, decisive_parameters
from mutirao.engines.trickleup.uncertainty.knowing import Knowing, values_of_knowing
from mutirao.engines.trickleup.uncertainty.options import Portfolio
from mutirao.programmes.planning.assumed import Assumed
from mutirao.programmes.planning.world import FloatArray

ONE_HOP, MANY_HOPS = "one_hop", "many_hops"
OWN_EFFORT = "own_effort"
AS_ASKED = "as_asked"
# More actions than this are not told apart: a table of them would answer no question.
MOST_ACTIONS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What each group and all together gain if `code` is true, default structure, displacement on, in points."""

    code: str
    benefit: Mapping[str, Interval]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoGains:
    """`matrix`: who gains from whom under the default structure, None where nobody rises. `by_hops`: losses followed
    one hop, and all hops. `by_aggregate`: where the asker said the stages of today, if the countries that have one are
    as secure as their average, their weakest or their strongest. `decisive`: by group with somebody in it, and total.
    """

    matrix: Attribution | None
    by_hops: tuple[Alternative, ...]
    by_aggregate: tuple[Alternative, ...]
    decisive: Mapping[str, Decisive]
    knowing: Knowing | None


def who_gains(
    model: Model, actions: tuple[Action, ...], stages: FloatArray, members: FloatArray, *, assumed: Assumed, seed: int
) -> WhoGains:
    """`actions`: what raises whom, and who pays; `stages`: their sum, shape (countries,); `members`: as of
    `evaluation.membership`. Payers without figures have been taken out."""
    if not stages.any():
        return WhoGains(matrix=None, by_hops=(), by_aggregate=(), decisive={}, knowing=None)
    shown = actions if len(actions) <= MOST_ACTIONS else _by_country(actions)
    return WhoGains(
        matrix=attribute(model, shown)[0],
        by_hops=(
            _alternative(ONE_HOP, model, stages, members),
            _alternative(MANY_HOPS, _with_all_hops(model), stages, members),
        ),
        by_aggregate=_by_aggregate(model, stages, members, assumed),
        decisive=_decisive(model, stages, members, seed),
        knowing=values_of_knowing(model, (Portfolio(code=AS_ASKED, stages=stages),)),
    )


def _by_country(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """One action a country: its stages in all, and everybody who pays for some."""
    stages: dict[str, float] = {}
    payers = tuple(sorted({payer for action in actions for payer in action.payers}))
    for action in actions:
        for country, gained in action.gains:
            stages[country] = stages.get(country, 0.0) + gained
    return tuple(
        Action(code=country, gains=((country, gained),), payers=payers) for country, gained in sorted(stages.items())
    )


def _alternative(code: str, model: Model, stages: FloatArray, members: FloatArray) -> Alternative:
    net = group_samples(model, stages, model.default, members).net(has_displacement=True)
    found = intervals(np.column_stack([net, net.sum(axis=1)]), len(model.scramblings))
    return Alternative(code=code, benefit=dict(zip((*GROUPS, "total"), found, strict=True)))


def _with_all_hops(model: Model) -> Model:
    """The same draws, with what customers' losses do to their customers."""
    scramblings = tuple(
        Scrambling(draws=one.draws, reach=many_hops(one.draws, model.exposure, model.gdp, model.assumptions))
        for one in model.scramblings
    )
    return replace(model, scramblings=scramblings, reach_of=many_hops)


def _by_aggregate(model: Model, stages: FloatArray, members: FloatArray, assumed: Assumed) -> tuple[Alternative, ...]:
    """Nothing where the stage of fewer than two countries is known: one is as secure as itself."""
    today = assumed.stages_today(model.codes)
    is_member = np.isfinite(today)
    if is_member.sum() < 2 or not stages[is_member].any():
        return ()
    capacity = np.where(is_member, today, 0.0)
    shared = {
        code: np.maximum(shared_stages(capacity, stages, order, is_member), 0.0) for code, order in ORDERS.items()
    }
    each = {OWN_EFFORT: stages, **shared}
    return tuple(_alternative(code, model, gained, members) for code, gained in each.items())


def _decisive(model: Model, stages: FloatArray, members: FloatArray, seed: int) -> dict[str, Decisive]:
    is_there = members.sum(axis=0) > 0
    names = tuple(name for name, there in zip(GROUPS, is_there, strict=True) if there)
    return decisive_parameters(model, stages, Columns(names=names, members=members[:, is_there]), seed=seed)
