from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.cascades.small_graphs import (
    SIX_NODES,
    Edges,
    exact_reach,
    graph,
    large_random,
    small_edges,
)

from mutirao.engines.trickleup.cascades.errors import (
    BeyondMemoryError,
    LossInvalidError,
    NodeUnknownError,
    NoIncidentError,
    NotPerNodeError,
    NoWorldsError,
    RateInvalidError,
)
from mutirao.engines.trickleup.cascades.graph import contained
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import Spread, arriving_at, joined, spread, starting_at

RATES = np.array([2.0, 0.0, 1.0, 0.0, 5.0, 0.0])
LOSSES = np.array([1.0, 0.1, 3.7, 0.0, 1e-3, 12.5])


def _bytes(found: Spread) -> tuple[bytes, bytes, bytes]:
    return found.reached.tobytes(), found.size.tobytes(), found.loss.tobytes()


@pytest.mark.parametrize("probability", [0.05, 0.3])
@pytest.mark.parametrize("threads", [2, 3, 7])
def test_the_number_of_threads_does_not_change_a_digit(probability: float, threads: int) -> None:
    graph = large_random(500, 4000, probability=probability)
    incidents, losses = arriving_at(np.arange(500.0)), np.linspace(0, 1, 500)
    one, several = (
        spread(graph, incidents, worlds=700, seed=1, losses=losses, threads=number) for number in (1, threads)
    )
    assert _bytes(one) == _bytes(several)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=5), st.sampled_from(list(Kernel)))
@settings(deadline=None)
def test_however_the_worlds_are_cut_the_result_is_the_same(parts: list[int], kernel: Kernel) -> None:
    graph = large_random(60, 300, probability=0.2)
    incidents, losses = arriving_at(np.arange(60.0)), np.linspace(0, 1, 60)

    def part(first: int, worlds: int) -> Spread:
        return spread(graph, incidents, worlds=worlds, seed=1, first_world=first, losses=losses, kernel=kernel)

    begins = np.cumsum([0, *parts])
    pieces = [part(int(first), worlds) for first, worlds in zip(begins, parts, strict=False)]
    assert _bytes(joined(pieces)) == _bytes(part(0, sum(parts)))


def test_another_seed_gives_other_worlds() -> None:
    one, other = (spread(graph(SIX_NODES, 6), starting_at([0]), worlds=500, seed=seed) for seed in (1, 2))
    assert one.size.tobytes() != other.size.tobytes()


@given(small_edges(), st.sampled_from(list(Kernel)))
@settings(max_examples=40, deadline=None)
def test_no_world_shrinks_when_probabilities_rise(drawn: tuple[Edges, int], kernel: Kernel) -> None:
    """Not on average only: in each of the worlds, because they are the same worlds."""
    edges, nodes = drawn
    raised = {edge: probability + (1 - probability) / 4 for edge, probability in edges.items()}
    low, high = (
        spread(graph(one, nodes), starting_at([0]), worlds=300, seed=1, kernel=kernel) for one in (edges, raised)
    )
    assert (low.size <= high.size).all()
    assert (low.reached <= high.reached).all()


def test_edges_that_are_added_elsewhere_do_not_change_the_draws_of_others() -> None:
    apart = SIX_NODES | {(6, 7): 0.5, (7, 6): 0.3, (6, 0): 0.9}
    one = spread(graph(SIX_NODES, 6), starting_at([0]), worlds=1000, seed=1)
    other = spread(graph(apart, 8), starting_at([0]), worlds=1000, seed=1)
    assert one.size.tobytes() == other.size.tobytes()


def test_full_containment_keeps_incidents_where_they_begin() -> None:
    closed = contained(graph(SIX_NODES, 6), np.ones(6))
    assert spread(closed, starting_at([0]), worlds=100, seed=1).size.tolist() == [1] * 100


def test_incidents_arrive_in_proportion_to_their_rates() -> None:
    closed = contained(graph(SIX_NODES, 6), np.ones(6))
    worlds = 40_000
    share = spread(closed, arriving_at(RATES), worlds=worlds, seed=1).frequency
    expected = RATES / RATES.sum()
    assert share[RATES == 0].tolist() == [0, 0, 0]
    assert (np.abs(share - expected) <= 4 * np.sqrt(expected * (1 - expected) / worlds)).all()


def test_expected_loss_a_year_is_the_sum_over_sources_of_rate_and_reach() -> None:
    incidents = arriving_at(RATES)
    loss = spread(graph(SIX_NODES, 6), incidents, worlds=40_000, seed=1, losses=LOSSES).mean_loss
    expected = sum(rate * exact_reach(SIX_NODES, 6, [node]) @ LOSSES for node, rate in enumerate(RATES) if rate)
    a_year = incidents.per_year * loss.mean
    assert a_year == pytest.approx(expected, abs=4 * incidents.per_year * loss.standard_error)


def test_without_losses_every_node_counts_one() -> None:
    found = spread(graph(SIX_NODES, 6), starting_at([0]), worlds=100, seed=1)
    assert found.loss.tolist() == found.size.tolist()


def test_the_distribution_of_sizes_is_that_of_the_worlds() -> None:
    found = spread(graph(SIX_NODES, 6), starting_at([0]), worlds=1000, seed=1, losses=LOSSES)
    assert found.worlds == 1000
    assert found.size_quantiles((0.0, 1.0)).tolist() == [1, 6]
    assert found.loss_quantiles([0.5])[0] == np.median(found.loss)
    assert found.mean_size.mean == pytest.approx(found.frequency.sum())
    assert found.mean_size.standard_error == pytest.approx(found.size.std(ddof=1) / np.sqrt(1000))
    assert found.mean_size.low < found.mean_size.mean < found.mean_size.high
    assert found.mean_size.high - found.mean_size.low == pytest.approx(
        3.2897 * found.mean_size.standard_error, rel=1e-4
    )


def test_one_world_alone_leaves_the_error_open() -> None:
    assert spread(graph(SIX_NODES, 6), starting_at([0]), worlds=1, seed=1).mean_size.standard_error == float("inf")


@pytest.mark.parametrize(
    ("refused", "ask"),
    [
        (NoWorldsError, lambda one: spread(one, starting_at([0]), worlds=0, seed=1)),
        (NoIncidentError, lambda one: spread(one, starting_at([]), worlds=9, seed=1)),
        (NoIncidentError, lambda one: spread(one, arriving_at(np.zeros(6)), worlds=9, seed=1)),
        (NodeUnknownError, lambda one: spread(one, starting_at([6]), worlds=9, seed=1)),
        (NodeUnknownError, lambda one: spread(one, starting_at([-1]), worlds=9, seed=1)),
        (NotPerNodeError, lambda one: spread(one, arriving_at(np.ones(5)), worlds=9, seed=1)),
        (RateInvalidError, lambda one: spread(one, arriving_at(-RATES), worlds=9, seed=1)),
        (RateInvalidError, lambda one: spread(one, arriving_at(RATES * np.nan), worlds=9, seed=1)),
        (NotPerNodeError, lambda one: spread(one, starting_at([0]), worlds=9, seed=1, losses=np.ones(7))),
        (LossInvalidError, lambda one: spread(one, starting_at([0]), worlds=9, seed=1, losses=-LOSSES)),
        (LossInvalidError, lambda one: spread(one, starting_at([0]), worlds=9, seed=1, losses=LOSSES / 0.0)),
        (BeyondMemoryError, lambda one: spread(one, starting_at([0]), worlds=10**12, seed=1, memory_limit=2**30)),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero", "ignore:invalid value")
def test_what_makes_no_sense_is_refused(refused: type[Exception], ask: Callable[[object], object]) -> None:
    with pytest.raises(refused):
        ask(graph(SIX_NODES, 6))


def test_losses_that_are_all_zero_give_no_loss() -> None:
    assert spread(graph(SIX_NODES, 6), starting_at([0]), worlds=9, seed=1, losses=np.zeros(6)).loss.tolist() == [0] * 9
