"""Whoever computes the pieces: the same bytes, the same progress, the same refusals."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.engines.execution.work_for_tests import (
    PIECES,
    PROCESSES,
    OddWorldError,
    fatal_once,
    fatal_piece,
    fatal_while_handing_over,
    name_of,
    refused_piece,
    world_task,
)

from mutirao.engines.execution.errors import NoPiecesError, RunCancelledError, WorkerLostError
from mutirao.engines.execution.local import SerialRunner, ThreadRunner
from mutirao.engines.execution.processes import ProcessRunner
from mutirao.engines.execution.runner import Runner
from mutirao.engines.execution.tasks import Task, digest

RUNNERS: list[Runner] = [SerialRunner(), ThreadRunner(workers=2), ThreadRunner(workers=5), PROCESSES]
each_runner = pytest.mark.parametrize("runner", RUNNERS, ids=name_of)


@each_runner
def test_every_runner_gives_the_same_bytes(runner: Runner, expected_digest: str) -> None:
    assert digest(runner.run(world_task(), PIECES)) == expected_digest


@each_runner
def test_progress_counts_every_piece_once(runner: Runner) -> None:
    seen: list[tuple[int, int]] = []
    runner.run(world_task(), PIECES, progress=lambda done, pieces: seen.append((done, pieces)))
    assert seen == [(done, PIECES) for done in range(PIECES + 1)]


@each_runner
def test_a_cancelled_run_stops_and_says_how_far_it_was(runner: Runner, tmp_path: Path) -> None:
    done: list[int] = []
    with pytest.raises(RunCancelledError) as stopped:
        runner.run(
            world_task(seconds=0.05, traces=tmp_path),
            100,
            progress=lambda count, _: done.append(count),
            cancelled=lambda: done[-1] >= 3,
        )
    assert stopped.value.facts["done"] == done[-1]
    assert stopped.value.facts["pieces"] == 100
    assert 3 <= len(list(tmp_path.iterdir())) < 40


@each_runner
def test_what_a_piece_refuses_reaches_the_caller_with_its_facts(runner: Runner) -> None:
    task = Task(code="refused 1", inputs=None, input_hash="", compute=refused_piece)
    with pytest.raises(OddWorldError) as refused:
        runner.run(task, 1)
    assert refused.value.facts == {"piece": 0}


@each_runner
def test_a_run_without_pieces_is_refused(runner: Runner) -> None:
    with pytest.raises(NoPiecesError):
        runner.run(world_task(), 0)


@pytest.mark.parametrize("runner", [ThreadRunner(workers=2), PROCESSES], ids=name_of)
def test_a_runner_without_workers_is_refused(runner: ThreadRunner | ProcessRunner) -> None:
    with pytest.raises(NoPiecesError):
        replace(runner, workers=0)


def test_a_run_goes_on_where_a_worker_process_is_killed(tmp_path: Path) -> None:
    task = Task(code="fatal once 1", inputs=tmp_path, input_hash="", compute=fatal_once)
    found = PROCESSES.run(task, 6)
    assert (tmp_path / "died").exists()
    np.testing.assert_array_equal([one["number"][0] for one in found], np.arange(6))


def test_a_run_goes_on_where_worker_processes_are_killed_while_they_hand_over(tmp_path: Path) -> None:
    task = Task(code="fatal on the way 1", inputs=tmp_path, input_hash="", compute=fatal_while_handing_over)
    found = PROCESSES.run(task, 4)
    assert {one.name for one in tmp_path.iterdir()} == {"0", "1", "2", "3", "killed"}
    np.testing.assert_array_equal([one["number"].mean() for one in found], np.arange(4))


def test_a_piece_that_always_kills_its_process_ends_the_run_with_an_error() -> None:
    with pytest.raises(WorkerLostError):
        PROCESSES.run(Task(code="fatal 1", inputs=None, input_hash="", compute=fatal_piece), 2)
