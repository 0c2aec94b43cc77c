"""How the loss of one country becomes a loss of others: σ, one hop.

σᵢᵢ = 1 and σᵢⱼ = φ·Fᵢⱼ/GDPᵢ. Nothing of shape (draws, countries, countries) is ever made: a σ is only needed applied to
losses (`carried`), added up over those who bear them (`borne`), or its diagonal (`returned`). A σ of many hops,
`propagation.hops`, offers the same three.
"""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import Exposure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reach:
    """σ for the draws of one scrambling, bounded.

    `per_exporter`: exporter factor over GDP, shape (draws, countries). `per_importer`: φ, lowered where the bound
    binds, shape (draws, countries). `is_bound`: where it binds, same shape.
    """

    flows: FloatArray
    per_exporter: FloatArray
    per_importer: FloatArray
    is_bound: BoolArray

    def carried(self, losses: FloatArray) -> FloatArray:
        """What direct `losses`, shape (draws, countries), cost the *others*, by who bears it; same shape."""
        losing = np.flatnonzero(losses.any(axis=0))
        if len(losing) > losses.shape[1] // 4:
            return np.asarray((losses * self.per_exporter) @ self.flows * self.per_importer)
        some = losses[:, losing] * self.per_exporter[:, losing]  # a few countries cost a few products
        return np.asarray(some @ self.flows[losing] * self.per_importer)

    def borne(self, bearers: FloatArray) -> FloatArray:
        """Σⱼ σᵢⱼ·bearersⱼ for every i, own loss included: what a loss of one in i costs the bearers.

        `bearers`: shape (countries,), 1 for who counts and 0 for who does not. Gives shape (draws, countries).
        """
        return np.asarray(bearers + (self.per_importer * bearers) @ self.flows.T * self.per_exporter)

    def returned(self) -> FloatArray:
        """σᵢᵢ − 1: what of a country's own loss comes back to it through others, shape (draws, countries): nothing."""
        return np.zeros_like(self.per_importer)


def one_hop(draws: Draws, exposure: Exposure, gdp: FloatArray, assumptions: Assumptions) -> Reach:
    """σ of one hop, with Σᵢ φFᵢⱼ/GDPⱼ bounded: an importer that would pass the bound has all its suppliers lowered
    alike."""
    imports = draws.exporter_factor @ exposure.flows / gdp
    wanted = draws.phi[:, None] * imports
    is_bound = wanted > assumptions.reach_bound
    lowered = np.divide(assumptions.reach_bound, imports, out=np.ones_like(imports), where=is_bound)
    return Reach(
        flows=exposure.flows,
        per_exporter=draws.exporter_factor / gdp,
        per_importer=np.where(is_bound, lowered, draws.phi[:, None]),
        is_bound=is_bound,
    )
