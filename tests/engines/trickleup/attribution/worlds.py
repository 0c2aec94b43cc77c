"""A world of five countries with every feature: modelled exposure, three structures, a bound that binds at times."""

from itertools import permutations

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.evaluation import group_samples
from mutirao.engines.trickleup.exposure import modelled_exposure
from mutirao.engines.trickleup.model import Model, ReachOf, assemble
from mutirao.engines.trickleup.reach import one_hop
from mutirao.engines.trickleup.structures import Structure, equal_cost, equal_rate, own_rates

CODES = ("EEE", "AAA", "BBB", "CCC", "DDD")
GDP = np.array([5.0, 300.0, 120.0, 60.0, 15.0])
RATES = np.array([1.0, 4.0, 2.0, 8.0, 1.0])


def model(*, scramblings: int = 4, draws: int = 32, reach: ReachOf = one_hop) -> Model:
    distances = np.random.default_rng(5).uniform(100, 9000, (5, 5))
    return assemble(
        codes=CODES,
        gdp=GDP,
        exposure=modelled_exposure(GDP, distances, Assumptions(trade_to_gdp=0.6)),
        structures=(equal_cost(GDP), equal_rate(GDP), own_rates(CODES, RATES)),
        assumptions=Assumptions(trade_to_gdp=0.6),
        seed=3,
        scramblings=scramblings,
        draws_per_scrambling=draws,
        reach=reach,
    )


APART = (
    Action(code="schools", gains=(("BBB", 1.0), ("EEE", 0.5)), payers=("AAA",)),
    Action(code="teams", gains=(("CCC", 2.0),), payers=("AAA",)),
)
SHARED = (
    Action(code="schools", gains=(("BBB", 1.0), ("EEE", 0.5)), payers=("AAA",)),
    Action(code="teams", gains=(("BBB", 2.0), ("CCC", 1.0)), payers=("DDD",)),
    Action(code="law", gains=(("BBB", 0.5), ("CCC", 3.0)), payers=("AAA",)),
)


def stages(actions: tuple[Action, ...]) -> FloatArray:
    found = np.zeros(len(CODES))
    for action in actions:
        for country, gain in action.gains:
            found[CODES.index(country)] += gain
    return found


def benefit(made: Model, actions: tuple[Action, ...], structure: Structure, members: FloatArray) -> FloatArray:
    """Net benefit, displacement on, shape (draws, columns), from the model itself."""
    return group_samples(made, stages(actions), structure, members).net(has_displacement=True)


def by_orders(made: Model, actions: tuple[Action, ...], structure: Structure, members: FloatArray) -> list[FloatArray]:
    """What each action adds, averaged over every order in which they may come: the rule itself, in plain loops."""
    added = [np.zeros((len(made.beta), members.shape[1])) for _ in actions]
    orders = list(permutations(range(len(actions))))
    for order in orders:
        before = np.zeros_like(added[0])
        for place, number in enumerate(order):
            reached = benefit(made, tuple(actions[one] for one in order[: place + 1]), structure, members)
            added[number] += (reached - before) / len(orders)
            before = reached
    return added
