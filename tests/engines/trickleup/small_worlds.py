"""Small worlds, and the definitions worked out in plain loops to compare the engine with."""

import math
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.benefit import Benefit, benefit_of
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.reach import Reach, one_hop
from mutirao.engines.trickleup.structures import equal_cost, equal_rate

BOUND = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallWorld:
    """One draw of one world. `flows[i][j]`: what i delivers to j."""

    gdp: list[float]
    flows: list[list[float]]
    beta: float
    delta: float
    phi: float
    factor: list[float]

    @property
    def draws(self) -> Draws:
        return Draws(
            beta=np.array([self.beta]),
            delta=np.array([self.delta]),
            phi=np.array([self.phi]),
            exporter_factor=np.array([self.factor]),
        )

    @property
    def reach(self) -> Reach:
        return one_hop(self.draws, observed_exposure(np.array(self.flows)), np.array(self.gdp), Assumptions())

    def benefit(self, stages: list[float], structure: str = "equal_cost") -> Benefit:
        made = {"equal_cost": equal_cost, "equal_rate": equal_rate}[structure](np.array(self.gdp))
        return benefit_of(np.array(stages), self.draws, self.reach, made)


def three_countries(*, beta: float, delta: float = 0.2, phi: float = 0.5) -> SmallWorld:
    """The world of the worked examples: A delivers 6 to B and 2 to C, B delivers 3 to A, C delivers 1 to A."""
    return SmallWorld(
        gdp=[50.0, 30.0, 20.0],
        flows=[[0.0, 6.0, 2.0], [3.0, 0.0, 0.0], [1.0, 0.0, 0.0]],
        beta=beta,
        delta=delta,
        phi=phi,
        factor=[1.0, 1.0, 1.0],
    )


@st.composite
def small_worlds(draw: st.DrawFn) -> SmallWorld:
    count = draw(st.integers(2, 5))
    amounts = st.floats(0.5, 500.0)
    return SmallWorld(
        gdp=draw(st.lists(amounts, min_size=count, max_size=count)),
        flows=[draw(st.lists(st.floats(0.0, 200.0), min_size=count, max_size=count)) for _ in range(count)],
        beta=draw(st.floats(-0.7, 0.4)),
        delta=draw(st.floats(0.0, 0.9)),
        phi=draw(st.floats(0.01, 0.5)),
        factor=draw(st.lists(st.floats(0.1, 5.0), min_size=count, max_size=count)),
    )


def stages_of(world: SmallWorld) -> st.SearchStrategy[list[float]]:
    count = len(world.gdp)
    return st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=count, max_size=count)


def loss_by_loops(world: SmallWorld, rates: list[float], costs: list[float]) -> list[float]:
    """E[loss to j] = Σᵢ λᵢcᵢσᵢⱼ, word by word."""
    count = len(world.gdp)
    losses = []
    for j in range(count):
        imports = sum(world.flows[i][j] * world.factor[i] for i in range(count) if i != j)
        phi = min(world.phi, BOUND * world.gdp[j] / imports) if imports > 0 else world.phi
        loss = 0.0
        for i in range(count):
            sigma = 1.0 if i == j else phi * world.flows[i][j] * world.factor[i] / world.gdp[i]
            loss += rates[i] * costs[i] * sigma
        losses.append(loss)
    return losses


def benefit_by_loops(world: SmallWorld, stages: list[float], structure: str, *, has_displacement: bool) -> FloatArray:
    """Loss before less loss after, from the incident rates themselves."""
    count = len(world.gdp)
    rates = list(world.gdp) if structure == "equal_cost" else [1.0] * count
    costs = [1.0] * count if structure == "equal_cost" else list(world.gdp)
    points = 100 / sum(rate * cost for rate, cost in zip(rates, costs, strict=True))
    after = [rate * math.exp(world.beta * stage) for rate, stage in zip(rates, stages, strict=True)]
    landed = [0.0] * count
    for i in range(count):
        for k in range(count):
            if k != i and has_displacement:
                landed[k] += world.delta * (rates[i] - after[i]) * rates[k] / (sum(rates) - rates[i])
    before = loss_by_loops(world, rates, costs)
    afterwards = loss_by_loops(world, [one + more for one, more in zip(after, landed, strict=True)], costs)
    return np.array([points * (old - new) for old, new in zip(before, afterwards, strict=True)])
