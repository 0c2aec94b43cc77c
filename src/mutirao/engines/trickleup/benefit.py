"""What a set of gains in capacity is worth to each country, in points of the world's direct loss today.

λ′ᵢ = λᵢ·e^{βΔmᵢ}: within one country gains multiply, across countries they add. Displacement is linear: a share δ of
the change lands on the other countries in proportion to their λ. Where β > 0 the change is an increase, and the same
share of it is drawn *away* from others; that is why the sign case "everybody loses" is stated with displacement off.
"""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.reach import Reach
from mutirao.engines.trickleup.structures import Structure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Benefit:
    """Loss avoided per country and draw, shape (draws, countries), in points; never netted silently.

    `own`: fewer incidents at home. `dependence`: fewer at those one depends on. `displacement`: loss, positive when
    incidents that others avoided land here, or on those one depends on.
    """

    own: FloatArray
    dependence: FloatArray
    displacement: FloatArray

    @property
    def without_displacement(self) -> FloatArray:
        return self.own + self.dependence

    @property
    def with_displacement(self) -> FloatArray:
        return self.own + self.dependence - self.displacement


def benefit_of(stages: FloatArray, draws: Draws, reach: Reach, structure: Structure) -> Benefit:
    """What raising capacity by `stages`, shape (countries,), zero where nothing changes, is worth to each country."""
    avoided = avoided_share(stages, draws)
    own = avoided * structure.loss
    landed = _landed(avoided, draws, structure)
    return Benefit(own=own, dependence=reach.carried(own), displacement=landed + reach.carried(landed))


def avoided_share(stages: FloatArray, draws: Draws) -> FloatArray:
    """1 − e^{βΔm}, shape (draws, countries): the share of today's incidents that no longer happens; negative where β
    > 0."""
    return np.asarray(-np.expm1(np.multiply.outer(draws.beta, stages)))


def _landed(avoided: FloatArray, draws: Draws, structure: Structure) -> FloatArray:
    """Direct loss in points, by country, from incidents that were avoided elsewhere and landed there."""
    pushed = draws.delta[:, None] * avoided * pushed_per_avoided(structure)
    from_others = pushed.sum(axis=1, keepdims=True) - pushed
    return np.asarray(from_others * structure.loss)


def pushed_per_avoided(structure: Structure) -> FloatArray:
    """λᵢ/Σ_{k≠i}λₖ: by what share every other country's incidents would rise if all of i's moved to them."""
    elsewhere = structure.rate.sum() - structure.rate
    return np.asarray(np.divide(structure.rate, elsewhere, out=np.zeros_like(elsewhere), where=elsewhere > 0))
