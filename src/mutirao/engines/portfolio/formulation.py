"""The choice as a linear program.

Columns: one x per need (0 to 1), and for each country segments between the levels of capacity that its needs can add up
to. A country's stages Σ stages·x fill its segments from below, and each segment pays what that step is worth:
several needs in one country are valued jointly, never added up. Rows: budget, one balance per country, one x_later ≤
x_earlier per `after`, and an order of filling where a country's gains are not concave.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mutirao.engines.portfolio.problem import HUNDREDTHS, Candidate, FloatArray, Gains, Problem

IntArray = npt.NDArray[np.int64]
# Of more levels than this in one country about as many are kept; what that may cost is added to the stated gap.
MOST_LEVELS = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segments:
    """Steps of capacity: `country` (its column in the gains), from `low` to `high`, in stages; ordered by country,
    then level."""

    country: IntArray
    low: FloatArray
    high: FloatArray

    @property
    def length(self) -> FloatArray:
        return self.high - self.low


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Formulation:
    """A program in rows; costs are in shares of the budget, so that the budget row reads Σ cost·x ≤ 1.

    `first_after_row`: the rows of `after` follow from here, in the order of `waiting` (needs that come after another).
    `steep`: first segments of pairs (s, s + 1) that must be filled in order; each has a whole column at the end.
    """

    problem: Problem
    segments: Segments
    gain: FloatArray
    row_start: IntArray
    row_column: IntArray
    row_value: FloatArray
    row_low: FloatArray
    row_high: FloatArray
    first_after_row: int
    waiting: IntArray
    steep: IntArray

    @property
    def columns(self) -> int:
        return len(self.problem.candidates) + len(self.segments.country) + len(self.steep)


def formulate(problem: Problem) -> Formulation:
    """The program for `problem`, paying the mean gain over its draws."""
    segments = segments_of(problem.candidates)
    gain = mean_gain(problem.gains, segments)
    steep = _steep(segments, gain)
    rows = _Rows()
    _add_budget(rows, problem)
    _add_balances(rows, problem.candidates, segments)
    first_after_row = rows.count
    waiting = _add_order(rows, problem.candidates)
    _add_filling(rows, len(problem.candidates), segments, steep)
    return Formulation(
        problem=problem,
        segments=segments,
        gain=gain,
        row_start=np.array(rows.start),
        row_column=np.array(rows.column, dtype=np.int64),
        row_value=np.array(rows.value),
        row_low=np.array(rows.low),
        row_high=np.array(rows.high),
        first_after_row=first_after_row,
        waiting=np.array(waiting, dtype=np.int64),
        steep=steep,
    )


def segments_of(candidates: tuple[Candidate, ...]) -> Segments:
    """Steps between the levels that the needs of each country can add up to; of very many levels, MOST_LEVELS."""
    steps = [
        (country, low, high)
        for country, levels in sorted(levels_of(candidates).items())
        for low, high in pairwise(_thinned(levels))
    ]
    country, low, high = (np.array(column) for column in zip(*steps, strict=True)) if steps else (np.zeros(0),) * 3
    return Segments(country=country.astype(np.int64), low=low / HUNDREDTHS, high=high / HUNDREDTHS)


def levels_of(candidates: tuple[Candidate, ...]) -> dict[int, list[int]]:
    """By country: every level, in hundredths, that its needs can add up to, nothing included, in order."""
    sums: dict[int, set[int]] = {}
    for one in candidates:
        reached = sums.setdefault(one.country, {0})
        reached |= {level + one.hundredths for level in reached}
    return {country: sorted(reached) for country, reached in sums.items()}


def _thinned(levels: list[int]) -> list[int]:
    if len(levels) <= MOST_LEVELS:
        return levels
    # Denser where gains bend most and choices mostly end: at the low levels.
    kept = np.unique((np.linspace(0, 1, MOST_LEVELS) ** 2 * (len(levels) - 1)).round().astype(int))
    return [levels[place] for place in kept]


def thinning_error(problem: Problem, formulation: Formulation) -> float:
    """By how much the program may undervalue the best choice, because it joins some levels by straight lines."""
    total = 0.0
    for country, levels in levels_of(problem.candidates).items():
        if len(levels) > MOST_LEVELS:
            rows = formulation.segments.country == country
            edges = np.append(0.0, formulation.segments.high[rows])
            line = np.interp(np.array(levels) / HUNDREDTHS, edges, np.append(0.0, np.cumsum(formulation.gain[rows])))
            total += float((problem.gains.mean(country, np.array(levels) / HUNDREDTHS) - line).max())
    return total


def mean_gain(gains: Gains, segments: Segments) -> FloatArray:
    """Mean gain over the draws of filling each segment, those below it being full."""
    gain = np.zeros(len(segments.country))
    for country in np.unique(segments.country):
        rows = segments.country == country
        gain[rows] = gains.mean(int(country), segments.high[rows]) - gains.mean(int(country), segments.low[rows])
    return _floored(gain, segments)


def _floored(gain: FloatArray, segments: Segments) -> FloatArray:
    """Losses no worse than needed to be avoided: after very many stages in one country a mean is ruled by the few draws
    in which capacity brings incidents, and numbers of all sizes would drown the solver."""
    if not len(gain):
        return gain
    worst = -2 * gain[gain > 0].sum() / segments.length.min()
    return np.asarray(np.maximum(gain, worst * segments.length)) if worst < 0 else gain


def _steep(segments: Segments, gain: FloatArray) -> IntArray:
    """Segments that pay less per stage than the next one of their country: a program would fill the next one first."""
    slope = gain / segments.length
    is_same = segments.country[1:] == segments.country[:-1]
    return np.flatnonzero(is_same & (slope[1:] > slope[:-1] + 1e-12 * np.abs(slope[:-1])))


class _Rows:
    """Rows of the program as they are written."""

    def __init__(self) -> None:
        self.start: list[int] = []
        self.column: list[int] = []
        self.value: list[float] = []
        self.low: list[float] = []
        self.high: list[float] = []

    @property
    def count(self) -> int:
        return len(self.start)

    def add(self, low: float, high: float, columns: list[int], values: list[float]) -> None:
        self.start.append(len(self.column))
        self.column += columns
        self.value += values
        self.low.append(low)
        self.high.append(high)


def _add_budget(rows: _Rows, problem: Problem) -> None:
    # What costs more than twice the budget is out of reach however it is counted.
    shares = [min(one.cost / problem.budget, 2.0) for one in problem.candidates]
    rows.add(-np.inf, 1.0, list(range(len(shares))), shares)


def _add_balances(rows: _Rows, candidates: tuple[Candidate, ...], segments: Segments) -> None:
    columns: dict[int, tuple[list[int], list[float]]] = {}
    for column, one in enumerate(candidates):
        where, value = columns.setdefault(one.country, ([], []))
        where.append(column)
        value.append(one.hundredths / HUNDREDTHS)
    for segment, country in enumerate(segments.country):
        where, value = columns[int(country)]
        where.append(len(candidates) + segment)
        value.append(-1.0)
    for country in sorted(columns):
        rows.add(0.0, 0.0, *columns[country])


def _add_order(rows: _Rows, candidates: tuple[Candidate, ...]) -> list[int]:
    column = {one.need: number for number, one in enumerate(candidates)}
    waiting = [number for number, one in enumerate(candidates) if one.after is not None]
    for number in waiting:
        rows.add(-np.inf, 0.0, [number, column[candidates[number].after or ""]], [1.0, -1.0])
    return waiting


def _add_filling(rows: _Rows, needs: int, segments: Segments, steep: IntArray) -> None:
    for number, segment in enumerate(steep):
        is_full = needs + len(segments.country) + number
        lower, upper = needs + int(segment), needs + int(segment) + 1
        rows.add(0.0, np.inf, [lower, is_full], [1.0, -float(segments.length[segment])])
        rows.add(-np.inf, 0.0, [upper, is_full], [1.0, -float(segments.length[segment + 1])])
