"""Credit for hardening, where programmes on one path make each other needless."""

from itertools import permutations

import numpy as np
import pytest

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.errors import NoRecipientError
from mutirao.engines.trickleup.attribution.hardening import Hardening, credit_of_hardening
from mutirao.engines.trickleup.cascades.errors import ContainmentInvalidError, NotPerEdgeError
from mutirao.engines.trickleup.cascades.graph import Graph, contained, graph_of
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

WORLDS = 300
START = starting_at([0])


def _path(nodes: int, probability: float = 1.0) -> Graph:
    """0 → 1 → 2 → …"""
    ends = np.arange(nodes)
    return graph_of(nodes=nodes, tail=ends[:-1], head=ends[1:], probability=np.full(nodes - 1, probability))


def _at(node: int, nodes: int, containment: float = 1.0, code: str = "") -> Hardening:
    return Hardening(code=code or f"at {node}", containment=np.where(np.arange(nodes) == node, containment, 0.0))


def test_two_programmes_on_one_path_share_what_both_could_save() -> None:
    """Only the last node loses 6; either programme alone would save all of it."""
    losses = np.array([[0.0], [0], [0], [6]])
    found = credit_of_hardening(_path(4), (_at(1, 4), _at(2, 4)), START, losses=losses, worlds=64, seed=1)
    assert [one.total.mean for one in found] == pytest.approx([3, 3])
    assert [one.order_error for one in found] == [0, 0]


def test_who_is_spared_stands_in_columns() -> None:
    """Node 1 spares A its 1 and B its 2; node 2 can only spare B."""
    losses = np.array([[0.0, 0], [1, 0], [0, 2]])
    first, second = credit_of_hardening(_path(3), (_at(1, 3), _at(2, 3)), START, losses=losses, worlds=64, seed=1)
    assert [one.mean for one in first.by_column] == pytest.approx([1, 1])
    assert [one.mean for one in second.by_column] == pytest.approx([0, 1])
    assert first.total.mean == pytest.approx(2)


def _random_graph() -> tuple[Graph, FloatArray]:
    randomness = np.random.default_rng(3)
    is_edge = ~np.eye(8, dtype=bool) & (randomness.random((8, 8)) < 0.4)
    tail, head = np.nonzero(is_edge)
    graph = graph_of(nodes=8, tail=tail, head=head, probability=randomness.uniform(0.2, 0.9, len(tail)))
    return graph, randomness.uniform(0, 2, (8, 2))


def test_credit_is_what_a_programme_saves_on_average_over_all_orders() -> None:
    graph, losses = _random_graph()
    programmes = (_at(1, 8, 0.7), _at(1, 8, 0.5, "again at 1"), _at(4, 8, 0.9))

    def loss(chosen: tuple[int, ...]) -> float:
        let_through = np.ones(8)
        for one in chosen:
            let_through *= 1 - programmes[one].containment
        found = spread(contained(graph, 1 - let_through), START, worlds=WORLDS, seed=2, losses=losses.sum(axis=1))
        return found.mean_loss.mean

    expected = np.zeros(3)
    for order in permutations(range(3)):
        for place, one in enumerate(order):
            expected[one] += (loss(order[:place]) - loss(order[: place + 1])) / 6
    found = credit_of_hardening(graph, programmes, START, losses=losses, worlds=WORLDS, seed=2)
    assert [one.total.mean for one in found] == pytest.approx(expected.tolist(), abs=1e-9)


def test_many_programmes_are_credited_with_an_error_and_still_add_up() -> None:
    graph, losses = _random_graph()
    programmes = tuple(_at(1 + number % 7, 8, 0.3, code=str(number)) for number in range(14))
    found = credit_of_hardening(graph, programmes, START, losses=losses, worlds=50, seed=2, permutations=8)
    together = np.prod([1 - one.containment for one in programmes], axis=0)
    whole = losses.sum(axis=1)
    before = spread(graph, START, worlds=50, seed=2, losses=whole).mean_loss.mean
    after = spread(contained(graph, 1 - together), START, worlds=50, seed=2, losses=whole).mean_loss.mean
    assert sum(one.total.mean for one in found) == pytest.approx(before - after, abs=1e-9)
    errors = [one.order_error for one in found]
    assert 0 < max(errors) < whole.sum()


def test_the_error_of_orders_is_the_spread_between_repetitions() -> None:
    """Thirteen programmes stop everything at one node: whoever comes first saves it all, in every world."""
    programmes = tuple(_at(1, 3, code=str(number)) for number in range(13))
    losses = np.array([[0.0], [1], [1]])
    found = [
        credit_of_hardening(_path(3), programmes, START, losses=losses, worlds=2, seed=seed, permutations=24)
        for seed in range(16)
    ]
    spread_between = np.std([[one.total.mean for one in each] for each in found], axis=0).mean()
    stated = np.mean([[one.order_error for one in each] for each in found])
    assert 0.5 < stated / spread_between < 2


def test_what_cannot_be_hardened_is_refused() -> None:
    losses = np.ones((3, 1))
    with pytest.raises(NoRecipientError):
        credit_of_hardening(_path(3), (), START, losses=losses, worlds=8, seed=0)
    with pytest.raises(ContainmentInvalidError):
        credit_of_hardening(_path(3), (_at(1, 3, 1.5),), START, losses=losses, worlds=8, seed=0)


def test_hardening_one_edge_leaves_other_ways_in_open() -> None:
    """0 reaches 2 directly and by 1; whoever closes the direct way alone saves nothing of what comes by 1."""
    graph = graph_of(nodes=3, tail=np.array([0, 0, 1]), head=np.array([1, 2, 2]), probability=np.ones(3))
    losses = np.array([[0.0], [0], [6]])
    ways = (np.array([0.0, 1, 0]), np.array([0.0, 0, 1]))
    programmes = tuple(
        Hardening(code=f"{number}", containment=np.zeros(3), on_edges=w) for number, w in enumerate(ways)
    )
    alone = credit_of_hardening(graph, programmes[:1], START, losses=losses, worlds=64, seed=1)
    both = credit_of_hardening(graph, programmes, START, losses=losses, worlds=64, seed=1)
    assert [one.total.mean for one in (*alone, *both)] == pytest.approx([0, 3, 3])


def test_parts_of_the_worlds_have_the_credit_of_the_whole() -> None:
    graph, losses = _random_graph()
    programmes = (_at(1, 8, 0.7), _at(4, 8, 0.9))
    whole = credit_of_hardening(graph, programmes, START, losses=losses, worlds=100, seed=2)
    parts = [
        credit_of_hardening(graph, programmes, START, losses=losses, worlds=count, first_world=first, seed=2)
        for first, count in ((0, 30), (30, 70))
    ]
    for number, one in enumerate(whole):
        together = (30 * parts[0][number].total.mean + 70 * parts[1][number].total.mean) / 100
        assert together == pytest.approx(one.total.mean, abs=1e-12)


def test_what_no_containment_can_be_is_refused_on_an_edge_too() -> None:
    too_much = Hardening(code="a", containment=np.zeros(4), on_edges=np.array([0.0, 1.5, 0]))
    with pytest.raises(ContainmentInvalidError):
        credit_of_hardening(_path(4), (too_much,), START, losses=np.ones((4, 1)), worlds=1, seed=1)
    with pytest.raises(NotPerEdgeError):
        credit_of_hardening(
            _path(4),
            (Hardening(code="a", containment=np.zeros(4), on_edges=np.array([0.5])),),
            START,
            losses=np.ones((4, 1)),
            worlds=1,
            seed=1,
        )
