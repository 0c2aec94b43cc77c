"""Pieces computed by several processes of this machine, through joblib.

Workers leave their pieces in an exchange and send the numbers alone. All workers share one pipe: whoever is killed
while a long message is half sent leaves the other half to be waited for without end. A short one is sent whole.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from mutirao.engines.execution.errors import NoPiecesError, WorkerLostError
from mutirao.engines.execution.ledger import Ledger, keep, kept
from mutirao.engines.execution.runner import Cancelled, Finished, Progress, computed, gather, go_on, say_nothing
from mutirao.engines.execution.tasks import Inputs, Result, Task

# A piece that kills its process takes the run with it after so many attempts in which nothing was finished.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRunner:
    """So many worker processes. Where one dies, what it had not finished is computed anew.

    `exchange`: where they leave finished pieces, which every process reads and writes alike. It must be picklable, and
    belongs to whoever made it: what was left there stays.
    """

    workers: int
    exchange: Ledger

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
        finished = partial(_by_processes, task, self.workers, self.exchange)
        return gather(task, pieces, finished=finished, progress=progress, cancelled=cancelled, ledger=ledger)


def _by_processes(task: Task[Any], workers: int, exchange: Ledger, remaining: list[int]) -> Finished:
    left = set(remaining)
    failures = 0
    while left:
        before = len(left)
        for piece in _until_one_dies(task, workers, exchange, sorted(left)):
            content = kept(exchange, task.key(piece))
            if content is not None:
                left.discard(piece)
                yield piece, content
        failures = failures + 1 if len(left) == before else 0
        if failures == _ATTEMPTS:
            raise WorkerLostError(left=len(left))


def _until_one_dies(task: Task[Any], workers: int, exchange: Ledger, pieces: list[int]) -> Iterator[int]:
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    work = (delayed(_left)(exchange, task, piece) for piece in pieces)
    computing = Parallel(n_jobs=workers, backend="loky", return_as="generator_unordered", batch_size=1)
    # One may die as early as while work is handed out.
    with suppress(TerminatedWorkerError), _closing(computing(work)) as results:
        for one in results:  # noqa: UP028 - delegating would close the generator before its warning is silenced
            yield one


@contextmanager
def _closing(results: Any) -> Iterator[Any]:
    try:
        yield results
    finally:
        with warnings.catch_warnings():  # joblib would advise whoever cancels to ask for less
            warnings.simplefilter("ignore", UserWarning)
            results.close()


def _left(exchange: Ledger, task: Task[Any], piece: int) -> int:
    """By a worker, which says the number once the piece is whole in its place."""
    keep(exchange, task.key(piece), computed(task, piece))
    return piece
