from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.trickleup.attribution.credit import shared_credit

BETAS = st.floats(-0.9, 0.6)
STAGES = st.lists(st.floats(0.01, 4.0), min_size=1, max_size=5)


def _by_orders(stages: list[float], beta: float) -> list[float]:
    credit = [0.0] * len(stages)
    orders = list(permutations(range(len(stages))))
    for order in orders:
        remaining = 1.0
        for one in order:
            credit[one] += remaining * (1 - np.exp(beta * stages[one])) / len(orders)
            remaining *= np.exp(beta * stages[one])
    return credit


@settings(max_examples=60, deadline=None)
@given(STAGES, BETAS)
def test_credit_is_what_an_action_adds_on_average_over_all_orders(stages: list[float], beta: float) -> None:
    found = shared_credit(np.array(stages), np.array([beta]))[0]
    assert found == pytest.approx(_by_orders(stages, beta), abs=1e-12)


@pytest.mark.parametrize("actions", [1, 2, 13, 50, 200])
def test_credit_sums_to_what_is_avoided_together_for_any_number_of_actions(actions: int) -> None:
    stages, beta = np.random.default_rng(1).uniform(0.01, 2, actions), np.linspace(-0.6, 0.3, 50)
    assert shared_credit(stages, beta).sum(axis=1) == pytest.approx(
        -np.expm1(beta * stages.sum()), rel=1e-11, abs=1e-12
    )


def test_one_action_alone_gets_all_of_it() -> None:
    assert shared_credit(np.array([1.5]), np.array([-0.2]))[0, 0] == pytest.approx(1 - np.exp(-0.3), rel=1e-14)


def test_equal_actions_get_equal_credit() -> None:
    found = shared_credit(np.array([1.0, 2.0, 1.0]), np.array([-0.4, 0.2]))
    np.testing.assert_allclose(found[:, 0], found[:, 2], rtol=1e-13)
    assert (np.abs(found[:, 1]) > np.abs(found[:, 0])).all()


def test_where_capacity_brings_incidents_credit_is_negative() -> None:
    assert (shared_credit(np.array([1.0, 2.0]), np.array([0.3])) < 0).all()
