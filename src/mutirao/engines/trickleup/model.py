"""Everything a computation needs, put together once: countries with figures, exposure, structures, draws and their
reach."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.draws import DRAWS_PER_SCRAMBLING, SCRAMBLINGS, Draws, draw
from mutirao.engines.trickleup.errors import NoWorldError
from mutirao.engines.trickleup.exposure import Exposure
from mutirao.engines.trickleup.reach import Reach, one_hop
from mutirao.engines.trickleup.structures import Structure

# How a loss travels: `reach.one_hop`, `propagation.hops.many_hops` or `cascades.all_sources.ByCascades(seed=…)`.
ReachOf = Callable[[Draws, Exposure, FloatArray, Assumptions], Reach]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scrambling:
    """One independent set of draws with its σ: the unit of work, whoever does it and in whatever order."""

    draws: Draws
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """`codes` and `gdp` have one entry per country; every country here has a figure. `structures[0]` is the default.

    `reach_of`: what made the reach of the scramblings, for draws that are made later.
    """

    codes: tuple[str, ...]
    gdp: FloatArray
    exposure: Exposure
    structures: tuple[Structure, ...]
    assumptions: Assumptions
    scramblings: tuple[Scrambling, ...]
    reach_of: ReachOf = one_hop

    @property
    def default(self) -> Structure:
        return self.structures[0]

    @property
    def beta(self) -> FloatArray:
        """β of every draw, shape (draws,)."""
        return np.concatenate([one.draws.beta for one in self.scramblings])


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundReport:
    """How often Σᵢ φFᵢⱼ/GDPⱼ met its bound: in what share of draws for anybody, and for whom (code → share), in code
    order."""

    bound: float
    any_frequency: float
    frequency: tuple[tuple[str, float], ...]


def assemble(
    *,
    codes: tuple[str, ...],
    gdp: FloatArray,
    exposure: Exposure,
    structures: tuple[Structure, ...],
    assumptions: Assumptions,
    seed: int,
    scramblings: int = SCRAMBLINGS,
    draws_per_scrambling: int = DRAWS_PER_SCRAMBLING,
    reach: ReachOf = one_hop,
) -> Model:
    """Draw the parameters and apply them to the exposure. `gdp`: shape (countries,), all above zero, in the unit of
    the flows. `reach`: how a loss travels, see `ReachOf`.

    Raises NoWorldError for fewer than two countries.
    """
    if len(codes) < 2:
        raise NoWorldError(countries=len(codes))
    drawn = draw(
        seed=seed,
        countries=len(codes),
        is_modelled=exposure.is_modelled,
        assumptions=assumptions,
        scramblings=scramblings,
        draws_per_scrambling=draws_per_scrambling,
    )
    return Model(
        codes=codes,
        gdp=gdp,
        exposure=exposure,
        structures=structures,
        assumptions=assumptions,
        scramblings=tuple(Scrambling(draws=one, reach=reach(one, exposure, gdp, assumptions)) for one in drawn),
        reach_of=reach,
    )


def bound_report(model: Model) -> BoundReport:
    is_bound = np.concatenate([one.reach.is_bound for one in model.scramblings])
    shares = zip(model.codes, is_bound.mean(axis=0), strict=True)
    return BoundReport(
        bound=model.assumptions.reach_bound,
        any_frequency=float(is_bound.any(axis=1).mean()),
        frequency=tuple(sorted((code, float(share)) for code, share in shares if share > 0)),
    )
