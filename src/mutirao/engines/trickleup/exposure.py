"""Who depends on whose deliveries: read from a trade table, or modelled by gravity."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exposure:
    """`flows[i, j]`: what country i delivers to country j in a year, in the unit of GDP; zero on the diagonal.

    A modelled exposure gets one random factor per exporter on top, an observed one does not.
    """

    flows: FloatArray
    is_modelled: bool


def observed_exposure(flows: FloatArray) -> Exposure:
    """Exposure from an observed table, shape (countries, countries); what a country sells itself does not count."""
    return Exposure(flows=_without_diagonal(flows), is_modelled=False)


def modelled_exposure(gdp: FloatArray, distances: FloatArray, assumptions: Assumptions) -> Exposure:
    """Gravity: F = k·GDPi·GDPj/dij, with k such that ΣF = trade_to_gdp·ΣGDP.

    `gdp`: shape (countries,), any currency. `distances`: shape (countries, countries), km; NaN where unknown gives no
    delivery.
    """
    far = np.fmax(distances, assumptions.least_distance_km)
    attraction = _without_diagonal(np.where(np.isnan(distances), 0.0, np.outer(gdp, gdp) / far))
    scale = assumptions.trade_to_gdp * gdp.sum() / attraction.sum()
    return Exposure(flows=attraction * scale, is_modelled=True)


def great_circle_distances(latitude: FloatArray, longitude: FloatArray) -> FloatArray:
    """Distances in km between all points given in degrees, shape (countries, countries) (haversine)."""
    north, east = np.radians(latitude), np.radians(longitude)
    half_north = np.sin((north[:, None] - north[None, :]) / 2) ** 2
    half_east = np.sin((east[:, None] - east[None, :]) / 2) ** 2
    chord = half_north + np.cos(north)[:, None] * np.cos(north)[None, :] * half_east
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0))))


def _without_diagonal(flows: FloatArray) -> FloatArray:
    cleared = np.array(flows, dtype=np.float64)
    np.fill_diagonal(cleared, 0.0)
    return cleared
