"""Pieces computed in this process: one after the other, or by several threads."""

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from typing import Any

from mutirao.engines.execution.errors import NoPiecesError
from mutirao.engines.execution.ledger import Ledger
from mutirao.engines.execution.runner import (
    LOOKING_EVERY,
    Cancelled,
    Finished,
    Progress,
    computed,
    gather,
    go_on,
    say_nothing,
)
from mutirao.engines.execution.tasks import Inputs, Result, Task


@dataclass(frozen=True, slots=True)
class SerialRunner:
    """One piece after the other, in this thread."""

    def run(
        self,
        task: Task[Inputs],
        pieces: int,
        *,
        progress: Progress = say_nothing,
        cancelled: Cancelled = go_on,
        ledger: Ledger | None = None,
    ) -> tuple[Result, ...]:
        """See `Runner.run`."""
        finished = partial(_one_by_one, task)
        return gather(task, pieces, finished=finished, progress=progress, cancelled=cancelled, ledger=ledger)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRunner:
    """Several threads of this process; of use where a piece spends its time in numpy or numba."""

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
        """See `Runner.run`."""
        finished = partial(_by_threads, task, self.workers)
        return gather(task, pieces, finished=finished, progress=progress, cancelled=cancelled, ledger=ledger)


def _one_by_one(task: Task[Any], remaining: list[int]) -> Finished:
    for piece in remaining:
        yield piece, computed(task, piece)


def _by_threads(task: Task[Any], workers: int, remaining: list[int]) -> Finished:
    with ThreadPoolExecutor(workers) as pool:
        waiting: dict[Future[bytes], int] = {pool.submit(computed, task, piece): piece for piece in remaining}
        try:
            while waiting:
                done, _ = wait(waiting, timeout=LOOKING_EVERY, return_when=FIRST_COMPLETED)
                yield from ((waiting.pop(one), one.result()) for one in done)
                if not done:
                    yield None
        finally:
            pool.shutdown(cancel_futures=True)
