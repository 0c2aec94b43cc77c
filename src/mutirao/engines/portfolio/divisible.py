"""One linear program per draw, solved exactly for thousands of draws at once.

With needs that may be taken in part, a country fills its capacity in the order of stages per cost (a need after
another in the same country together with it, as one block), whatever the draw; between countries the best gain per
cost goes first. So a draw's program is a sort, not a search. Where a need of one country waits for a need of another
this does not hold: see `frequency`.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from mutirao.engines.portfolio.formulation import IntArray, segments_of
from mutirao.engines.portfolio.problem import HUNDREDTHS, Candidate, FloatArray, Gains, by_need, tie_order

_DRAWS_AT_ONCE = 256  # bounds the memory, not the result


@dataclass(slots=True, kw_only=True)
class _Block:
    """Needs of one country that are filled together, earlier ones first."""

    needs: list[Candidate]

    @property
    def hundredths(self) -> int:
        return sum(one.hundredths for one in self.needs)

    @property
    def cost(self) -> int:
        return sum(one.cost for one in self.needs)

    @property
    def stages_per_cost(self) -> float:
        return self.hundredths / self.cost if self.cost else np.inf


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """Segments of capacity with what they cost, in the order that decides ties: one entry per step.

    `block`: which block pays the step; `share`: how much of that block it is. `low`, `high`, `top`: stages; `top` is
    the country's highest level.
    """

    country: IntArray
    low: FloatArray
    high: FloatArray
    top: FloatArray
    cost: FloatArray
    block: IntArray
    share: FloatArray
    needs_of_block: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One row of `Steps`; `rank` orders equals."""

    country: int
    low: int
    high: int
    top: int
    cost: float
    block: int
    share: float
    rank: tuple[tuple[int, str], int]


def steps_of(candidates: tuple[Candidate, ...]) -> Steps:
    """The steps of all countries; every `after` must name a need of the same country among `candidates`."""
    per_country = [_blocks(needs) for needs in _by_country(candidates)]
    steps: list[_Step] = []
    first = 0
    for blocks in per_country:
        steps += _steps(blocks, first)
        first += len(blocks)
    steps.sort(key=lambda step: step.rank)
    return Steps(
        country=np.array([step.country for step in steps], dtype=np.int64),
        low=np.array([step.low for step in steps]) / HUNDREDTHS,
        high=np.array([step.high for step in steps]) / HUNDREDTHS,
        top=np.array([step.top for step in steps]) / HUNDREDTHS,
        cost=np.array([step.cost for step in steps], dtype=np.float64),
        block=np.array([step.block for step in steps], dtype=np.int64),
        share=np.array([step.share for step in steps]),
        needs_of_block=tuple(tuple(one.need for one in block.needs) for blocks in per_country for block in blocks),
    )


def mean_taken(steps: Steps, gains: Gains, budget: int) -> dict[str, float]:
    """By need: the share of it that the program of a draw takes, averaged over all draws."""
    draws = len(gains.beta)
    filled = np.zeros(len(steps.cost))
    for start in range(0, draws, _DRAWS_AT_ONCE):
        part = Gains(
            weight=gains.weight[start : start + _DRAWS_AT_ONCE], beta=gains.beta[start : start + _DRAWS_AT_ONCE]
        )
        filled += _filled(steps, _gain(steps, part), budget).sum(axis=0)
    per_block = np.bincount(steps.block, weights=filled / draws * steps.share, minlength=len(steps.needs_of_block))
    return {need: float(share) for needs, share in zip(steps.needs_of_block, per_block, strict=True) for need in needs}


def _gain(steps: Steps, gains: Gains) -> FloatArray:
    """What each step brings, shape (draws, steps)."""
    beta = gains.beta[:, None]
    weight = gains.weight[:, steps.country]
    gain = weight * (np.exp(beta * steps.low) - np.exp(beta * steps.high))
    # Where both are adverse (more incidents, and worth having), later steps pay more than earlier ones: a country
    # that may be taken in part then pays the average of all its steps.
    is_convex = (weight < 0) & (beta > 0)
    average = weight * -np.expm1(beta * steps.top) / steps.top * (steps.high - steps.low)
    return np.asarray(np.where(is_convex, average, gain))


def _filled(steps: Steps, gain: FloatArray, budget: int) -> FloatArray:
    """What share of each step the budget fills, best gain per cost first, shape (draws, steps)."""
    per_cost = np.divide(gain, steps.cost, out=np.where(gain > 0, np.inf, -np.inf), where=steps.cost > 0)
    order = np.argsort(-per_cost, axis=1, kind="stable")
    cost = np.where(np.take_along_axis(gain, order, axis=1) > 0, steps.cost[order], 0.0)
    before = np.cumsum(cost, axis=1) - cost
    share = np.clip(np.divide(budget - before, cost, out=np.ones_like(cost), where=cost > 0), 0.0, 1.0)
    filled = np.empty_like(share)
    np.put_along_axis(filled, order, share, axis=1)
    return np.asarray(np.where(gain > 0, filled, 0.0))


def _by_country(candidates: tuple[Candidate, ...]) -> list[tuple[Candidate, ...]]:
    countries: dict[int, list[Candidate]] = {}
    for one in sorted(candidates, key=tie_order):
        countries.setdefault(one.country, []).append(one)
    return [tuple(countries[country]) for country in sorted(countries)]


def _blocks(needs: tuple[Candidate, ...]) -> list[_Block]:
    """Needs of one country in the order of most stages per cost, each joined to the one it waits for where that is
    dearer.

    (Horn's rule for trees: the best block is joined to the block of the need before it, until it may stand first.)
    """
    named = by_need(needs)
    waiting = [_Block(needs=[one]) for one in needs]
    placed: list[_Block] = []
    while waiting:
        best = max(
            waiting, key=lambda block: (block.stages_per_cost, [-rank for rank in tie_order(block.needs[0])[:1]])
        )
        waiting.remove(best)
        before = named.get(best.needs[0].after or "")
        earlier = next((block for block in waiting if before in block.needs), None)
        if earlier is None:
            placed.append(best)
        else:
            earlier.needs += best.needs
    return placed


def _steps(blocks: list[_Block], first: int) -> list[_Step]:
    """The steps of one country's blocks, numbered from `first`: between the levels that its needs can add up to."""
    segments = segments_of(tuple(need for block in blocks for need in block.needs))
    ends = accumulate(block.hundredths for block in blocks)
    edges = sorted({0, *ends, *(round(level * HUNDREDTHS) for level in segments.high)})
    steps: list[_Step] = []
    start = 0
    for number, block in enumerate(blocks):
        end = start + block.hundredths
        inside = [(low, high) for low, high in pairwise(edges) if start <= low and high <= end]
        steps += [_step(block, first + number, low, high, edges[-1]) for low, high in inside]
        start = end
    return steps


def _step(block: _Block, number: int, low: int, high: int, top: int) -> _Step:
    share = (high - low) / block.hundredths
    return _Step(
        country=block.needs[0].country,
        low=low,
        high=high,
        top=top,
        cost=block.cost * share,
        block=number,
        share=share,
        rank=(min(tie_order(need) for need in block.needs), low),
    )
