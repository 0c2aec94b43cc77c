"""Cascades by every runner: the digits of one call on one core."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.engines.execution.work_for_tests import PROCESSES, name_of

from mutirao.engines.execution.cluster import ClusterRunner
from mutirao.engines.execution.local import SerialRunner, ThreadRunner
from mutirao.engines.execution.runner import Runner
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.pieces import MOST_PIECES, Asked, spread_by
from mutirao.engines.trickleup.cascades.simulate import Incidents, Spread, arriving_at, spread, starting_at
from mutirao.programmes.dependencies.checkpoints import FileLedger

NODES, WORLDS = 300, 5_000


def _graph(probability: float = 0.3) -> Graph:
    randomness = np.random.default_rng(4)
    tail = np.repeat(np.arange(NODES), 5)
    head = (tail + randomness.integers(1, NODES, len(tail))) % NODES
    ends = np.unique(np.stack([tail, head], axis=1), axis=0)
    return graph_of(nodes=NODES, tail=ends[:, 0], head=ends[:, 1], probability=np.full(len(ends), probability))


LOSSES: FloatArray = np.random.default_rng(5).uniform(0, 3, NODES)
INCIDENTS = (starting_at([0, 7]), arriving_at(np.arange(float(NODES))))


def _assert_same(one: Spread, other: Spread) -> None:
    np.testing.assert_array_equal(one.reached, other.reached)
    np.testing.assert_array_equal(one.size, other.size)
    np.testing.assert_array_equal(one.loss, other.loss)


@pytest.mark.parametrize("runner", [SerialRunner(), ThreadRunner(workers=2), PROCESSES], ids=name_of)
@pytest.mark.parametrize("incidents", INCIDENTS, ids=["seeds", "rates"])
def test_every_runner_gives_the_cascades_of_one_call(runner: Runner, incidents: Incidents) -> None:
    expected = spread(_graph(), incidents, worlds=WORLDS, seed=1, losses=LOSSES)
    _assert_same(spread_by(runner, _graph(), incidents, worlds=WORLDS, seed=1, losses=LOSSES), expected)


def test_a_cluster_gives_the_cascades_of_one_call(client: Any) -> None:
    expected = spread(_graph(), INCIDENTS[1], worlds=WORLDS, seed=2)
    _assert_same(spread_by(ClusterRunner(client=client), _graph(), INCIDENTS[1], worlds=WORLDS, seed=2), expected)


@pytest.mark.parametrize("worlds", [1, 63, 64, 65, 2048, 2049, 100_000])
def test_pieces_hold_every_world_once_and_are_few(worlds: int) -> None:
    asked = Asked(graph=_graph(), incidents=INCIDENTS[0], losses=None, worlds=worlds, seed=0)
    assert asked.pieces <= MOST_PIECES
    assert asked.worlds_of_a_piece % 64 == 0
    assert (asked.pieces - 1) * asked.worlds_of_a_piece < worlds <= asked.pieces * asked.worlds_of_a_piece


def test_a_ledger_never_mixes_graphs_seeds_or_losses(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    for graph, seed, losses in (
        (_graph(), 1, None),
        (_graph(0.2), 1, None),
        (_graph(), 2, None),
        (_graph(), 1, LOSSES),
    ):
        expected = spread(graph, INCIDENTS[0], worlds=200, seed=seed, losses=losses)
        for _ in range(2):
            found = spread_by(SerialRunner(), graph, INCIDENTS[0], worlds=200, seed=seed, losses=losses, ledger=ledger)
            _assert_same(found, expected)


def test_a_run_without_worlds_is_refused() -> None:
    with pytest.raises(NoWorldsError):
        spread_by(SerialRunner(), _graph(), INCIDENTS[0], worlds=0, seed=1)
