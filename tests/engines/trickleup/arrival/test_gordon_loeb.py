from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.arrival.errors import ParameterOutsideError
from mutirao.engines.trickleup.arrival.gordon_loeb import (
    avoided_share_first,
    avoided_share_second,
    best_investment_first,
    best_investment_second,
)

VULNERABILITIES = st.floats(0.01, 0.99)
LOSSES = st.floats(1, 1e6)


def _array(value: float) -> FloatArray:
    return np.array([value])


def test_the_published_case_of_the_first_class() -> None:
    assert best_investment_first(_array(0.5), _array(400), alpha=1, beta=1) == pytest.approx(13.142136, abs=1e-6)


def test_the_published_case_of_the_second_class() -> None:
    assert best_investment_second(_array(0.5), _array(400), alpha=1) == pytest.approx(7.115090, abs=1e-6)


@given(VULNERABILITIES, LOSSES, st.floats(0.01, 2), st.floats(0.2, 3))
def test_no_other_investment_of_the_first_class_pays_more(v: float, loss: float, alpha: float, beta: float) -> None:
    best = best_investment_first(_array(v), _array(loss), alpha=alpha, beta=beta)
    _is_best(lambda z: v * loss * avoided_share_first(z, alpha=alpha, beta=beta) - z, best)
    assert best[0] <= v * loss / np.e + 1e-9


@given(VULNERABILITIES, LOSSES, st.floats(0.01, 2))
def test_no_other_investment_of_the_second_class_pays_more(v: float, loss: float, alpha: float) -> None:
    best = best_investment_second(_array(v), _array(loss), alpha=alpha)
    _is_best(lambda z: v * loss * avoided_share_second(z, _array(v), alpha=alpha) - z, best)
    assert best[0] <= v * loss / np.e + 1e-9


def _is_best(gain: Callable[[FloatArray], FloatArray], best: FloatArray) -> None:
    for factor in (0.0, 0.5, 0.99, 1.01, 2.0):
        assert gain(best)[0] >= gain(best * factor)[0] - 1e-9 * abs(gain(best)[0])


def test_nothing_is_invested_where_it_brings_less_than_it_costs() -> None:
    assert best_investment_first(_array(0.5), _array(1), alpha=1, beta=1).tolist() == [0]
    assert best_investment_second(_array(0.5), _array(1), alpha=1).tolist() == [0]


def test_nothing_is_invested_where_nothing_threatens_or_nothing_helps() -> None:
    assert best_investment_second(np.array([0.0, 1.0]), _array(400), alpha=1).tolist() == [0, 0]
    assert avoided_share_second(_array(5), _array(1.0), alpha=1).tolist() == [0]


def test_an_investment_avoids_the_share_that_the_breach_functions_say() -> None:
    assert avoided_share_first(_array(3), alpha=1, beta=2) == pytest.approx(1 - 1 / 16)
    assert avoided_share_second(_array(3), _array(0.5), alpha=1) == pytest.approx(1 - 0.5**3)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ParameterOutsideError) as caught:
        best_investment_first(_array(1.5), _array(1), alpha=1, beta=1)
    assert caught.value.facts == {"parameter": "vulnerability", "value": 1.5, "expected": "0 … 1"}
    for v, loss, alpha in ((np.nan, 1.0, 1.0), (0.5, -1.0, 1.0), (0.5, np.inf, 1.0), (0.5, 1.0, 0.0)):
        with pytest.raises(ParameterOutsideError):
            best_investment_second(_array(v), _array(loss), alpha=alpha)
    with pytest.raises(ParameterOutsideError):
        avoided_share_first(_array(-1), alpha=1, beta=1)
