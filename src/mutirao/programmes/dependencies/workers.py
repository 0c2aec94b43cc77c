"""Who computes: this process, its threads, processes of this machine, or a Dask cluster. No digit depends on it."""

import logging
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mutirao.engines.execution.local import SerialRunner, ThreadRunner
from mutirao.engines.execution.processes import ProcessRunner
from mutirao.engines.execution.runner import Runner
from mutirao.programmes.dependencies.checkpoints import FileLedger
from mutirao.programmes.dependencies.choices import Backend
from mutirao.programmes.dependencies.errors import ClusterUnreachableError, ExtraMissingError, WorkersInvalidError

_SECONDS_UNTIL_UNREACHABLE = 20
# Where the library says that its connection is gone. Not its nannies: whoever has no memory should read it.
_TOLD_BY_CLIENTS = (
    *(f"distributed.{part}" for part in ("batched", "client", "comm", "core", "utils")),
    *("asyncio", "tornado.application"),
)


def backend_of(asked: Backend | None, *, threads: int, workers: int, scheduler: str | None) -> Backend:
    """What was asked, or what follows from the rest. Raises WorkersInvalidError where they do not go together."""
    found = asked or _implied(threads, workers, scheduler)
    is_many_threads, is_many_workers = threads > 1, workers > 1
    wrong = {
        Backend.SERIAL: is_many_threads or is_many_workers,
        Backend.THREADS: is_many_workers,
        Backend.JOBLIB: is_many_threads,
        Backend.DASK: is_many_threads,
    }[found]
    if wrong or threads < 1 or workers < 0 or (scheduler is not None and found is not Backend.DASK):
        raise WorkersInvalidError(backend=str(found), threads=threads, workers=workers)
    return found


@contextmanager
def runner_of(
    backend: Backend, *, threads: int = 1, workers: int = 0, scheduler: str | None = None
) -> Iterator[Runner]:
    """The runner, and what it needs, closed at the end. `workers`: 0 takes two.

    With `scheduler`, the address of a Dask scheduler, the workers are those of its cluster; without it they are
    processes of this machine, which nobody outside can reach. Raises ExtraMissingError, ClusterUnreachableError.
    """
    count = workers or 2
    if backend is Backend.DASK:
        with _client(count, scheduler) as client:
            from mutirao.engines.execution.cluster import ClusterRunner

            yield ClusterRunner(client=client)
    elif backend is Backend.JOBLIB:
        # Whoever is stopped may still be writing while the folder is deleted.
        with tempfile.TemporaryDirectory(prefix="mutirao-pieces-", ignore_cleanup_errors=True) as folder:
            yield ProcessRunner(workers=count, exchange=FileLedger(Path(folder)))
    elif backend is Backend.THREADS:
        yield ThreadRunner(workers=threads)
    else:
        yield SerialRunner()


def _implied(threads: int, workers: int, scheduler: str | None) -> Backend:
    if scheduler is not None:
        return Backend.DASK
    if workers > 1:
        return Backend.JOBLIB
    return Backend.THREADS if threads > 1 else Backend.SERIAL


@contextmanager
def _client(workers: int, scheduler: str | None) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise ExtraMissingError(library="distributed", extra="dask") from None
    connect: Any = Client
    start: Any = LocalCluster
    if scheduler is None:
        with _ignored_interrupts():
            cluster = start(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None)
        with _without_traces(), cluster, connect(cluster) as client:
            yield client
        return
    try:
        client = connect(scheduler, timeout=_SECONDS_UNTIL_UNREACHABLE)
    except (OSError, ValueError, TimeoutError):
        raise ClusterUnreachableError(address=scheduler) from None
    with _without_traces(), client:
        yield client


@contextmanager
def _without_traces() -> Iterator[None]:
    """A lost scheduler is told by ClusterLostError; the library would print where in its code it noticed."""
    before = {name: logging.getLogger(name).level for name in _TOLD_BY_CLIENTS}
    for name in before:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


@contextmanager
def _ignored_interrupts() -> Iterator[None]:
    """Processes that start meanwhile leave it to this one to react when somebody presses Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
