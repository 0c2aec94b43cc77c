"""The draws behind a matrix: which share of whose incidents is avoided by what, and who gains from that.

Nothing of shape (draws, countries, countries) is ever made: columns, or rows, are worked out one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.attribution.actions import Action, stages_of
from mutirao.engines.trickleup.attribution.credit import shared_credit
from mutirao.engines.trickleup.benefit import pushed_per_avoided
from mutirao.engines.trickleup.evaluation import Samples
from mutirao.engines.trickleup.model import Model, Scrambling
from mutirao.engines.trickleup.structures import Structure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Avoided:
    """What one row of a matrix stands for. `code`: a recipient or an action.

    `sources`: in which countries incidents are avoided, shape (sources,). `share`: of today's incidents there,
    negative where capacity brings more, shape (draws, sources).
    """

    code: str
    sources: IntArray
    share: FloatArray


def avoided_by_recipient(model: Model, actions: tuple[Action, ...]) -> tuple[Avoided, ...]:
    """One row per recipient, in the order of the model's codes: what all actions there avoid together."""
    stages = stages_of(actions, model.codes).sum(axis=0)
    share = -np.expm1(np.multiply.outer(model.beta, stages))
    return tuple(
        Avoided(code=model.codes[source], sources=np.array([source]), share=share[:, [source]])
        for source in np.flatnonzero(stages)
    )


def avoided_by_action(model: Model, actions: tuple[Action, ...]) -> tuple[Avoided, ...]:
    """One row per action: Shapley's share of what is avoided in each of its countries; in all the same as by
    recipient."""
    stages = stages_of(actions, model.codes)
    credit = {int(source): _credit_in(stages[:, source], model.beta) for source in np.flatnonzero(stages.sum(axis=0))}
    return tuple(
        Avoided(
            code=action.code,
            sources=(sources := np.flatnonzero(stages[row])),
            share=np.stack([credit[int(source)][row] for source in sources], axis=1),
        )
        for row, action in enumerate(actions)
    )


def together(rows: tuple[Avoided, ...], code: str) -> Avoided:
    """All rows as one; no country may be a source of two of them."""
    return Avoided(
        code=code,
        sources=np.concatenate([row.sources for row in rows]),
        share=np.concatenate([row.share for row in rows], axis=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """What some countries together gain if a source avoids all its incidents, in points, for every country as source.

    `own`: shape (countries,). `dependence`, `displacement` (a loss): shape (draws, countries).
    """

    own: FloatArray
    dependence: FloatArray
    displacement: FloatArray


def prices_for(model: Model, structure: Structure, bearers: FloatArray) -> Prices:
    """`bearers`: shape (countries,), 1 for whose gain is asked and 0 for all others."""
    parts = [_prices(one, structure, bearers) for one in model.scramblings]
    dependence, displacement = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Prices(own=structure.loss * bearers, dependence=dependence, displacement=displacement)


def gained(rows: tuple[Avoided, ...], prices: Prices) -> Samples:
    """What those of `prices` gain from each row, by draw, in points: arrays of shape (draws, rows)."""
    return Samples(
        own=np.stack([row.share @ prices.own[row.sources] for row in rows], axis=1),
        dependence=np.stack([_priced(row, prices.dependence) for row in rows], axis=1),
        displacement=np.stack([_priced(row, prices.displacement) for row in rows], axis=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Landing:
    """Where pushed incidents may land. `carried`: what today's losses of all cost each country through those on whom it
    depends, shape (draws, countries)."""

    structure: Structure
    carried: FloatArray


def landing_of(model: Model, structure: Structure) -> Landing:
    """Worked out once, for all rows of one structure."""
    parts = [
        one.reach.carried(np.broadcast_to(structure.loss, (one.draws.count, len(structure.loss))))
        for one in model.scramblings
    ]
    return Landing(structure=structure, carried=np.concatenate(parts))


def gained_by_country(model: Model, avoided: Avoided, landing: Landing) -> Samples:
    """What each country gains from one row, by draw, in points: arrays of shape (draws, countries)."""
    return _joined(_by_country(model, avoided, landing))


def _credit_in(stages: FloatArray, beta: FloatArray) -> dict[int, FloatArray]:
    """By action that raises this country, its credit, shape (draws,)."""
    there = np.flatnonzero(stages)
    credit = shared_credit(stages[there], beta)
    return {int(action): credit[:, number] for number, action in enumerate(there)}


def _prices(one: Scrambling, structure: Structure, bearers: FloatArray) -> tuple[FloatArray, FloatArray]:
    saved = one.reach.borne(bearers) * structure.loss
    elsewhere = saved.sum(axis=1, keepdims=True) - saved
    pushed = np.multiply.outer(one.draws.delta, pushed_per_avoided(structure))
    return saved - structure.loss * bearers, pushed * elsewhere


def _priced(row: Avoided, prices: FloatArray) -> FloatArray:
    return np.asarray((row.share * prices[:, row.sources]).sum(axis=1))


def _by_country(model: Model, avoided: Avoided, landing: Landing) -> Iterator[Samples]:
    first = 0
    for one in model.scramblings:
        last = first + one.draws.count
        part = replace(avoided, share=avoided.share[first:last])
        yield _borne_by_each(one, part, landing.structure, landing.carried[first:last])
        first = last


def _borne_by_each(one: Scrambling, avoided: Avoided, structure: Structure, carried: FloatArray) -> Samples:
    """What is pushed out of a source lands everywhere but there: everywhere, less there."""
    sources, loss = avoided.sources, structure.loss
    own = np.zeros((one.draws.count, len(loss)))
    own[:, sources] = avoided.share * loss[sources]
    dependence = one.reach.carried(own)
    leaving = one.draws.delta[:, None] * pushed_per_avoided(structure)[sources]
    everywhere = (leaving * avoided.share).sum(axis=1, keepdims=True) * (loss + carried)
    return Samples(
        own=own, dependence=dependence, displacement=everywhere - _there(one, sources, leaving, own, dependence)
    )


def _there(
    one: Scrambling, sources: IntArray, leaving: FloatArray, own: FloatArray, dependence: FloatArray
) -> FloatArray:
    """What the incidents pushed out of the sources would cost if they landed where they come from."""
    if len(sources) == 1:  # a factor per draw, which need not travel a second time
        return leaving * (own + dependence)
    staying = own.copy()
    staying[:, sources] *= leaving
    return staying + one.reach.carried(staying)


def _joined(parts: Iterator[Samples]) -> Samples:
    every = list(parts)
    return Samples(
        own=np.concatenate([part.own for part in every]),
        dependence=np.concatenate([part.dependence for part in every]),
        displacement=np.concatenate([part.displacement for part in every]),
    )
