import math

import numpy as np
import pytest

from mutirao.engines.trickleup.uncertainty.paired import variance_of_difference


def _estimate(portfolio: int, seed: int) -> float:
    """A world's luck, three times as wide as what is the portfolio's own."""
    luck = np.random.default_rng(seed).normal()
    own = np.random.default_rng([seed, 1 + portfolio]).normal()
    return float(3 * luck + own + portfolio)


def test_common_worlds_take_away_what_both_portfolios_share() -> None:
    """Variances 2 in common worlds and 20 apart."""
    found = variance_of_difference(_estimate, range(4000))
    assert found.common == pytest.approx(2, rel=0.1)
    assert found.apart == pytest.approx(20, rel=0.1)
    assert found.ratio == found.apart / found.common
    assert found.repetitions == 4000


def test_equal_portfolios_in_common_worlds_leave_no_variance() -> None:
    found = variance_of_difference(lambda _, seed: _estimate(0, seed), range(10))
    assert found.common == 0
    assert math.isinf(found.ratio)
