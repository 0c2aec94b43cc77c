"""σ with all hops, for every draw: I + M + M² + … where M is the bounded one-hop σ.

Mᵢⱼ = φⱼ·fᵢ·Fᵢⱼ/GDPᵢ is the supply form of the economy of that draw: seen as shares of GDP, what all suppliers together
can cost an importer is at most the bound, below one. A factorisation for each of thousands of draws would cost a
thousand times more than following the hops of all draws at once until the rest is proven to be below 1e-12 of what
began.
"""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import Exposure
from mutirao.engines.trickleup.propagation.errors import ParameterInvalidError
from mutirao.engines.trickleup.propagation.series import all_hops
from mutirao.engines.trickleup.reach import Reach, one_hop

# So many matrices of shape (countries, countries) are held at once.
MATRICES_AT_ONCE = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ManyHops(Reach):
    """As `Reach`, with what customers' losses do to their customers, and so on.

    `gdp`: shape (countries,). `shrinking`: what all suppliers together can cost the most dependent country, per draw,
    shape (draws,), below one. `order`: draws by `shrinking`, the greatest first.

    The errors: of `carried`, below 1e-12 of the greatest loss over GDP, times the GDP of who bears; of `borne`,
    weighted with GDP, below 1e-12 of the bearers' GDP. In points, where losses follow GDP, both are below 1e-9.
    """

    gdp: FloatArray
    shrinking: FloatArray
    order: IntArray

    def carried(self, losses: FloatArray) -> FloatArray:
        """What direct `losses` cost others, and through others those who had them; shape (draws, countries)."""
        exporters, importers = self.per_exporter[self.order], self.per_importer[self.order]
        arrived = all_hops(
            losses[self.order],
            onward=lambda terms, rows: np.asarray((terms * exporters[rows]) @ self.flows * importers[rows]),
            norm=lambda terms, _: np.asarray(np.abs(terms / self.gdp).max(axis=1)),
            shrinking=self.shrinking[self.order],
        )
        return self._in_place(arrived)

    def borne(self, bearers: FloatArray) -> FloatArray:
        """Σⱼ σᵢⱼ·bearersⱼ for every i, own loss and what of it comes back included; as `Reach.borne`."""
        exporters, importers = self.per_exporter[self.order], self.per_importer[self.order]
        onward = np.ascontiguousarray(self.flows.T)
        arrived = all_hops(
            np.broadcast_to(bearers.astype(np.float64), exporters.shape),
            onward=lambda terms, rows: np.asarray((terms * importers[rows]) @ onward * exporters[rows]),
            norm=lambda terms, _: np.asarray(np.abs(terms) @ self.gdp),
            shrinking=self.shrinking[self.order],
        )
        return np.asarray(bearers + self._in_place(arrived))

    def returned(self) -> FloatArray:
        """σᵢᵢ − 1: what of a country's own loss comes back to it through others, shape (draws, countries)."""
        parts = np.array_split(np.arange(len(self.shrinking)), -(-len(self.shrinking) // MATRICES_AT_ONCE))
        return np.concatenate([self._returned(rows) for rows in parts])

    def _returned(self, rows: IntArray) -> FloatArray:
        one_hop_each = self.per_exporter[rows, :, None] * self.flows * self.per_importer[rows, None, :]
        inverse = np.linalg.inv(np.eye(len(self.gdp)) - one_hop_each)
        return np.asarray(np.diagonal(inverse, axis1=1, axis2=2) - 1.0)

    def _in_place(self, ordered: FloatArray) -> FloatArray:
        placed = np.empty_like(ordered)
        placed[self.order] = ordered
        return placed


def many_hops(draws: Draws, exposure: Exposure, gdp: FloatArray, assumptions: Assumptions) -> Reach:
    """σ of all hops, in the place of `reach.one_hop`; the bound keeps every draw's sum of hops finite.

    Raises ParameterInvalidError where the bound of `assumptions` is not below one.
    """
    bound = assumptions.reach_bound
    if not 0 < bound < 1:
        raise ParameterInvalidError(parameter="reach_bound", value=bound, expected="0 < reach_bound < 1")
    first = one_hop(draws, exposure, gdp, assumptions)
    depends = _dependence(first, gdp)
    return ManyHops(
        flows=first.flows,
        per_exporter=first.per_exporter,
        per_importer=first.per_importer,
        is_bound=first.is_bound,
        gdp=gdp,
        shrinking=depends,
        order=np.argsort(-depends, kind="stable"),
    )


def _dependence(first: Reach, gdp: FloatArray) -> FloatArray:
    """What a total stop of all suppliers costs the most dependent country, as a share of its GDP, shape (draws,)."""
    return np.asarray((first.carried(np.broadcast_to(gdp, first.per_importer.shape)) / gdp).max(axis=1))
