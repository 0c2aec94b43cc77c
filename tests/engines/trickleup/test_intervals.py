import numpy as np
import pytest

from mutirao.engines.trickleup.intervals import interval, intervals, share_of_draws_that_gain


def test_an_interval_holds_nine_tenths_of_the_draws() -> None:
    found = interval(np.arange(1001, dtype=np.float64)[:1000], scramblings=4)
    assert (found.median, found.low, found.high) == pytest.approx((499.5, 49.95, 949.05))


def test_the_simulation_error_is_the_spread_of_the_medians_of_scramblings() -> None:
    """Medians 1, 2, 3: standard deviation 1, over √3."""
    samples = np.array([1.0, 1, 1, 2, 2, 2, 3, 3, 3])
    assert interval(samples, scramblings=3).simulation_error == pytest.approx(1 / np.sqrt(3))


def test_columns_are_summed_up_apart() -> None:
    first, second = intervals(np.array([[1.0, 5.0], [1.0, 5.0]]), scramblings=2)
    assert (first.median, second.median) == (1, 5)


@pytest.mark.parametrize(("low", "high", "expected"), [(0.1, 1, False), (-1, -0.1, False), (-1, 1, True), (0, 0, True)])
def test_an_interval_knows_whether_it_covers_zero(low: float, high: float, expected: bool) -> None:
    assert interval(np.array([low, high]), scramblings=1).covers_zero is expected


def test_nothing_is_not_a_gain() -> None:
    assert share_of_draws_that_gain(np.array([1.0, 0.0, -1.0, 1e-14])) == 0.25
