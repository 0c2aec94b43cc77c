import pytest
from hypothesis import given, settings
from tests.engines.portfolio.small_problems import best_by_trying_all, need, problem, problems

from mutirao.engines.portfolio import prices
from mutirao.engines.portfolio.choice import choose
from mutirao.engines.portfolio.problem import Candidate, Problem


def _prices(one: Problem) -> dict[tuple[str, str | None], float]:
    return {(price.constraint, price.need): price.gain for price in choose(one).prices}


def test_one_per_cent_more_budget_is_worth_the_need_that_it_opens() -> None:
    found = _prices(problem(need("a", cost=1000), need("b", country=1, cost=10), budget=1000, worth=(10.0, 8.0, 1.0)))
    assert found["budget", None] == pytest.approx(4)


def test_one_more_year_is_worth_the_need_that_it_opens() -> None:
    found = _prices(problem(need("a"), need("b", country=1, earliest_year=2), budget=1000, years=1))
    assert found["years", None] == pytest.approx(5)
    assert found["earliest_year", "b"] == pytest.approx(5)


def test_an_order_that_makes_a_worthless_need_necessary_has_its_price() -> None:
    first, second = need("first", country=2, cost=50), need("second", cost=50, after="first")
    rival = need("rival", country=1, cost=50)
    found = _prices(problem(first, second, rival, budget=100, worth=(10.0, 4.0, 0.0)))
    assert found["after", "second"] == pytest.approx(2)  # the rival would fit beside


def test_constraints_that_do_not_bind_cost_nothing() -> None:
    found = _prices(problem(need("a"), need("b", country=1, after="a"), budget=1000))
    assert set(found.values()) == {0.0}


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_price_is_the_difference_between_the_best_with_and_without(one: Problem) -> None:
    found = _prices(one)
    here = best_by_trying_all(one)
    for each in one.candidates:
        if ("after", each.need) in found:
            without = best_by_trying_all(_with(one, each, after=None, earliest_year=each.earliest_year))
            assert found["after", each.need] == pytest.approx(without - here, rel=1e-6, abs=1e-7)
        if ("earliest_year", each.need) in found:
            without = best_by_trying_all(_with(one, each, after=each.after, earliest_year=1))
            assert found["earliest_year", each.need] == pytest.approx(without - here, rel=1e-6, abs=1e-7)


def _with(one: Problem, changed: Candidate, *, after: str | None, earliest_year: int) -> Problem:
    replaced = need(
        changed.need,
        country=changed.country,
        stages=changed.hundredths / 100,
        cost=changed.cost,
        priority=changed.priority,
        earliest_year=earliest_year,
        after=after,
    )
    candidates = tuple(replaced if each is changed else each for each in one.candidates)
    return Problem(candidates=candidates, budget=one.budget, years=one.years, gains=one.gains)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_prices_of_needs_in_part_skip_only_what_the_program_proves_free(one: Problem) -> None:
    """The shortcut by first-order prices gives what solving anew for every constraint gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prices, "MOST_NEEDS_CHOSEN_ANEW", 0)
        quick = _prices(one)
        patch.setattr(prices, "_may_help", lambda *_: True)
        assert quick == pytest.approx(_prices(one), rel=1e-6, abs=1e-7)
