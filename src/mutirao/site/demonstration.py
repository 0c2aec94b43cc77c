"""The demonstration's folder: what marks it, what holds it while it runs, and what a reset deletes."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mutirao.kernel.errors import ConflictError, MutiraoError
from mutirao.site.home import home, prepare_home

MARK = "demonstration.txt"
_SAYS = "This folder belongs to the demonstration; `make demo-reset` deletes what it made.\n"
_LOCK = "running"
# What the demonstration makes. Anything else in the folder is not its own and stays.
MADE = (
    "mutirao.sqlite3",
    "mutirao.sqlite3-wal",
    "mutirao.sqlite3-shm",
    "static",
    "static-made-from.txt",
    "uploads",
    "secret-key",
    "audit-key.pem",
    MARK,
)


class NotADemonstrationError(ConflictError):
    """The folder holds a deployment of somebody's own."""

    code = "demonstration.other_deployment"


class DemonstrationRunningError(MutiraoError):
    code = "demonstration.running"


def use_embedded_database() -> None:
    """The demonstration always lives in its own folder, whatever database a deployment uses."""
    os.environ["MUTIRAO_DATABASE"] = ""


def mark_home() -> None:
    """Make the folder the demonstration's; raises NotADemonstrationError where a deployment is."""
    folder = prepare_home()
    _refuse_other_deployment(folder)
    (folder / MARK).write_text(_SAYS)


def reset() -> None:
    """Delete what the demonstration made, and nothing else."""
    folder = home()
    _refuse_other_deployment(folder)
    for name in MADE:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def sole_use() -> Iterator[None]:
    """Hold the folder; raises DemonstrationRunningError while another demonstration holds it."""
    folder = prepare_home()
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DemonstrationRunningError(folder=str(folder)) from None
        yield


def _refuse_other_deployment(folder: Path) -> None:
    if (folder / "mutirao.sqlite3").exists() and not (folder / MARK).exists():
        raise NotADemonstrationError(folder=str(folder))
