"""The one way in which a task is run, whoever computes its pieces."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from mutirao.engines.execution.errors import NoPiecesError, RunCancelledError
from mutirao.engines.execution.ledger import Ledger, keep, kept
from mutirao.engines.execution.tasks import Inputs, Result, Task, from_bytes, to_bytes

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

# A finished piece with its number, or None: nothing has finished for a moment, look whether to stop.
Finished = Iterator[tuple[int, bytes] | None]
# How often a run that waits looks whether it was cancelled, in seconds.
LOOKING_EVERY = 0.2


def say_nothing(_done: int, _pieces: int) -> None:
    return None


def go_on() -> bool:
    return False


class Runner(Protocol):
    """Computes the pieces of a task, here or elsewhere."""

    def run(
        self,
        task: Task[Inputs],
        pieces: int,
        *,
        progress: Progress = say_nothing,
        cancelled: Cancelled = go_on,
        ledger: Ledger | None = None,
    ) -> tuple[Result, ...]:
        """The results of pieces 0 to `pieces` − 1, in this order; their bytes do not depend on the runner.

        `progress(done, pieces)` is called in the caller's thread, first with what the ledger had, then after each
        piece. Where `cancelled()` says so the run stops: a process or a machine may still finish the piece it is at.
        Raises RunCancelledError, NoPiecesError, WorkerLostError, and whatever `task.compute` raises.
        """


def computed(task: Task[Any], piece: int) -> bytes:
    """One piece as bytes: what workers send back, and what a ledger keeps."""
    return to_bytes(task.compute(task.inputs, piece))


def gather(
    task: Task[Any],
    pieces: int,
    *,
    finished: Callable[[list[int]], Finished],
    progress: Progress,
    cancelled: Cancelled,
    ledger: Ledger | None,
) -> tuple[Result, ...]:
    """Ask for what the ledger does not have, keep what comes, put it in order."""
    if pieces < 1:
        raise NoPiecesError(pieces=pieces)
    found = {piece: entry for piece in range(pieces) if (entry := kept(ledger, task.key(piece))) is not None}
    progress(len(found), pieces)
    coming = finished([piece for piece in range(pieces) if piece not in found])
    try:
        while len(found) < pieces:
            if cancelled():
                raise RunCancelledError(done=len(found), pieces=pieces)
            one = next(coming)
            if one is not None:
                found[one[0]] = one[1]
                keep(ledger, task.key(one[0]), one[1])
                progress(len(found), pieces)
    finally:
        _close(coming)
    return tuple(from_bytes(found[piece]) for piece in range(pieces))


def _close(coming: Finished) -> None:
    """Let the one who computes give up what nobody waits for."""
    if hasattr(coming, "close"):
        coming.close()
