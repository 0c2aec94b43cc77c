import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutirao.engines.trickleup.aggregates import ORDERS, aggregate, shared_stages
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.errors import CapacityInvalidError

CAPACITY = np.array([1.0, 2.0, 4.0])
WEIGHTS = np.array([1.0, 1.0, 2.0])

capacities = st.lists(st.floats(0.01, 100.0), min_size=1, max_size=6).map(np.array)
orders = st.one_of(st.floats(-60, 60), st.sampled_from([-np.inf, -1e-9, 0.0, 1e-9, 1.0, np.inf]))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ORDERS["total_effort"], 11 / 4),
        (ORDERS["weakest_link"], 1.0),
        (ORDERS["best_shot"], 4.0),
        (0.0, 2 ** (5 / 4)),  # (1·2·4²)^¼
        (-1.0, 4 / (1 + 1 / 2 + 2 / 4)),  # harmonic
        (2.0, np.sqrt((1 + 4 + 2 * 16) / 4)),
    ],
)
def test_means_of_1_2_and_twice_4(order: float, expected: float) -> None:
    assert aggregate(CAPACITY, order, WEIGHTS) == pytest.approx(expected, rel=1e-14)


def test_limits_are_exact_and_approached() -> None:
    assert aggregate(CAPACITY, np.inf) == 4.0
    assert aggregate(CAPACITY, -np.inf) == 1.0
    assert aggregate(CAPACITY, 3000.0) == pytest.approx(4.0, rel=1e-3)
    assert aggregate(CAPACITY, -3000.0) == pytest.approx(1.0, rel=1e-3)
    for near_zero in (1e-6, -1e-6, 1e-12, -1e-12):
        assert aggregate(CAPACITY, near_zero) == pytest.approx(2.0, rel=3e-6)


def test_a_member_without_capacity_leaves_the_network_without_for_orders_up_to_zero() -> None:
    for order in (-np.inf, -2.0, -1e-9, 0.0):
        assert aggregate(np.array([0.0, 3.0]), order) == 0.0
    assert aggregate(np.array([0.0, 3.0]), 1.0) == 1.5
    assert aggregate(np.array([0.0, 3.0]), np.inf) == 3.0
    assert aggregate(np.zeros(2), 2.0) == 0.0


def test_who_has_no_weight_does_not_count() -> None:
    for order in (-np.inf, 0.0, 1.0, np.inf):
        assert aggregate(np.array([0.5, 2.0, 9.0]), order, np.array([0.0, 1.0, 0.0])) == 2.0


def test_every_draw_is_a_network_of_its_own() -> None:
    draws = np.array([[1.0, 3.0], [2.0, 2.0]])
    assert aggregate(draws, 1.0).tolist() == [2, 2]
    assert aggregate(draws, -np.inf).tolist() == [1, 2]


@given(capacity=capacities, order=orders)
def test_security_lies_between_the_weakest_and_the_strongest(capacity: FloatArray, order: float) -> None:
    found = float(aggregate(capacity, order))
    assert capacity.min() * (1 - 1e-12) <= found <= capacity.max() * (1 + 1e-12)


@given(capacity=capacities, order=orders, more=st.floats(0.0, 10.0), data=st.data())
def test_nobodys_gain_makes_the_network_less_secure(
    capacity: FloatArray, order: float, more: float, data: st.DataObject
) -> None:
    raised = capacity.copy()
    raised[data.draw(st.integers(0, len(capacity) - 1))] += more
    assert aggregate(raised, order) >= aggregate(capacity, order) * (1 - 1e-12)


@given(capacity=capacities, one=orders, other=orders)
def test_the_better_the_strong_can_stand_in_for_the_weak_the_more_secure(
    capacity: FloatArray, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert aggregate(capacity, low) <= aggregate(capacity, high) * (1 + 1e-9)


def test_a_gain_of_the_weakest_counts_where_the_weakest_decides_and_of_the_strongest_where_that_does() -> None:
    is_member = np.array([True, True, True, False])
    capacity = np.array([1.0, 2.0, 4.0, 1.0])
    weakest_rises, strongest_rises = np.array([1.0, 0, 0, 0.5]), np.array([0, 0, 1.0, 0.5])
    shared = {
        code: [shared_stages(capacity, stages, order, is_member) for stages in (weakest_rises, strongest_rises)]
        for code, order in ORDERS.items()
    }
    assert [each.tolist() for each in shared["weakest_link"]] == [[1, 1, 1, 0.5], [0, 0, 0, 0.5]]
    assert [each.tolist() for each in shared["best_shot"]] == [[0, 0, 0, 0.5], [1, 1, 1, 0.5]]
    for each in shared["total_effort"]:
        assert each == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.5])


def test_weights_of_members_alone_count() -> None:
    is_member = np.array([True, True, False])
    shared = shared_stages(np.ones(3), np.array([1.0, 0, 0]), 1.0, is_member, np.array([3.0, 1.0, 100.0]))
    assert shared == pytest.approx([0.75, 0.75, 0])


@pytest.mark.parametrize(
    ("capacity", "order", "weights"),
    [
        ([1.0, -1.0], 1.0, None),
        ([1.0, np.nan], 1.0, None),
        ([], 1.0, None),
        ([1.0, 2.0], np.nan, None),
        ([1.0, 2.0], 1.0, [0.0, 0.0]),
        ([1.0, 2.0], 1.0, [1.0, -1.0]),
        ([1.0, 2.0], 1.0, [1.0]),
    ],
)
def test_what_is_no_capacity_is_refused(capacity: list[float], order: float, weights: list[float] | None) -> None:
    with pytest.raises(CapacityInvalidError):
        aggregate(np.array(capacity), order, None if weights is None else np.array(weights))
