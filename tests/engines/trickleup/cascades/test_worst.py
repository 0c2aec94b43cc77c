"""What the worst worlds cost, against sums by hand, and whether its error holds what it promises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.trickleup.cascades.worst import (
    change_of_the_worst,
    mean_of_the_worst,
    threshold_of,
    weighed,
)


def test_the_worst_one_in_twenty_of_a_hundred_worlds_are_the_last_five() -> None:
    values = np.random.default_rng(1).permutation(np.arange(100.0))
    assert mean_of_the_worst(values).mean == pytest.approx((95 + 96 + 97 + 98 + 99) / 5)


def test_where_several_are_equal_a_part_of_them_counts() -> None:
    """Of ten worlds the worst share of 0.25 is the 30 and one and a half of the three 8."""
    values = np.array([8.0, 0, 8, 1, 30, 8, 2, 3, 4, 5])
    assert mean_of_the_worst(values, share=0.25).mean == pytest.approx((30 + 1.5 * 8) / 2.5)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=60), st.floats(0.01, 1.0))
@settings(deadline=None, max_examples=100)
def test_it_is_the_mean_of_as_many_of_the_greatest_as_the_share_says(drawn: list[float], share: float) -> None:
    greatest = np.sort(np.array(drawn))[::-1]
    left, total = share * len(drawn), 0.0
    for value in greatest:
        total += min(1.0, left) * value
        left = max(0.0, left - 1)
    expected = total / (share * len(drawn))
    assert mean_of_the_worst(np.array(drawn), share=share).mean == pytest.approx(expected, rel=1e-7, abs=1e-7)


def test_all_worlds_together_are_the_mean() -> None:
    values = np.random.default_rng(2).exponential(size=50)
    assert mean_of_the_worst(values, share=1.0).mean == pytest.approx(values.mean())


def test_origins_count_by_their_share_of_incidents() -> None:
    """One incident in a hundred begins where 50 is lost, all others cost 1: the worst 5 % hold it and four others."""
    origins, shares = (np.full(400, 1.0), np.full(400, 50.0)), np.array([0.99, 0.01])
    threshold = threshold_of(origins, shares)
    assert threshold == 1
    each = [weighed(one, threshold).mean() for one in origins]
    assert shares @ each == pytest.approx((50 + 4 * 1) / 5)


def test_its_error_holds_what_it_promises() -> None:
    """Of an exponential loss the worst 5 % cost 1 + log 20 on average; nine in ten intervals hold that."""
    randomness = np.random.default_rng(3)
    found = [mean_of_the_worst(randomness.exponential(size=4_000)) for _ in range(300)]
    truth = 1 + np.log(20)
    assert abs(np.mean([one.low <= truth <= one.high for one in found]) - 0.9) < 0.06
    assert np.mean([one.mean for one in found]) == pytest.approx(truth, rel=0.01)


def test_a_change_is_paired_and_what_is_worst_may_be_another_world_afterwards() -> None:
    before = np.concatenate([np.zeros(90), np.full(10, 100.0)])
    after = before.copy()
    after[-5:] = 0
    assert change_of_the_worst(before, after).mean == pytest.approx(0)  # five more are left, and they are the worst
    after[-10:] = 40
    assert change_of_the_worst(before, after).mean == pytest.approx(60)


def test_what_both_sides_share_leaves_the_error_of_a_change() -> None:
    before = np.random.default_rng(4).exponential(size=1_000)
    after = 0.9 * before
    found = change_of_the_worst(before, after)
    apart = np.hypot(mean_of_the_worst(before).standard_error, mean_of_the_worst(after).standard_error)
    assert found.standard_error < apart
    assert change_of_the_worst(before, before).standard_error == 0


def test_less_on_average_may_be_more_in_the_worst_worlds() -> None:
    before, after = np.full(100, 10.0), np.concatenate([np.full(95, 5.0), np.full(5, 20.0)])
    assert change_of_the_worst(before, after).mean == pytest.approx(-10)


def test_a_single_world_has_no_error_to_tell() -> None:
    found = mean_of_the_worst(np.array([3.0]))
    assert (found.mean, found.standard_error) == (3.0, float("inf"))
