from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray, IntArray
from mutirao.engines.trickleup.attribution.shapley import (
    EXACT_UP_TO,
    Worth,
    by_permutations,
    exact,
    shapley_values,
)


def table_game(players: int, seed: int, samples: int = 3) -> Worth:
    """Every coalition is worth anything, even none of all players."""
    worths = np.random.default_rng(seed).normal(size=(2**players, samples))
    return lambda coalitions: worths[coalitions @ (1 << np.arange(players))]


def airport(costs: FloatArray) -> Worth:
    """A runway costs what the largest aircraft needs."""
    return lambda coalitions: np.where(coalitions, costs, 0.0).max(axis=1)[:, None]


def shares_of_the_airport(costs: FloatArray) -> FloatArray:
    """Littlechild and Owen 1973: each piece of the runway is shared among those that need it. `costs` rise."""
    pieces = np.diff(costs, prepend=0.0) / np.arange(len(costs), 0, -1)
    return np.asarray(np.cumsum(pieces))


def _by_orders(worth: Worth, players: int) -> FloatArray:
    orders = list(permutations(range(players)))
    total = np.zeros((players, 1))
    for order in orders:
        coalition = np.zeros((1, players), dtype=np.bool_)
        before = worth(coalition)[0]
        added = np.zeros((players, len(before)))
        for one in order:
            coalition[0, one] = True
            reached = worth(coalition)[0]
            added[one] = reached - before
            before = reached
        total = total + added / len(orders)
    return np.asarray(total)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 6), st.integers(0, 1000))
def test_exact_values_are_the_average_over_all_orders(players: int, seed: int) -> None:
    worth = table_game(players, seed)
    assert exact(worth, players).values == pytest.approx(_by_orders(worth, players), abs=1e-12)


@pytest.mark.parametrize("players", [1, 7, 12, 13, 40])
def test_values_sum_to_the_worth_of_all(players: int) -> None:
    costs = np.random.default_rng(2).uniform(1, 100, players)
    found = shapley_values(airport(costs), players, permutations=64)
    assert found.is_exact is (players <= EXACT_UP_TO)
    assert abs(found.values.sum() - costs.max()) < 1e-9


def test_the_worth_of_nobody_is_taken_off() -> None:
    found = exact(lambda coalitions: 5.0 + coalitions.sum(axis=1, keepdims=True), 3)
    assert found.values[:, 0] == pytest.approx([1, 1, 1])


@pytest.mark.parametrize("players", [4, 12])
def test_exact_values_are_those_of_the_airport(players: int) -> None:
    costs = np.sort(np.random.default_rng(3).uniform(1, 100, players))
    assert exact(airport(costs), players).values[:, 0] == pytest.approx(shares_of_the_airport(costs), rel=1e-12)


def test_permutations_come_within_their_error_of_the_airport() -> None:
    costs = np.sort(np.random.default_rng(3).uniform(1, 100, 20))
    found = by_permutations(airport(costs), 20, seed=1, permutations=2000)
    away = (found.values[:, 0] - shares_of_the_airport(costs)) / found.error[:, 0]
    assert found.permutations == 2000
    assert np.abs(away).max() < 4
    assert 0.4 < np.sqrt((away**2).mean()) < 1.8


def test_the_stated_error_is_the_spread_between_repetitions() -> None:
    worth = table_game(5, 8, samples=1)
    found = [by_permutations(worth, 5, seed, 40) for seed in range(200)]
    spread = np.std([one.values[:, 0] for one in found], axis=0)
    stated = np.sqrt(np.mean([one.error[:, 0] ** 2 for one in found], axis=0))
    assert stated == pytest.approx(spread, rel=0.25)


def test_an_order_and_its_reverse_cancel_what_grows_evenly_with_the_place() -> None:
    """The worth of n players is n²: whoever comes k-th adds 2k − 1, in the reverse 2(15 − k) − 1, on average 14."""
    found = by_permutations(lambda coalitions: coalitions.sum(axis=1, keepdims=True) ** 2.0, 14, 0, permutations=4)
    assert found.values[:, 0] == pytest.approx(np.full(14, 14.0))
    assert found.error.max() < 1e-12


def test_who_never_adds_anything_gets_nothing() -> None:
    def worth(coalitions: BoolArray) -> FloatArray:
        return np.asarray(coalitions[:, :-1].sum(axis=1, keepdims=True) ** 2, dtype=np.float64)

    for players in (5, 14):
        found = shapley_values(worth, players, permutations=20)
        assert abs(found.values[-1, 0]) < 1e-13
        assert found.values.sum() == pytest.approx((players - 1) ** 2)


def test_where_worth_adds_up_permutations_have_no_error() -> None:
    found = by_permutations(lambda coalitions: (coalitions @ np.arange(15.0))[:, None], 15, seed=0, permutations=10)
    assert found.values[:, 0] == pytest.approx(np.arange(15.0))
    assert found.error.max() < 1e-12


def test_the_same_seed_gives_the_same_orders() -> None:
    worth = airport(np.arange(1.0, 16))
    one, again, other = (by_permutations(worth, 15, seed, 20).values for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_never_more_than_a_few_coalitions_are_asked_for_at_once() -> None:
    asked: list[int] = []

    def worth(coalitions: BoolArray) -> FloatArray:
        asked.append(len(coalitions))
        return np.asarray(coalitions.sum(axis=1, keepdims=True), dtype=np.float64)

    exact(worth, 12)
    by_permutations(worth, 200, seed=0, permutations=2)
    assert max(asked) <= 64


@pytest.mark.parametrize(("asked", "pairs"), [(1, 2), (6, 3), (7, 3)])
def test_orders_are_drawn_in_pairs_and_each_counts_once(asked: int, pairs: int) -> None:
    """The mean over the same orders and their reverses, and the error of the mean of pairs, worked out anew."""
    players, worth = 5, table_game(5, 4, samples=2)
    randomness = np.random.default_rng([9, players])
    each = []
    for _ in range(pairs):
        order = randomness.permutation(players)
        each.append((_along(worth, order) + _along(worth, order[::-1])) / 2)
    found = by_permutations(worth, players, seed=9, permutations=asked)
    assert found.permutations == 2 * pairs
    assert found.values == pytest.approx(np.mean(each, axis=0), abs=1e-12)
    assert found.error == pytest.approx(np.std(each, axis=0, ddof=1) / np.sqrt(pairs), abs=1e-12)
    assert exact(worth, players).permutations == 0


def _along(worth: Worth, order: IntArray) -> FloatArray:
    added = np.zeros((len(order), 2))
    for place, player in enumerate(order):
        before, after = (np.isin(np.arange(len(order)), order[: place + more]) for more in (0, 1))
        added[player] = worth(after[None, :])[0] - worth(before[None, :])[0]
    return added
