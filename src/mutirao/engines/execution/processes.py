"""Pieces computed by several processes of this machine, through joblib."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from mutirao.engines.execution.errors import NoPiecesError, WorkerLostError
from mutirao.engines.execution.ledger import Ledger
from mutirao.engines.execution.runner import Cancelled, Finished, Progress, computed, gather, go_on, say_nothing
from mutirao.engines.execution.tasks import Inputs, Result, Task

# A piece that kills its process takes the run with it after so many attempts in which nothing was finished.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRunner:
    """So many worker processes. Where one dies, what it had not finished is computed anew."""

    workers: int

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise NoPiecesError(pieces=self.workers)

    def run(
        self,
        task: Task[Inputs],
        pieces: int,
        *,
        progress: Progress = say_nothing,
        cancelled: Cancelled = go_on,
        ledger: Ledger | None = None,
    ) -> tuple[Result, ...]:
        """See `Runner.run`. A cancelled run stops when the next piece is finished."""
        finished = partial(_by_processes, task, self.workers)
        return gather(task, pieces, finished=finished, progress=progress, cancelled=cancelled, ledger=ledger)


def _by_processes(task: Task[Any], workers: int, remaining: list[int]) -> Finished:
    left = set(remaining)
    failures = 0
    while left:
        before = len(left)
        for piece, content in _until_one_dies(task, workers, sorted(left)):
            left.discard(piece)
            yield piece, content
        failures = failures + 1 if len(left) == before else 0
        if failures == _ATTEMPTS:
            raise WorkerLostError(left=len(left))


def _until_one_dies(task: Task[Any], workers: int, pieces: list[int]) -> Iterator[tuple[int, bytes]]:
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    work = (delayed(_numbered)(task, piece) for piece in pieces)
    results = Parallel(n_jobs=workers, backend="loky", return_as="generator_unordered", batch_size=1)(work)
    try:
        for one in results:  # noqa: UP028 - delegating would close the generator before its warning is silenced
            yield one
    except TerminatedWorkerError:
        return
    finally:
        with warnings.catch_warnings():  # joblib would advise whoever cancels to ask for less
            warnings.simplefilter("ignore", UserWarning)
            results.close()


def _numbered(task: Task[Any], piece: int) -> tuple[int, bytes]:
    return piece, computed(task, piece)
