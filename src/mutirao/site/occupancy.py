"""Who is in the deployment's folder: those that serve are there together, those that replace it are there alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mutirao.kernel.errors import ConflictError
from mutirao.site.home import home, prepare_home

RUNNING = "running"
WORKER = "worker"


class HomeInUseError(ConflictError):
    code = "home.in_use"


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one in the folder; raises HomeInUseError while anything runs there."""
    with _held(RUNNING, fcntl.LOCK_EX):
        yield


@contextmanager
def together(*, is_worker: bool = False) -> Iterator[None]:
    """Be one of those that use the folder; raises HomeInUseError while somebody replaces it."""
    with _held(RUNNING, fcntl.LOCK_SH):
        if not is_worker:
            yield
            return
        with _held(WORKER, fcntl.LOCK_SH):
            yield


def has_worker() -> bool:
    """Whether a worker runs in this folder, on this machine."""
    try:
        with _held(WORKER, fcntl.LOCK_EX):
            return False
    except HomeInUseError:
        return True


@contextmanager
def _held(name: str, kind: int) -> Iterator[None]:
    with _file(name).open("w") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HomeInUseError(folder=str(home())) from None
        yield


def _file(name: str) -> Path:
    return prepare_home() / f"{name}.lock"
