"""A world for the tests of the planning core: a few real countries, a few fictitious ones, two networks.

The figures are round and invented; the codes are real only so that rules about real countries can be tested.
"""

from decimal import Decimal

import numpy as np

from mutirao.kernel.dates import Span
from mutirao.programmes.planning.request import ExploreRequest, Need, PlanRequest
from mutirao.programmes.planning.world import Membership, Network, World

CODES = ("BRA", "IDN", "JPN", "KOR", "PRK", "TLS", "VNM", "XAA", "XAB", "XPA")
REAL = 7


def world() -> World:
    """PRK has no GDP; XAA, XAB and XPA are fictitious; TLS joins ASEAN on 26 October 2025."""
    return World(
        codes=CODES,
        names=(
            "Brazil",
            "Indonesia",
            "Japan",
            "Korea",
            "North Korea",
            "Timor-Leste",
            "Viet Nam",
            "Alba",
            "Bora",
            "Pala",
        ),
        gdp=np.array([2100, 1400, 4200, 1700, np.nan, 2, 430, 300, 100, 900]) * 1e9,
        gdp_year=np.array([2023, 2023, 2023, 2022, 0, 2021, 2023, 2023, 2023, 2023]),
        latitude=np.array([-15.8, -6.2, 35.7, 37.6, 39.0, -8.6, 21.0, 0.0, 10.0, 20.0]),
        longitude=np.array([-47.9, 106.8, 139.7, 127.0, 125.8, 125.6, 105.9, 0.0, 10.0, -30.0]),
        is_fictitious=np.array([False] * REAL + [True] * 3),
        networks=(
            Network(
                code="ASEAN",
                members=(
                    Membership(country="IDN", during=Span.parse("1967-08-08/..")),
                    Membership(country="VNM", during=Span.parse("1995-07-28/..")),
                    Membership(country="TLS", during=Span.parse("2025-10-26/..")),
                ),
            ),
            Network(code="GONE", members=(Membership(country="BRA", during=Span.parse("1990/1995")),)),
        ),
        gdp_sources=("invented for the tests",) * len(CODES),
    )


def need(name: str, country: str, **changed: object) -> Need:
    facts: dict[str, object] = {"area": "csirt", "stages": 1.0, "cost": Decimal(100), "priority": 1}
    return Need(need=name, country=country, **(facts | changed))  # type: ignore[arg-type]


def plan_request(*needs: Need, **changed: object) -> PlanRequest:
    facts: dict[str, object] = {"partners": ("JPN",), "budget": Decimal(250), "years": 3, "seed": 7}
    return PlanRequest(needs=needs, **(facts | changed))  # type: ignore[arg-type]


def explore_request(*countries: str, **changed: object) -> ExploreRequest:
    facts: dict[str, object] = {"stages": 1.0, "partners": ("JPN",), "seed": 7}
    return ExploreRequest(countries=countries, **(facts | changed))  # type: ignore[arg-type]
