"""Where incidents fall and what one costs: nobody knows, so several answers stand side by side."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.errors import OwnRateInvalidError, OwnRateMissingError

# The unit of every figure: the direct loss of the whole world today.
WORLD_POINTS = 100.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Structure:
    """`rate`: share of the world's incidents that fall in each country, sums to 1.

    `loss`: expected direct loss of each country today, in points, sums to 100; loss over rate is the cost of one
    incident.
    """

    code: str
    rate: FloatArray
    loss: FloatArray


def equal_cost(gdp: FloatArray) -> Structure:
    """An incident costs the same everywhere; their number follows GDP (the default)."""
    return _structure("equal_cost", rate=gdp, cost=np.ones_like(gdp))


def equal_rate(gdp: FloatArray) -> Structure:
    """Every country has as many incidents; what one costs follows GDP."""
    return _structure("equal_rate", rate=np.ones_like(gdp), cost=gdp)


def own_rates(codes: tuple[str, ...], rates: FloatArray, costs: FloatArray | None = None) -> Structure:
    """The user's own incidents per year, and cost of one (equal everywhere where none are given).

    Raises OwnRateMissingError where a country has none, OwnRateInvalidError for negative figures or none above zero.
    """
    cost = np.ones_like(rates) if costs is None else costs
    missing = [code for code, rate, one in zip(codes, rates, cost, strict=True) if not np.isfinite(rate + one)]
    if missing:
        raise OwnRateMissingError(countries=", ".join(missing))
    if (rates < 0).any() or (cost < 0).any() or not (rates * cost).any():
        raise OwnRateInvalidError()
    return _structure("own_rates", rate=rates, cost=cost)


def _structure(code: str, *, rate: FloatArray, cost: FloatArray) -> Structure:
    loss = rate * cost
    return Structure(code=code, rate=rate / rate.sum(), loss=loss * (WORLD_POINTS / loss.sum()))
