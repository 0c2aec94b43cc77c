from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from tests.engines.trickleup.cascades.small_graphs import (
    SIX_NODES,
    Edges,
    exact_reach,
    graph,
    large_random,
    small_edges,
)

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.containment import Choice, Hardened, best_to_harden
from mutirao.engines.trickleup.cascades.errors import BeyondMemoryError, ContainmentInvalidError, NoWorldsError
from mutirao.engines.trickleup.cascades.graph import Graph, contained
from mutirao.engines.trickleup.cascades.simulate import arriving_at, spread, starting_at

LOSSES = np.array([1.0, 0.1, 3.7, 0.0, 1e-3, 12.5])


def _hardened_edges(edges: Edges, of: Hardened, candidate: tuple[int | None, int], raised_to: float) -> Edges:
    tail, node = candidate
    return {
        (one, other): probability * (1 - raised_to) if other == node and tail in (None, one) else probability
        for (one, other), probability in edges.items()
    }


def _candidates(edges: Edges, nodes: int, of: Hardened) -> list[tuple[int | None, int]]:
    return [(None, node) for node in range(nodes)] if of is Hardened.NODE else list(edges)


@pytest.mark.parametrize("of", list(Hardened))
@given(small_edges())
@settings(max_examples=25, deadline=None)
def test_the_best_is_the_one_that_trying_all_finds(of: Hardened, drawn: tuple[Edges, int]) -> None:
    edges, nodes = drawn
    losses = np.arange(1.0, nodes + 1)

    def mean_loss(one: Edges) -> float:
        return spread(graph(one, nodes), starting_at([0]), worlds=256, seed=4, losses=losses).mean_loss.mean

    found = best_to_harden(
        graph(edges, nodes), starting_at([0]), of=of, raised_to=0.75, worlds=256, seed=4, losses=losses
    )
    tried = [
        mean_loss(edges) - mean_loss(_hardened_edges(edges, of, candidate, 0.75))
        for candidate in _candidates(edges, nodes, of)
    ]
    assert found.is_complete
    assert (found.best.saving.mean if found.best else 0.0) == pytest.approx(max(tried), abs=1e-12)
    assert sum(saving > 0 for saving in tried) <= found.candidates


@pytest.mark.parametrize("of", list(Hardened))
def test_savings_are_what_enumeration_expects_within_four_standard_errors(of: Hardened) -> None:
    found = best_to_harden(
        graph(SIX_NODES, 6), starting_at([0]), of=of, raised_to=0.9, worlds=20_000, seed=1, losses=LOSSES
    )
    before = exact_reach(SIX_NODES, 6, [0]) @ LOSSES
    assert found.loss.mean == pytest.approx(before, abs=4 * found.loss.standard_error)
    for one in found.examined:
        after = exact_reach(_hardened_edges(SIX_NODES, of, (one.tail, one.node), 0.9), 6, [0]) @ LOSSES
        assert one.saving.mean == pytest.approx(before - after, abs=4 * one.saving.standard_error)


def test_nothing_that_was_left_unexamined_saves_more_than_its_bound() -> None:
    dense = large_random(80, 700, probability=0.12)
    for of in Hardened:
        few, all_of_them = (
            best_to_harden(
                dense, arriving_at(np.ones(80)), of=of, raised_to=0.8, worlds=200, seed=1, most_examined=most
            )
            for most in (3, 1000)
        )
        left_out = [one for one in all_of_them.examined if one not in few.examined]
        assert all(one.saving.mean <= few.rest_at_most for one in left_out)


def test_a_search_that_was_cut_short_says_so() -> None:
    dense = large_random(80, 700, probability=0.12)
    short = best_to_harden(
        dense, arriving_at(np.ones(80)), of=Hardened.EDGE, raised_to=0.8, worlds=100, seed=1, most_examined=1
    )
    assert not short.is_complete
    assert len(short.examined) == 1
    assert short.rest_at_most > 0


def test_the_examined_stand_in_order_of_what_they_save() -> None:
    found = best_to_harden(graph(SIX_NODES, 6), starting_at([0]), of=Hardened.NODE, raised_to=0.5, worlds=500, seed=1)
    assert all(one.saving.mean >= other.saving.mean for one, other in pairwise(found.examined))


def test_equals_are_named_as_ties() -> None:
    """Two ways from 0 that are alike: no difference can be told between 1 and 2."""
    found = best_to_harden(
        graph({(0, 1): 0.5, (0, 2): 0.5, (0, 3): 0.05}, 4),
        starting_at([0]), of=Hardened.NODE, raised_to=1.0, worlds=400, seed=1,
    )  # fmt: skip
    assert found.best is not None
    assert {found.best.node, *(one.node for one in found.no_difference)} == {1, 2}


def test_a_clear_best_has_no_ties() -> None:
    found = best_to_harden(
        graph({(0, 1): 0.9, (0, 2): 0.1}, 3), starting_at([0]), of=Hardened.NODE, raised_to=1.0, worlds=400, seed=1
    )
    assert found.best is not None
    assert found.best.node == 1
    assert found.best.saving.mean == pytest.approx(0.9, abs=4 * 0.015)
    assert found.no_difference == ()


def test_where_nothing_spreads_nothing_is_best() -> None:
    closed = contained(graph(SIX_NODES, 6), np.ones(6))
    found = best_to_harden(closed, starting_at([0]), of=Hardened.EDGE, raised_to=1.0, worlds=50, seed=1)
    assert found == Choice(
        loss=found.loss,
        worst=found.worst,
        best=None,
        no_difference=(),
        examined=(),
        candidates=0,
        rest_at_most=0.0,
        is_complete=True,
    )


def test_containment_that_is_there_already_cannot_be_raised_to_less() -> None:
    contains = np.array([0.0, 0.8, 0.8, 0.0, 0.0, 0.0])
    found = best_to_harden(
        graph(SIX_NODES, 6), starting_at([0]), of=Hardened.NODE, raised_to=0.8, worlds=500, seed=1, containment=contains
    )
    assert {1, 2}.isdisjoint(one.node for one in found.examined)
    assert found.candidates > 0


def test_a_node_where_incidents_begin_suffers_them_however_hardened() -> None:
    found = best_to_harden(
        graph({(0, 1): 0.5, (1, 0): 0.5}, 2), starting_at([0]), of=Hardened.NODE, raised_to=1.0, worlds=100, seed=1
    )
    assert [one.node for one in found.examined] == [1]


def test_threads_do_not_change_the_choice() -> None:
    dense = large_random(80, 700, probability=0.12)
    one, two = (
        best_to_harden(
            dense, arriving_at(np.ones(80)), of=Hardened.NODE, raised_to=0.8, worlds=300, seed=1, threads=threads
        )
        for threads in (1, 2)
    )
    assert one == two


def test_what_makes_no_sense_is_refused() -> None:
    def ask(*, raised_to: float = 0.5, worlds: int = 10, memory_limit: int | None = None) -> Choice:
        return best_to_harden(
            graph(SIX_NODES, 6), starting_at([0]), of=Hardened.NODE, raised_to=raised_to, worlds=worlds, seed=1,
            memory_limit=memory_limit,
        )  # fmt: skip

    with pytest.raises(NoWorldsError):
        ask(worlds=0)
    with pytest.raises(ContainmentInvalidError):
        ask(raised_to=1.5)
    with pytest.raises(BeyondMemoryError):
        ask(memory_limit=10)


def test_who_simulates_elsewhere_is_asked_for_today_and_for_every_candidate() -> None:
    six, losses = graph(SIX_NODES, 6), np.arange(1.0, 7)
    asked: list[int] = []

    def elsewhere(one: Graph) -> FloatArray:
        asked.append(one.edges)
        return spread(one, starting_at([0]), worlds=256, seed=4, losses=losses).loss

    arguments = {"of": Hardened.NODE, "raised_to": 0.75, "worlds": 256, "seed": 4, "losses": losses}
    there = best_to_harden(six, starting_at([0]), simulation=elsewhere, **arguments)  # type: ignore[arg-type]
    assert there == best_to_harden(six, starting_at([0]), **arguments)  # type: ignore[arg-type]
    assert len(asked) == 1 + len(there.examined)
