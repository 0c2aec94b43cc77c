import numpy as np
import pytest
from tests.engines.portfolio.small_problems import need, problem

from mutirao.engines.portfolio.errors import CircleError, DuplicateNeedError, UnknownNeedError
from mutirao.engines.portfolio.formulation import formulate, segments_of
from mutirao.engines.portfolio.problem import by_need, find_circle, start_year


def test_a_circle_is_refused_and_named() -> None:
    with pytest.raises(CircleError) as refused:
        problem(need("a", after="c"), need("b", after="a"), need("c", after="b"), need("d", after="a"), budget=1)
    assert refused.value.facts == {"circle": "a → c → b → a"}


def test_a_need_after_itself_is_a_circle() -> None:
    assert find_circle({"a": "a"}) == ("a", "a")


def test_a_long_chain_is_no_circle() -> None:
    assert find_circle({"a": "b", "b": "c", "d": "b"}) == ()


def test_a_need_after_an_unknown_one_is_refused() -> None:
    with pytest.raises(UnknownNeedError) as refused:
        problem(need("a", after="ghost"), budget=1)
    assert refused.value.facts == {"need": "a", "after": "ghost"}


def test_a_need_named_twice_is_refused() -> None:
    with pytest.raises(DuplicateNeedError):
        problem(need("a"), need("a"), budget=1)


def test_years_follow_the_chain() -> None:
    named = by_need([need("a", earliest_year=2), need("b", after="a"), need("c", after="b", earliest_year=9)])
    assert [start_year(named[name], named) for name in "abc"] == [2, 3, 9]


def test_levels_are_all_sums_that_needs_of_a_country_can_reach() -> None:
    segments = segments_of(
        (need("a", stages=1), need("b", stages=1), need("c", stages=0.5), need("d", country=2, stages=2))
    )
    assert segments.high[segments.country == 0].tolist() == [0.5, 1, 1.5, 2, 2.5]
    assert segments.high[segments.country == 2].tolist() == [2]


def test_segments_pay_what_the_step_is_worth() -> None:
    formulation = formulate(problem(need("a"), need("b"), budget=1))
    assert formulation.gain == pytest.approx([5, 2.5])
    assert np.array(formulation.steep).tolist() == []


def test_where_later_steps_pay_more_they_are_filled_in_order() -> None:
    """A negative worth and fewer incidents: each stage loses less than the one before."""
    formulation = formulate(problem(need("a"), need("b"), budget=1, worth=(-10.0, 1.0, 1.0)))
    assert formulation.gain == pytest.approx([-5, -2.5])
    assert formulation.steep.tolist() == [0]
