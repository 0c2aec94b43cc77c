"""In how many of the assumed draws a need would be chosen, had that draw been known."""

from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.portfolio.divisible import mean_taken, steps_of
from mutirao.engines.portfolio.formulation import Formulation, formulate
from mutirao.engines.portfolio.problem import Candidate, FloatArray, Gains, Problem, by_need
from mutirao.engines.portfolio.solver import Change, solve

# Where needs wait for needs of other countries every draw is a program of its own: so many are solved.
DRAWS_WHEN_COUPLED = 512
DRAWS_WHEN_COUPLED_AND_MANY = 128
MANY = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """`share`: by need, the share of it that a draw's program takes, averaged over `draws` draws."""

    share: dict[str, float]
    draws: int


def selection_frequencies(problem: Problem) -> Frequencies:
    """For the needs of `problem`, all of which must be choosable. One program per draw; equals go by priority, then
    name."""
    if not problem.candidates:
        return Frequencies(share={}, draws=len(problem.gains.beta))
    if _is_coupled(problem.candidates):
        return _one_by_one(problem)
    share = mean_taken(steps_of(problem.candidates), problem.gains, problem.budget)
    return Frequencies(share=share, draws=len(problem.gains.beta))


def _is_coupled(candidates: tuple[Candidate, ...]) -> bool:
    named = by_need(candidates)
    return any(one.after is not None and named[one.after].country != one.country for one in candidates)


def _one_by_one(problem: Problem) -> Frequencies:
    """Evenly spaced draws, so that every scrambling is heard."""
    count = DRAWS_WHEN_COUPLED if len(problem.candidates) <= MANY else DRAWS_WHEN_COUPLED_AND_MANY
    rows = np.unique(np.linspace(0, len(problem.gains.beta) - 1, count).astype(int))
    everything = Change(is_choosable=np.ones(len(problem.candidates), dtype=np.bool_))
    base = formulate(problem)
    taken = np.zeros(len(problem.candidates))
    for row in rows:
        gain = _gain_of_draw(base, problem.gains, int(row))
        taken += solve(replace(base, gain=gain), everything, whole=False).taken
    needs = (one.need for one in problem.candidates)
    return Frequencies(share=dict(zip(needs, (taken / len(rows)).tolist(), strict=True)), draws=len(rows))


def _gain_of_draw(formulation: Formulation, gains: Gains, row: int) -> FloatArray:
    """Gain of each segment in one draw, its concave hull where the country's gains are not concave."""
    segments, beta = formulation.segments, float(gains.beta[row])
    weight = gains.weight[row, segments.country]
    gain = weight * (np.exp(beta * segments.low) - np.exp(beta * segments.high))
    top = np.zeros(gains.weight.shape[1])
    np.maximum.at(top, segments.country, segments.high)
    height = top[segments.country]
    average = weight * -np.expm1(beta * height) / height * segments.length
    return np.asarray(np.where((weight < 0) & (beta > 0), average, gain))
