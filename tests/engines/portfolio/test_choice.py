from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.portfolio.small_problems import best_by_trying_all, is_allowed, need, problem, problems, worth

from mutirao.engines.portfolio.choice import choose, chosen_needs
from mutirao.engines.portfolio.problem import Gains, Problem, by_need


def _names(chosen_of: Problem) -> set[str]:
    return {one.need for one in choose(chosen_of).chosen}


@settings(max_examples=150, deadline=None)
@given(problems())
def test_no_set_of_needs_is_worth_more_than_the_choice(one: Problem) -> None:
    choice = choose(one)
    named = by_need(one.candidates)
    chosen = tuple(named[each.need] for each in choice.chosen)
    best = best_by_trying_all(one)
    assert is_allowed(one, chosen)
    assert worth(one, chosen) == pytest.approx(best, rel=1e-7, abs=1e-9)
    assert choice.value == pytest.approx(worth(one, chosen), rel=1e-9, abs=1e-12)
    assert choice.cost == sum(each.cost for each in chosen)


@settings(max_examples=40, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_needs_decides_nothing(one: Problem, random: object) -> None:
    shuffled = sorted(one.candidates, key=lambda each: hash((each.need, str(random))))
    again = replace(one, candidates=tuple(shuffled))
    assert choose(again) == choose(one)
    assert chosen_needs(again) == tuple(sorted(each.need for each in choose(one).chosen))


def test_every_need_is_either_chosen_or_left_out_with_a_reason() -> None:
    choice = choose(problem(need("a"), need("b", country=1), need("c", country=2, earliest_year=4), budget=100))
    assert sorted([*(one.need for one in choice.chosen), *(one.need for one in choice.left_out)]) == ["a", "b", "c"]


def test_a_second_need_of_a_country_is_worth_less_than_its_first() -> None:
    """Two stages in one country gain 7.5; one in each of two countries gain 10, and cost as much."""
    assert _names(problem(need("a"), need("b"), need("c", country=1), budget=200)) == {"a", "c"}


def test_a_need_brings_in_the_one_before_it_only_where_both_are_worth_it() -> None:
    first, second = need("first", cost=90), need("second", cost=10, stages=2, after="first")
    rival = need("rival", country=1, cost=100)
    assert _names(problem(first, second, rival, budget=100)) == {"first", "second"}
    assert _names(problem(first, second, rival, budget=100, worth=(3.0, 10.0, 1.0))) == {"rival"}


def test_a_need_starts_the_year_after_the_one_before_it() -> None:
    choice = choose(problem(need("a", earliest_year=2), need("b", country=1, after="a"), budget=200))
    assert {one.need: one.year for one in choice.chosen} == {"a": 2, "b": 3}


REASONS = [
    ("too late by itself", need("x", country=1, earliest_year=4), "too_late", None),
    ("too late because of what comes first", need("x", country=1, after="late"), "too_late", None),
    ("dearer than the budget", need("x", country=1, cost=999), "over_budget", None),
    ("dearer than the budget with what comes first", need("x", country=1, cost=150, after="dear"), "over_budget", None),
    ("waits for one that is left out", need("x", country=1, cost=1, after="other"), "needs_another_first", "other"),
    ("brings nothing", need("x", country=2), "no_gain", None),
    ("others bring more", need("x", country=1, cost=200), "others_bring_more", None),
]


@pytest.mark.parametrize(("case", "one", "reason", "first"), REASONS)
def test_why_a_need_is_left_out(case: str, one: object, reason: str, first: str | None) -> None:
    rest = (
        need("best", cost=10),
        need("late", earliest_year=3),
        need("dear", cost=100),
        need("other", country=1, cost=200),
    )
    made = problem(*rest, one, budget=205, worth=(10.0, 0.1, -1.0))  # type: ignore[arg-type]
    left = {each.need: each for each in choose(made).left_out}
    assert (str(left["x"].reason), left["x"].first) == (reason, first)


def test_why_a_need_is_chosen() -> None:
    opener, prize = need("opener", country=2, cost=50), need("prize", country=0, cost=50, stages=2, after="opener")
    choice = choose(problem(opener, prize, need("rival", country=1), budget=100, worth=(10.0, 5.0, 0.1)))
    assert {one.need: str(one.reason) for one in choice.chosen} == {
        "opener": "another_chosen_need_waits_for_it",
        "prize": "most_gain_for_the_budget",
    }


def test_where_all_that_gains_fits_the_reason_says_so() -> None:
    choice = choose(problem(need("a"), need("b", country=1), budget=1000))
    assert {str(one.reason) for one in choice.chosen} == {"everything_that_gains_fits"}


def test_nothing_to_choose_is_an_answer() -> None:
    choice = choose(problem(budget=100))
    assert (choice.chosen, choice.left_out, choice.value, choice.cost) == ((), (), 0.0, 0)


class TestTies:
    def test_equals_go_by_priority_and_are_named(self) -> None:
        choice = choose(problem(need("a", priority=2), need("b", country=1, priority=1), budget=100))
        (chosen,) = choice.chosen
        assert (chosen.need, chosen.ties, str(chosen.reason)) == ("b", ("a",), "equal_gain_decided_by_priority")
        assert str(choice.left_out[0].reason) == "equal_gain_decided_by_priority"

    def test_equals_of_one_priority_go_by_name(self) -> None:
        made = problem(*(need(name, country=place) for place, name in enumerate("cab")), budget=200)
        assert _names(made) == {"a", "b"}

    def test_equal_needs_of_one_country_tie_as_well(self) -> None:
        choice = choose(problem(need("late", priority=2), need("soon", priority=1), budget=100))
        assert [(one.need, one.ties) for one in choice.chosen] == [("soon", ("late",))]

    def test_a_better_need_never_ties(self) -> None:
        choice = choose(problem(need("a"), need("b", country=1), budget=100, worth=(10.0, 10.001, 1.0)))
        assert [(one.need, one.ties) for one in choice.chosen] == [("b", ())]

    def test_an_equal_need_that_the_budget_does_not_reach_is_no_tie(self) -> None:
        choice = choose(problem(need("a", cost=101), need("b", country=1, cost=100, priority=9), budget=100))
        assert [(one.need, one.ties) for one in choice.chosen] == [("b", ())]


def test_a_budget_is_never_overspent_by_rounding() -> None:
    """Three thirds of a large budget, each one unit too dear, are not three."""
    made = problem(
        *(need(name, country=place, cost=333_333_333_334) for place, name in enumerate("abc")), budget=1_000_000_000_000
    )
    assert len(choose(made).chosen) == 2


def test_very_many_levels_are_thinned_and_the_gap_owns_up_to_it() -> None:
    """Nine needs of uneven stages have more levels than are kept; the best is still within the stated gap."""
    made = problem(
        *(need(f"n{place}", stages=0.1 + 0.07 * place, cost=10 + 3 * place**2 % 17) for place in range(9)), budget=90
    )
    choice = choose(made)
    assert 0 < choice.gap < 0.01
    assert choice.value <= best_by_trying_all(made) + 1e-12
    assert choice.value * (1 + choice.gap) >= best_by_trying_all(made)


def test_a_great_many_needs_in_one_country_still_leave_a_choice() -> None:
    """In a draw in which capacity brings incidents, hundreds of stages would drown all other figures."""
    needs = tuple(need(f"n{place:03}", country=place % 2) for place in range(200))
    gains = Gains(weight=np.ones((2, 2)), beta=np.array([-0.3, 0.2]))
    choice = choose(Problem(candidates=needs, budget=10_000, years=1, gains=gains))
    assert 0 < len(choice.chosen) < 10
