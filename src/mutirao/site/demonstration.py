"""The demonstration's folder: what marks it, and what a reset deletes."""

import os
import shutil
from pathlib import Path

from mutirao.kernel.errors import ConflictError
from mutirao.site.home import home, prepare_home

MARK = "demonstration.txt"
_SAYS = "This folder belongs to the demonstration; `make demo-reset` deletes what it made.\n"
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
# Settings alone make a secret key and static files; these hold what somebody did.
_SIGNS_OF_A_DEPLOYMENT = ("mutirao.sqlite3", "uploads", "audit-key.pem")


class NotADemonstrationError(ConflictError):
    """The folder holds a deployment of somebody's own."""

    code = "demonstration.other_deployment"


def use_embedded_database() -> None:
    """The demonstration always lives in its own folder, whatever database a deployment uses."""
    os.environ["MUTIRAO_DATABASE"] = ""


def mark_home() -> None:
    """Make the folder the demonstration's; raises NotADemonstrationError where a deployment is."""
    folder = prepare_home()
    _refuse_other_deployment(folder)
    (folder / MARK).write_text(_SAYS)


def reset() -> None:
    """Delete what the demonstration made, and nothing else; raises NotADemonstrationError where a deployment is."""
    folder = home()
    _refuse_other_deployment(folder)
    if not (folder / MARK).exists():
        return
    for name in MADE:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _refuse_other_deployment(folder: Path) -> None:
    is_marked = (folder / MARK).exists()
    if not is_marked and any((folder / name).exists() for name in _SIGNS_OF_A_DEPLOYMENT):
        raise NotADemonstrationError(folder=str(folder))
