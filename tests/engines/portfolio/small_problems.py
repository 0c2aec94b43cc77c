"""Small problems, and the choice worked out by trying every set of needs."""

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from mutirao.engines.portfolio.problem import Candidate, Gains, Problem, by_need, start_year

COUNTRIES = 3


def need(
    name: str,
    *,
    country: int = 0,
    stages: float = 1,
    cost: int = 100,
    priority: int = 1,
    earliest_year: int = 1,
    after: str | None = None,
) -> Candidate:
    return Candidate(
        need=name,
        country=country,
        hundredths=round(stages * 100),
        cost=cost,
        priority=priority,
        earliest_year=earliest_year,
        after=after,
    )


def problem(
    *candidates: Candidate, budget: int, years: int = 3, worth: tuple[float, ...] = (10.0, 10.0, 10.0)
) -> Problem:
    """One draw with e^β = 0.5: a first stage gains half of a country's `worth`, a second a quarter."""
    gains = Gains(weight=np.array([worth]), beta=np.log([0.5]))
    return Problem(candidates=candidates, budget=budget, years=years, gains=gains)


@st.composite
def problems(draw: st.DrawFn, *, is_coupled: bool = True) -> Problem:
    count = draw(st.integers(1, 7))
    candidates: list[Candidate] = []
    for number in range(count):
        country = draw(st.integers(0, COUNTRIES - 1))
        earlier = [one.need for one in candidates if is_coupled or one.country == country]
        candidates.append(
            need(
                f"n{number}",
                country=country,
                stages=draw(st.sampled_from([0.5, 1, 2])),
                cost=draw(st.integers(0, 50)),
                priority=draw(st.integers(1, 3)),
                earliest_year=draw(st.integers(1, 3)),
                after=draw(st.sampled_from([None, None, *earlier])),
            )
        )
    draws = draw(st.integers(1, 3))
    weights = st.lists(st.floats(-3, 10), min_size=COUNTRIES, max_size=COUNTRIES)
    weight = np.array(draw(st.lists(weights, min_size=draws, max_size=draws)))
    beta = np.array(draw(st.lists(st.floats(-0.6, 0.3), min_size=draws, max_size=draws)))
    return Problem(
        candidates=tuple(candidates),
        budget=draw(st.integers(1, 150)),
        years=draw(st.integers(1, 3)),
        gains=Gains(weight=weight, beta=beta),
    )


def worth(one: Problem, chosen: tuple[Candidate, ...]) -> float:
    """Mean gain of a set of needs, straight from the definition."""
    total = 0.0
    for country in range(one.gains.weight.shape[1]):
        stages = sum(need.hundredths for need in chosen if need.country == country) / 100
        total += float((one.gains.weight[:, country] * (1 - np.exp(one.gains.beta * stages))).mean())
    return total


def is_allowed(one: Problem, chosen: tuple[Candidate, ...]) -> bool:
    named = by_need(one.candidates)
    names = {need.need for need in chosen}
    return (
        sum(need.cost for need in chosen) <= one.budget
        and all(need.after is None or need.after in names for need in chosen)
        and all(start_year(need, named) <= one.years for need in chosen)
    )


def best_by_trying_all(one: Problem) -> float:
    sets = (chosen for size in range(len(one.candidates) + 1) for chosen in combinations(one.candidates, size))
    return max(worth(one, chosen) for chosen in sets if is_allowed(one, chosen))
