"""Pieces computed by the machines of a Dask cluster. The extra `dask` brings the library, the caller the client."""

import warnings
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mutirao.engines.execution.errors import ClusterLostError, WorkerLostError, WorkersDifferError
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

# Pieces handed out per worker thread beyond the one it is at: enough to keep it busy, few enough to give up quickly.
_IN_HAND = 2
# How often a run looks in vain for workers before it gives up: for a minute.
_ROUNDS_WITHOUT_WORKERS = round(60 / LOOKING_EVERY)
# How long one finished piece may take to come here.
_SECONDS_TO_FETCH = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClusterRunner:
    """`client`: a `distributed.Client` in its ordinary, not asynchronous, form; whoever made it closes it.

    Where a worker dies, its pieces go to others, or wait a minute for others to come. Whole numbers are equal
    everywhere; floating digits are equal among processors of one kind, and workers of other versions are refused.
    """

    client: Any

    def run(
        self,
        task: Task[Inputs],
        pieces: int,
        *,
        progress: Progress = say_nothing,
        cancelled: Cancelled = go_on,
        ledger: Ledger | None = None,
    ) -> tuple[Result, ...]:
        """See `Runner.run`. Raises WorkersDifferError and ClusterLostError besides."""
        finished = partial(_by_cluster, self.client, task)
        return gather(task, pieces, finished=finished, progress=progress, cancelled=cancelled, ledger=ledger)


def _by_cluster(client: Any, task: Task[Any], remaining: list[int]) -> Finished:
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    left, rounds = set(remaining), 0
    with closing(_of_cluster(client, task, remaining)) as finished:
        try:
            for one in finished:
                left.discard(-1 if one is None else one[0])
                rounds = rounds + 1 if one is None and not _threads_of(client) else 0
                if rounds > _ROUNDS_WITHOUT_WORKERS:
                    raise ClusterLostError(left=len(left))
                yield one
        except KilledWorker:
            raise WorkerLostError(left=len(left)) from None
        except (CancelledError, CommClosedError):  # how the library tells that the scheduler is gone
            raise ClusterLostError(left=len(left)) from None


def _threads_of(client: Any) -> int:
    try:
        return sum(client.nthreads().values())
    except OSError:  # there is no scheduler to say
        return 0


def _of_cluster(client: Any, task: Task[Any], remaining: list[int]) -> Generator[tuple[int, bytes] | None]:
    held = _held(client, task.inputs)
    empty = replace(task, inputs=None)

    def submitted(piece: int) -> Any:
        return client.submit(_on_worker, empty, held, piece, pure=False)

    yield from _as_they_finish(submitted, remaining, most=_IN_HAND * max(1, _threads_of(client)))


def _held(client: Any, inputs: Any) -> Any:
    """Inputs as the result of a task of their own: they travel once, and come again where a worker took them along."""
    with warnings.catch_warnings():  # Dask warns of large inputs, and advises what does not outlive a worker
        warnings.simplefilter("ignore", UserWarning)
        return client.submit(_itself, inputs, pure=False)


def _as_they_finish(submitted: Callable[[int], Any], remaining: list[int], *, most: int) -> Finished:
    coming, waiting = deque(remaining), dict[Any, int]()
    try:
        while coming or waiting:
            while coming and len(waiting) < most:
                piece = coming.popleft()
                waiting[submitted(piece)] = piece
            came = [(one, answer) for one in _finished_among(waiting) if (answer := _answer_of(one)) is not None]
            yield from ((waiting.pop(one), _checked(answer)) for one, answer in came)
            if not came:
                yield None
    finally:
        for one in waiting:
            one.cancel()


def _finished_among(waiting: dict[Any, int]) -> list[Any]:
    import distributed

    wait: Any = distributed.wait
    with suppress(TimeoutError):
        wait(list(waiting), timeout=LOOKING_EVERY, return_when="FIRST_COMPLETED")
    return [one for one in waiting if one.done()]


def _answer_of(one: Any) -> tuple[str, bytes] | None:
    """None where it went with its worker before it was fetched: then it is computed once more."""
    if one.status == "error":
        one.result()  # raises what the piece raised
    try:
        answer: tuple[str, bytes] = one.result(timeout=_SECONDS_TO_FETCH)
    except TimeoutError:
        return None
    except OSError as error:
        raise CancelledError from error
    return answer


def _itself(inputs: Any) -> Any:
    return inputs


def _on_worker(task: Task[Any], inputs: Any, piece: int) -> tuple[str, bytes]:
    return versions(), computed(replace(task, inputs=inputs), piece)


def _checked(answer: tuple[str, bytes]) -> bytes:
    there, content = answer
    if there != versions():
        raise WorkersDifferError(here=versions(), there=there)
    return content


def versions() -> str:
    """What decides digits, of the process that is asked."""
    import numpy as np

    from mutirao import __version__

    return f"mutirao {__version__}, numpy {np.__version__}"
