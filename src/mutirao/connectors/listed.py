"""The countries that a file may name; their figures play no part in reading it."""

import numpy as np

from mutirao.parties.queries import countries
from mutirao.programmes.planning.world import World


def listed_countries(*, is_fictitious: bool | None = None) -> World:
    """Real ones, fictitious ones, or both."""
    listed = list(countries(is_fictitious=is_fictitious))
    unknown = np.full(len(listed), np.nan)
    return World(
        codes=tuple(country.code for country in listed),
        names=tuple(country.name_in("en") for country in listed),
        gdp=unknown,
        gdp_year=np.zeros(len(listed), dtype=np.int64),
        latitude=unknown,
        longitude=unknown,
        is_fictitious=np.array([country.is_fictitious for country in listed], dtype=np.bool_),
    )
