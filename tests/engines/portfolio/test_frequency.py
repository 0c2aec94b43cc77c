from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.engines.portfolio.small_problems import need, problem, problems

from mutirao.engines.portfolio import frequency
from mutirao.engines.portfolio.frequency import selection_frequencies
from mutirao.engines.portfolio.problem import Gains, Problem, choosable


def _only_choosable(one: Problem) -> Problem:
    can = choosable(one.candidates, years=one.years, budget=one.budget)
    return replace(one, candidates=tuple(each for each, is_open in zip(one.candidates, can, strict=True) if is_open))


def _value(one: Problem, row: int, share: dict[str, float]) -> float:
    """What the taken shares are worth in one draw: a country's gain at its level, straight between levels."""
    total = 0.0
    for country in range(one.gains.weight.shape[1]):
        sums = {0}
        for each in one.candidates:
            if each.country == country:
                sums |= {level + each.hundredths for level in sums}
        levels = np.array(sorted(sums)) / 100
        stages = sum(share[each.need] * each.hundredths / 100 for each in one.candidates if each.country == country)
        gain = one.gains.weight[row, country] * -np.expm1(one.gains.beta[row] * levels)
        total += float(np.interp(stages, levels, gain))
    return total


@settings(max_examples=120, deadline=None)
@given(problems(is_coupled=False))
def test_sorting_is_worth_as_much_as_the_solver_in_every_draw(one: Problem) -> None:
    """Where programs have several best answers the two may differ in what they take, never in what it is worth."""
    made = _only_choosable(one)
    for row in range(len(made.gains.beta)):
        alone = replace(made, gains=Gains(weight=made.gains.weight[[row]], beta=made.gains.beta[[row]]))
        if not made.candidates or ((alone.gains.weight < 0) & (alone.gains.beta > 0)).any():
            continue
        by_sorting = selection_frequencies(alone).share
        by_solver = frequency._one_by_one(alone).share
        assert _value(alone, 0, by_sorting) == pytest.approx(_value(alone, 0, by_solver), rel=1e-6, abs=1e-7)
        assert sum(by_sorting[each.need] * each.cost for each in made.candidates) <= made.budget + 1e-6


def test_a_need_is_chosen_as_often_as_it_gains() -> None:
    """Incidents fall with capacity in three draws of four."""
    gains = Gains(weight=np.ones((4, 1)), beta=np.array([-0.2, -0.1, -0.3, 0.1]))
    made = Problem(candidates=(need("a"),), budget=100, years=1, gains=gains)
    assert selection_frequencies(made).share == {"a": 0.75}


def test_what_the_budget_reaches_in_part_counts_in_part() -> None:
    made = problem(need("a", cost=100), need("b", country=1, cost=100), budget=150, worth=(10.0, 9.0, 1.0))
    assert selection_frequencies(made).share == pytest.approx({"a": 1.0, "b": 0.5})


def test_equals_go_by_priority_in_every_draw() -> None:
    made = problem(need("a", priority=2), need("b", country=1, priority=1), budget=100)
    assert selection_frequencies(made).share == {"a": 0.0, "b": 1.0}


def test_a_cheap_need_pays_for_the_dear_one_before_it() -> None:
    """Together 2 stages for 100, as a block; alone the second would be the best of all."""
    first, second = need("first", cost=90), need("second", cost=10, after="first")
    made = problem(first, second, need("rival", country=1, cost=50), budget=50, worth=(10.0, 11.0, 1.0))
    assert selection_frequencies(made).share == pytest.approx({"first": 0.0, "second": 0.0, "rival": 1.0})


def test_a_need_never_goes_without_the_one_of_another_country_before_it() -> None:
    made = problem(need("first", cost=100), need("second", country=1, cost=1, after="first"), budget=50)
    share = selection_frequencies(made).share
    assert share["second"] <= share["first"] + 1e-9


def test_the_number_of_draws_is_stated_where_needs_wait_across_countries() -> None:
    gains = Gains(weight=np.ones((4096, 2)), beta=np.full(4096, -0.2))
    made = Problem(candidates=(need("a"), need("b", country=1, after="a")), budget=100, years=2, gains=gains)
    assert selection_frequencies(made).draws == 512
    assert selection_frequencies(replace(made, candidates=(need("a"),))).draws == 4096
