"""Whoever computes, every digit is the same; what does not go together is refused."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.programmes.dependencies.files import dependencies, write

from mutirao.engines.execution.errors import RunCancelledError
from mutirao.programmes.dependencies.checkpoints import FileLedger
from mutirao.programmes.dependencies.choices import Backend
from mutirao.programmes.dependencies.errors import ClusterUnreachableError, ExtraMissingError, WorkersInvalidError
from mutirao.programmes.dependencies.programme_files import read_programmes
from mutirao.programmes.dependencies.runs.attributing import attribute
from mutirao.programmes.dependencies.runs.hardening import harden
from mutirao.programmes.dependencies.runs.means import Means
from mutirao.programmes.dependencies.runs.simulating import simulate
from mutirao.programmes.dependencies.workers import backend_of, runner_of
from mutirao.programmes.dependencies.writing import to_json

WORLDS = 3000


def _answers(folder: Path, means: Means) -> dict[str, bytes]:
    read = dependencies(folder)
    programmes = read_programmes(write(folder)["programmes"], read)
    return {
        "simulate": to_json(simulate(read, worlds=WORLDS, seed=1, means=means)),
        "attribute": to_json(attribute(read, programmes, worlds=WORLDS, seed=1, means=means)),
        "harden": to_json(harden(read, worlds=WORLDS, seed=1, means=means)),
    }


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    yield _answers(tmp_path_factory.mktemp("alone"), Means())


@pytest.mark.parametrize(
    ("backend", "threads"), [(Backend.THREADS, 1), (Backend.THREADS, 2), (Backend.JOBLIB, 1), (Backend.DASK, 1)]
)
def test_threads_processes_and_a_cluster_give_the_bytes_of_one(
    tmp_path: Path, alone: dict[str, bytes], backend: Backend, threads: int
) -> None:
    """Joblib and Dask run two worker processes each; Dask a scheduler besides."""
    with runner_of(backend, threads=threads, workers=2) as runner:
        assert _answers(tmp_path, Means(runner=runner)) == alone


def test_a_run_that_was_stopped_goes_on_without_a_changed_digit(tmp_path: Path, alone: dict[str, bytes]) -> None:
    ledger = FileLedger(tmp_path / "pieces")
    steps = list[tuple[str, int, int]]()

    def told(*step: object) -> None:
        steps.append(step)  # type: ignore[arg-type]

    read = dependencies(tmp_path)
    with pytest.raises(RunCancelledError):
        simulate(
            read,
            worlds=WORLDS,
            seed=1,
            means=Means(ledger=ledger, told=told, cancelled=lambda: bool(steps) and steps[-1][1] == 3),
        )
    assert len(list(ledger.folder.iterdir())) == 3
    steps.clear()
    found = simulate(read, worlds=WORLDS, seed=1, means=Means(ledger=ledger, told=told))
    assert to_json(found) == alone["simulate"]
    assert steps[0][1] == 3


def test_other_questions_never_meet_kept_pieces(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "pieces")
    read = dependencies(tmp_path)
    for seed in (1, 2):
        kept = simulate(read, worlds=WORLDS, seed=seed, means=Means(ledger=ledger))
        assert to_json(kept) == to_json(simulate(read, worlds=WORLDS, seed=seed))


@pytest.mark.parametrize(
    ("threads", "workers", "scheduler", "backend"),
    [
        (1, 0, None, Backend.SERIAL),
        (2, 0, None, Backend.THREADS),
        (1, 2, None, Backend.JOBLIB),
        (1, 0, "tcp://127.0.0.1:1", Backend.DASK),
    ],
)
def test_who_computes_follows_from_what_is_asked(
    threads: int, workers: int, scheduler: str | None, backend: Backend
) -> None:
    assert backend_of(None, threads=threads, workers=workers, scheduler=scheduler) is backend


@pytest.mark.parametrize(
    ("asked", "threads", "workers", "scheduler"),
    [
        (Backend.SERIAL, 2, 0, None),
        (Backend.THREADS, 1, 2, None),
        (Backend.JOBLIB, 2, 2, None),
        (Backend.JOBLIB, 1, 2, "tcp://127.0.0.1:1"),
        (None, 2, 2, None),
        (None, 0, 0, None),
        (None, 1, -1, None),
    ],
)
def test_what_does_not_go_together_is_refused(
    asked: Backend | None, threads: int, workers: int, scheduler: str | None
) -> None:
    with pytest.raises(WorkersInvalidError):
        backend_of(asked, threads=threads, workers=workers, scheduler=scheduler)


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutirao.programmes.dependencies.workers._SECONDS_UNTIL_UNREACHABLE", 1)
    with pytest.raises(ClusterUnreachableError), runner_of(Backend.DASK, scheduler="tcp://127.0.0.1:1"):
        pass


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraMissingError) as caught, runner_of(Backend.DASK):
        pass
    assert caught.value.facts == {"library": "distributed", "extra": "dask"}
