"""Choices that are worth the same: found, settled by the fixed rule, and named.

A tie is a need that is chosen and one that is not which could change places at equal benefit, within the budget.
Equals go by the country's priority, then by the name of the need.
"""

from dataclasses import dataclass, field

import numpy as np

from mutirao.engines.portfolio.problem import HUNDREDTHS, Candidate, FloatArray, Gains, Problem, by_need, tie_order

# Two benefits are equal within this share of the larger: about what sums of thousands of draws leave of precision.
EQUAL = 1e-9


class Levels:
    """What each country's capacity is worth on average, each level worked out once."""

    def __init__(self, gains: Gains) -> None:
        self._gains = gains
        self._worth: dict[tuple[int, int], float] = {}

    def worth(self, country: int, hundredths: int) -> float:
        level = country, hundredths
        if level not in self._worth:
            self._worth[level] = float(self._gains.mean(country, np.array([hundredths / HUNDREDTHS]))[0])
        return self._worth[level]


@dataclass(slots=True, kw_only=True)
class Selection:
    """A set of needs as it is being settled."""

    problem: Problem
    levels: Levels
    can_choose: frozenset[str]
    chosen: set[str]
    reached: dict[int, int] = field(default_factory=dict)
    spent: int = 0
    waiting_for: dict[str, int] = field(default_factory=dict)
    _gains: tuple[list[Candidate], FloatArray] | None = None

    def __post_init__(self) -> None:
        chosen, self.chosen = self.chosen, set()
        named = by_need(self.problem.candidates)
        for need in sorted(chosen):
            self.add(named[need])

    def add(self, one: Candidate) -> None:
        self.chosen.add(one.need)
        self._count(one, 1)

    def remove(self, one: Candidate) -> None:
        self.chosen.remove(one.need)
        self._count(one, -1)

    def gains(self) -> tuple[list[Candidate], FloatArray]:
        """The chosen needs with `gain_of` each, kept until the selection changes."""
        if self._gains is None:
            chosen = [one for one in self.problem.candidates if one.need in self.chosen]
            self._gains = chosen, np.array([self.gain_of(one) for one in chosen])
        return self._gains

    def _count(self, one: Candidate, sign: int) -> None:
        self._gains = None
        self.reached[one.country] = self.reached.get(one.country, 0) + sign * one.hundredths
        self.spent += sign * one.cost
        if one.after is not None:
            self.waiting_for[one.after] = self.waiting_for.get(one.after, 0) + sign

    def gain_of(self, one: Candidate) -> float:
        """What the need adds to the others that are chosen; for a chosen one, what is lost without it."""
        reached = self.reached.get(one.country, 0) - (one.hundredths if one.need in self.chosen else 0)
        return self.levels.worth(one.country, reached + one.hundredths) - self.levels.worth(one.country, reached)

    def is_free(self, one: Candidate) -> bool:
        """Whether the need could go without taking others along."""
        return not self.waiting_for.get(one.need)

    def may_enter(self, one: Candidate, without: Candidate) -> bool:
        is_open = one.after is None or (one.after in self.chosen and one.after != without.need)
        return is_open and self.spent - without.cost + one.cost <= self.problem.budget

    def swap_gain(self, leaves: Candidate, enters: Candidate) -> float:
        if leaves.country != enters.country:
            return self.gain_of(enters) - self.gain_of(leaves)
        reached = self.reached[leaves.country]
        after = reached - leaves.hundredths + enters.hundredths
        return self.levels.worth(leaves.country, after) - self.levels.worth(leaves.country, reached)


def drop_idle(selection: Selection) -> None:
    """Take out needs that bring nothing and open nothing: a solver may leave them in."""
    while True:
        candidates = [one for one in selection.problem.candidates if one.need in selection.chosen]
        idle = [one for one in candidates if selection.is_free(one) and selection.gain_of(one) <= 0]
        if not idle:
            return
        selection.remove(max(idle, key=tie_order))


def settle(selection: Selection) -> None:
    """Exchange tied needs until those that come first by the fixed rule are chosen."""
    is_settled = False
    while not is_settled:
        is_settled = True
        for enters in sorted(selection.problem.candidates, key=tie_order):
            later = [one for one in tied_with(selection, enters) if tie_order(one) > tie_order(enters)]
            if later:
                selection.remove(max(later, key=tie_order))
                selection.add(enters)
                is_settled = False


def tied_with(selection: Selection, enters: Candidate) -> list[Candidate]:
    """The chosen needs with which a need that is left out could change places at equal benefit."""
    if enters.need in selection.chosen or enters.need not in selection.can_choose:
        return []
    gain = selection.gain_of(enters)
    chosen, gains = selection.gains()
    close = np.abs(gains - gain) <= EQUAL * abs(gain)
    return [
        one
        for one, is_close in zip(chosen, close, strict=True)
        if (is_close or one.country == enters.country)
        and selection.is_free(one)
        and selection.may_enter(enters, one)
        and abs(selection.swap_gain(one, enters)) <= EQUAL * abs(gain)
    ]
