"""What nobody knows, drawn: scrambled Sobol points turned into parameters."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions

# Independent scramblings: their spread is the simulation error. One scrambling is also the unit of work,
# so that no result depends on how the work is cut up.
SCRAMBLINGS = 8
DRAWS_PER_SCRAMBLING = 512  # a power of two, as Sobol points want


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draws:
    """One scrambling: `beta`, `delta`, `phi` of shape (draws,); `exporter_factor` of shape (draws, countries)."""

    beta: FloatArray
    delta: FloatArray
    phi: FloatArray
    exporter_factor: FloatArray

    @property
    def count(self) -> int:
        return len(self.beta)


def draw(
    *,
    seed: int,
    countries: int,
    is_modelled: bool,
    assumptions: Assumptions,
    scramblings: int = SCRAMBLINGS,
    draws_per_scrambling: int = DRAWS_PER_SCRAMBLING,
) -> tuple[Draws, ...]:
    """Independent scramblings of Sobol points in (β, δ, φ, exporter factors); the same seed gives the same draws.

    With observed exposure every exporter factor is one. With modelled exposure its mean is one, so that the total
    of deliveries keeps its calibrated size.
    """
    return tuple(
        _one_scrambling(
            np.random.default_rng([seed, number]), countries, is_modelled, assumptions, draws_per_scrambling
        )
        for number in range(scramblings)
    )


def _one_scrambling(
    randomness: np.random.Generator, countries: int, is_modelled: bool, assumptions: Assumptions, count: int
) -> Draws:
    points = sobol_points(randomness, dimensions(countries, is_modelled=is_modelled), count)
    return draws_at(points, countries=countries, is_modelled=is_modelled, assumptions=assumptions)


def dimensions(countries: int, *, is_modelled: bool) -> int:
    """How many coordinates a point needs: β, δ, φ, and one exporter factor per country where exposure is modelled."""
    return 3 + (countries if is_modelled else 0)


def draws_at(points: FloatArray, *, countries: int, is_modelled: bool, assumptions: Assumptions) -> Draws:
    """The parameters at `points` of the open unit cube, shape (draws, dimensions), in the order β, δ, φ, factors; more
    coordinates may follow."""
    from scipy.special import betaincinv, ndtri

    low, high = np.log(assumptions.phi_low), np.log(assumptions.phi_high)
    spread = assumptions.exporter_factor_sd
    ones = np.ones((len(points), countries))
    return Draws(
        beta=assumptions.beta_mean + assumptions.beta_sd * ndtri(points[:, 0]),
        delta=betaincinv(assumptions.delta_a, assumptions.delta_b, points[:, 1]),
        phi=np.exp(low + (high - low) * points[:, 2]),
        exporter_factor=np.exp(spread * ndtri(points[:, 3 : 3 + countries]) - spread**2 / 2) if is_modelled else ones,
    )


def sobol_points(randomness: np.random.Generator, dimensions: int, count: int) -> FloatArray:
    """One scrambling of `count` points of the open unit cube, shape (count, dimensions)."""
    from scipy.stats.qmc import Sobol

    points = Sobol(dimensions, scramble=True, rng=randomness).random(count)
    # Scrambled points are multiples of 2^-30 and may be zero, whose normal quantile is infinite: take cell centres.
    return np.asarray(points, dtype=np.float64) + 2.0**-31
