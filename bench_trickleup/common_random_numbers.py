"""Variance of the difference of two portfolios, in common worlds and in worlds of their own (aim: 15 times).

Alternatives under one budget share most of their actions: here nine of ten, and, as the hardest case, none.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
from bench.results import Result, Row

_REPETITIONS = 40
_WORLDS = 4_096
_NODES, _EDGES_OF_ONE = 2_000, 10
_DRAWS = 512
_AIM = 15


def measure(_: int) -> Result:
    rows = [_row(f"cascades, {_NODES:,} nodes, {shared} of 10 shared", _WORLDS, _cascades(shared)) for shared in (9, 0)]
    rows += [_row(f"arrival, 50 countries, {shared} of 10 shared", _DRAWS, _arrival(shared)) for shared in (9, 0)]
    met = sum(float(row["ratio"] or 0) >= _AIM for row in rows)
    is_met = "met" if met == len(rows) else "NOT MET"
    return Result(
        title="variance of a portfolio difference with and without common random numbers",
        rows=rows,
        notes=[
            f"Aim: {_AIM} times: {is_met}, met in {met} of {len(rows)} cases. {_REPETITIONS} repetitions each.",
            "Arrival draws Sobol points, which leave little variance to take away: see the columns themselves.",
        ],
    )


def _row(name: str, worlds: int, estimate: Callable[[int, int], float]) -> Row:
    from mutirao.engines.trickleup.uncertainty.paired import variance_of_difference

    found = variance_of_difference(estimate, range(_REPETITIONS))
    return {
        "case": name,
        "worlds": worlds,
        "common": f"{found.common:.2e}",
        "apart": f"{found.apart:.2e}",
        "ratio": found.ratio,
    }


def _two_portfolios(places: int, shared: int) -> tuple[list[int], list[int]]:
    """Ten places each, of which some are the same."""
    chosen = np.random.default_rng(7).choice(places, 20 - shared, replace=False).tolist()
    return chosen[:10], chosen[-10:]


def _cascades(shared: int) -> Callable[[int, int], float]:
    """Mean nodes reached where ten nodes contain nine of ten incidents."""
    from mutirao.engines.trickleup.cascades.graph import contained, graph_of
    from mutirao.engines.trickleup.cascades.simulate import arriving_at, spread

    chance = np.random.default_rng(8)
    tail = np.repeat(np.arange(_NODES), _EDGES_OF_ONE)
    head = (tail + chance.integers(1, _NODES, len(tail))) % _NODES
    ends = np.unique(np.stack([tail, head], axis=1), axis=0)
    graph = graph_of(nodes=_NODES, tail=ends[:, 0], head=ends[:, 1], probability=np.full(len(ends), 0.09))
    containment = np.zeros((2, _NODES))
    for portfolio, places in enumerate(_two_portfolios(_NODES, shared)):
        containment[portfolio, places] = 0.9
    graphs = [contained(graph, one) for one in containment]
    incidents = arriving_at(np.ones(_NODES))
    return lambda portfolio, seed: spread(graphs[portfolio], incidents, worlds=_WORLDS, seed=seed).mean_size.mean


def _arrival(shared: int) -> Callable[[int, int], float]:
    """Mean benefit to the world where ten countries gain a stage."""
    from mutirao.engines.trickleup.assumptions import Assumptions
    from mutirao.engines.trickleup.evaluation import group_samples
    from mutirao.engines.trickleup.exposure import modelled_exposure
    from mutirao.engines.trickleup.model import Model, assemble
    from mutirao.engines.trickleup.structures import equal_cost

    chance = np.random.default_rng(9)
    gdp, distances = chance.lognormal(0, 2, 50), chance.uniform(100, 15_000, (50, 50))
    stages = np.zeros((2, 50))
    for portfolio, places in enumerate(_two_portfolios(50, shared)):
        stages[portfolio, places] = 1.0

    @cache
    def model(seed: int) -> Model:
        return assemble(
            codes=tuple(str(one) for one in range(50)),
            gdp=gdp,
            exposure=modelled_exposure(gdp, distances, Assumptions()),
            structures=(equal_cost(gdp),),
            assumptions=Assumptions(),
            seed=seed,
            scramblings=1,
            draws_per_scrambling=_DRAWS,
        )

    def estimate(portfolio: int, seed: int) -> float:
        made = model(seed)
        found = group_samples(made, stages[portfolio], made.default, np.ones((50, 1)))
        return float(found.net(has_displacement=True).mean())

    return estimate
