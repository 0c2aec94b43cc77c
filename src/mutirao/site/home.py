"""Where a deployment keeps what it owns: database, secret, uploads, keys. Made on first start."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from mutirao.kernel.errors import MutiraoError

_SECRET_BYTES = 50


class HomeUnusableError(MutiraoError):
    code = "home.unusable"


def home() -> Path:
    """The deployment's folder: `MUTIRAO_HOME`, or else `var` in the current folder."""
    return Path(os.environ.get("MUTIRAO_HOME", "var")).absolute()


def prepare_home() -> Path:
    """Make the folder, readable by its owner only; raises HomeUnusableError when it cannot be written."""
    folder = home()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / ".writable"
        probe.write_text("")
        probe.unlink(missing_ok=True)  # another process may have been quicker
    except OSError as problem:
        raise HomeUnusableError(folder=str(folder), reason=problem.strerror or str(problem)) from problem
    return folder


def secret_key() -> str:
    """The signing secret, made on first start and kept with mode 600."""
    path = home() / "secret-key"
    if path.exists():
        return path.read_text().strip()
    _make_secret_key(prepare_home(), path)
    return path.read_text().strip()


def _make_secret_key(folder: Path, path: Path) -> None:
    # Whole or not at all, readable by its owner only; whoever is first wins.
    with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{path.name}-") as unfinished:
        unfinished.write(secrets.token_urlsafe(_SECRET_BYTES))
        unfinished.flush()
        with suppress(FileExistsError):
            os.link(unfinished.name, path)
