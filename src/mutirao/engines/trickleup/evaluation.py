"""A portfolio of gains, valued for groups of countries under every structure."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.alone import own_prices, prices
from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.benefit import Benefit, avoided_share, benefit_of
from mutirao.engines.trickleup.model import Model, Scrambling
from mutirao.engines.trickleup.structures import Structure

GROUPS = ("recipients", "partners", "others")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """Benefits by draw, in points, draws of all scramblings one after the other.

    `own`, `dependence`, `displacement`: shape (draws, columns); displacement is a loss.
    """

    own: FloatArray
    dependence: FloatArray
    displacement: FloatArray

    def net(self, *, has_displacement: bool) -> FloatArray:
        gain = self.own + self.dependence
        return gain - self.displacement if has_displacement else gain


def membership(codes: tuple[str, ...], recipients: frozenset[str], partners: frozenset[str]) -> FloatArray:
    """Who belongs to which of GROUPS, shape (countries, 3). Whoever builds capacity is a recipient, even if it also
    helps."""
    rows = np.zeros((len(codes), len(GROUPS)))
    for row, code in enumerate(codes):
        rows[row, 0 if code in recipients else 1 if code in partners else 2] = 1.0
    return rows


def group_samples(model: Model, stages: FloatArray, structure: Structure, members: FloatArray) -> Samples:
    """Benefit of raising capacity by `stages`, shape (countries,), summed over groups (columns of `members`)."""
    return _joined([_summed(_benefit(one, stages, structure), members) for one in model.scramblings])


def country_samples(model: Model, stages: FloatArray, structure: Structure) -> FloatArray:
    """Net benefit, displacement on, of each country and draw, shape (draws, countries)."""
    return np.concatenate([_benefit(one, stages, structure).with_displacement for one in model.scramblings])


def world_prices(model: Model, structure: Structure, *, has_displacement: bool = True) -> FloatArray:
    """What the whole world saves if country i alone avoids all its incidents, in points, shape (draws, countries)."""
    everybody = np.ones(len(model.codes))
    parts = [
        prices(everybody, one.draws, one.reach, structure, has_displacement=has_displacement)
        for one in model.scramblings
    ]
    return np.concatenate(parts)


def alone_samples(
    model: Model, stages: FloatArray, structure: Structure, *, partners: BoolArray, has_displacement: bool = True
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """If country i alone rises by its `stages`, shape (countries,), or (1,) for all alike: net benefit to itself, to
    `partners` and to all, each of shape (draws, countries).

    A country that is itself a partner counts its own gain as its own, not the partners'.
    """
    parts = [_alone(one, stages, structure, partners, has_displacement) for one in model.scramblings]
    own, to_partners, total = (np.concatenate(each) for each in zip(*parts, strict=True))
    return own, to_partners, total


def _alone(
    one: Scrambling, stages: FloatArray, structure: Structure, partners: BoolArray, has_displacement: bool
) -> tuple[FloatArray, FloatArray, FloatArray]:
    bearers = partners.astype(np.float64)
    avoided = avoided_share(stages, one.draws)
    own = own_prices(one.draws, one.reach, structure, has_displacement=has_displacement)
    to_partners = prices(bearers, one.draws, one.reach, structure, has_displacement=has_displacement)
    total = prices(np.ones_like(bearers), one.draws, one.reach, structure, has_displacement=has_displacement)
    return avoided * own, avoided * (to_partners - own * bearers), avoided * total


def _benefit(one: Scrambling, stages: FloatArray, structure: Structure) -> Benefit:
    return benefit_of(stages, one.draws, one.reach, structure)


def _summed(benefit: Benefit, members: FloatArray) -> Samples:
    return Samples(
        own=benefit.own @ members, dependence=benefit.dependence @ members, displacement=benefit.displacement @ members
    )


def _joined(parts: list[Samples]) -> Samples:
    return Samples(
        own=np.concatenate([part.own for part in parts]),
        dependence=np.concatenate([part.dependence for part in parts]),
        displacement=np.concatenate([part.displacement for part in parts]),
    )
