"""On a real local cluster of two worker processes."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from tests.engines.execution.work_for_tests import PIECES, OddWorldError, fatal_piece, refused_piece, world_task
from tests.processes import dask_cluster

from mutirao.engines.execution import cluster
from mutirao.engines.execution.cluster import ClusterRunner
from mutirao.engines.execution.errors import ClusterLostError, RunCancelledError, WorkerLostError, WorkersDifferError
from mutirao.engines.execution.tasks import Task, digest


def test_a_cluster_gives_the_same_bytes_as_one_core(client: Any, expected_digest: str) -> None:
    assert digest(ClusterRunner(client=client).run(world_task(), PIECES)) == expected_digest


def test_both_workers_take_part(client: Any) -> None:
    assert len(set(client.run(os.getpid).values())) == 2


def test_a_run_goes_on_where_a_worker_is_killed(client: Any, expected_digest: str) -> None:
    killed: list[int] = []

    def kill_one(done: int, _pieces: int) -> None:
        if done == 2:
            killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    found = ClusterRunner(client=client).run(world_task(seconds=0.2), PIECES, progress=kill_one)
    assert digest(found) == expected_digest
    assert killed[0] not in client.run(os.getpid).values()


def test_a_cancelled_run_stops_on_the_cluster(client: Any, tmp_path: Path) -> None:
    done: list[int] = []
    with pytest.raises(RunCancelledError):
        ClusterRunner(client=client).run(
            world_task(seconds=0.1, traces=tmp_path),
            100,
            progress=lambda count, _: done.append(count),
            cancelled=lambda: done[-1] >= 2,
        )
    assert len(list(tmp_path.iterdir())) < 20


def test_what_a_piece_refuses_comes_back_from_the_cluster(client: Any) -> None:
    task = Task(code="refused 1", inputs=None, input_hash="", compute=refused_piece)
    with pytest.raises(OddWorldError) as refused:
        ClusterRunner(client=client).run(task, 1)
    assert refused.value.facts == {"piece": 0}


def test_a_worker_of_other_versions_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "versions", lambda: "mutirao 99")
    with pytest.raises(WorkersDifferError):
        ClusterRunner(client=client).run(world_task(), 1)


def test_a_piece_that_always_kills_its_worker_ends_the_run_with_an_error(client: Any) -> None:
    with pytest.raises(WorkerLostError):
        ClusterRunner(client=client).run(Task(code="fatal 1", inputs=None, input_hash="", compute=fatal_piece), 1)


@pytest.mark.parametrize("lost", ["scheduler", "worker"])
def test_a_run_whose_cluster_is_lost_says_so_and_how_much_is_left(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import Client

    monkeypatch.setattr(cluster, "_ROUNDS_WITHOUT_WORKERS", 5)
    monkeypatch.setattr(cluster, "_SECONDS_TO_FETCH", 1)
    with dask_cluster() as (address, processes), Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=60)

        def lose(done: int, _pieces: int) -> None:
            if done == 3:
                processes[lost].kill()

        with pytest.raises(ClusterLostError) as told:
            ClusterRunner(client=client).run(world_task(seconds=0.2), PIECES, progress=lose)
    left = told.value.facts["left"]
    assert isinstance(left, int)
    assert PIECES - 5 <= left <= PIECES - 3


def test_a_piece_that_went_with_its_worker_before_it_was_fetched_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from distributed import Client

    monkeypatch.setattr(cluster, "_ROUNDS_WITHOUT_WORKERS", 5)
    monkeypatch.setattr(cluster, "_SECONDS_TO_FETCH", 1)
    finished_among = cluster._finished_among
    with dask_cluster() as (address, processes), Client(address, timeout=60) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=60)

        def finished_and_lost(waiting: dict[Any, int]) -> list[Any]:
            done = finished_among(waiting)
            if done:
                processes["worker"].kill()
                processes["worker"].wait()
            return done

        monkeypatch.setattr(cluster, "_finished_among", finished_and_lost)
        with pytest.raises(ClusterLostError) as told:
            ClusterRunner(client=client).run(world_task(), PIECES)
    assert told.value.facts["left"] == PIECES
