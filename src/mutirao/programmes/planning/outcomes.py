"""A gain in capacity, valued for each group under every structure, with displacement on and off."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.evaluation import GROUPS, Samples, country_samples, group_samples
from mutirao.engines.trickleup.intervals import (
    Conclusion,
    Interval,
    TrickleUpShare,
    conclusion,
    intervals,
    share_of_draws_that_gain,
    trickle_up_share,
)
from mutirao.engines.trickleup.model import Model
from mutirao.engines.trickleup.uncertainty.verdicts import Reason, reason
from mutirao.programmes.planning.world import FloatArray

TOTAL = "total"
COLUMNS = (*GROUPS, TOTAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Benefit under one structure, by group (recipients, partners, others, total), in points.

    `dependence_gain` and `displacement_loss` are parts of `benefit`, told apart; the loss is zero with displacement
    off.
    `probability_others_gain`: share of the assumed draws; None where there are no others.
    """

    structure: str
    has_displacement: bool
    benefit: dict[str, Interval]
    dependence_gain: dict[str, Interval]
    displacement_loss: dict[str, Interval]
    trickle_up: TrickleUpShare
    probability_others_gain: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryBenefit:
    country: str
    group: str
    benefit: Interval


def outcomes(model: Model, stages: FloatArray, members: FloatArray) -> tuple[Outcome, ...]:
    """Every structure with displacement on, then off. `stages`: shape (countries,); `members`: shape (countries,
    groups)."""
    found: list[Outcome] = []
    for structure in model.structures:
        samples = group_samples(model, stages, structure, members)
        found += [
            _outcome(model, structure.code, samples, members, has_displacement=has_displacement)
            for has_displacement in (True, False)
        ]
    return tuple(found)


def conclusions(found: tuple[Outcome, ...], members: FloatArray) -> dict[str, Conclusion]:
    """What holds for each group whichever structure is true, displacement on."""
    return {group: conclusion(under) if under else Conclusion.NOBODY for group, under in _under(found, members).items()}


def reasons(found: tuple[Outcome, ...], members: FloatArray) -> dict[str, Reason]:
    """Why each group's conclusion is what it is."""
    return {group: reason(under) if under else Reason.EMPTY for group, under in _under(found, members).items()}


def _under(found: tuple[Outcome, ...], members: FloatArray) -> dict[str, tuple[Interval, ...]]:
    """By group, its benefit under every structure, displacement on; nothing where nobody is in the group."""
    is_there = dict(zip(GROUPS, members.sum(axis=0) > 0, strict=True)) | {TOTAL: True}
    return {
        group: tuple(one.benefit[group] for one in found if one.has_displacement) if is_there[group] else ()
        for group in COLUMNS
    }


def by_country(model: Model, stages: FloatArray, members: FloatArray) -> tuple[CountryBenefit, ...]:
    """Net benefit of each country under the default structure, displacement on, in the order of codes (never of
    benefit)."""
    found = intervals(country_samples(model, stages, model.default), len(model.scramblings))
    group = [GROUPS[int(column)] for column in members.argmax(axis=1)]
    rows = sorted(zip(model.codes, group, found, strict=True), key=lambda row: row[0])
    return tuple(CountryBenefit(country=code, group=name, benefit=benefit) for code, name, benefit in rows)


def _outcome(model: Model, structure: str, samples: Samples, members: FloatArray, *, has_displacement: bool) -> Outcome:
    scramblings = len(model.scramblings)
    net = samples.net(has_displacement=has_displacement)
    loss = samples.displacement if has_displacement else np.zeros_like(samples.displacement)
    has_others = bool(members[:, GROUPS.index("others")].any())
    return Outcome(
        structure=structure,
        has_displacement=has_displacement,
        benefit=_by_group(net, scramblings),
        dependence_gain=_by_group(samples.dependence, scramblings),
        displacement_loss=_by_group(loss, scramblings),
        trickle_up=trickle_up_share(recipients=net[:, 0], total=net.sum(axis=1), scramblings=scramblings),
        probability_others_gain=share_of_draws_that_gain(net[:, 2]) if has_others else None,
    )


def _by_group(samples: FloatArray, scramblings: int) -> dict[str, Interval]:
    with_total = np.column_stack([samples, samples.sum(axis=1)])
    return dict(zip(COLUMNS, intervals(with_total, scramblings), strict=True))
