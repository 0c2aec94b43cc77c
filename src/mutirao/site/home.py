"""Where a deployment keeps what it owns: database, secret, uploads, keys. Made on first start."""

import os
import secrets
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
        probe.unlink()
    except OSError as problem:
        raise HomeUnusableError(folder=str(folder), reason=problem.strerror or str(problem)) from problem
    return folder


def secret_key() -> str:
    """The signing secret, made on first start and kept with mode 600."""
    path = home() / "secret-key"
    if path.exists():
        return path.read_text().strip()
    prepare_home()
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret)
    except FileExistsError:  # another process was first
        return path.read_text().strip()
    return secret
