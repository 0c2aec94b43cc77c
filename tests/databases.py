"""A PostgreSQL of the tests' own: Debian's binaries, a new folder, a private socket, gone with the tests."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_START_WITHIN = 30  # seconds
_NAME = "mutirao"
# The data is thrown away: no crash needs to be survived.
_SETTINGS = {"listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresqlError(Exception):
    """The binaries are there, but no server could be started with them."""


def postgresql_binaries() -> Path | None:
    """The folder with initdb and postgres; None where PostgreSQL is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    for folder in [*debian, *([Path(on_path).resolve().parent] if on_path else [])]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


@contextmanager
def temporary_postgresql(binaries: Path) -> Iterator[str]:
    """A running server with an empty database, as the address that MUTIRAO_DATABASE takes."""
    folder = Path(tempfile.mkdtemp(prefix="mutirao-postgresql-", dir="/tmp"))
    try:
        owner = _owner()
        if owner is not None:
            os.chown(folder, owner, -1)
        server = _start(binaries, folder, owner)
        try:
            yield f"postgresql://{_NAME}@{quote(str(folder), safe='')}/{_NAME}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: there is nothing to save
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> int | None:
    """PostgreSQL refuses to run as root: then somebody without rights owns it."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return names.get("postgres", names.get("nobody", 65534))


def _start(binaries: Path, folder: Path, owner: int | None) -> "subprocess.Popen[bytes]":
    cluster = folder / "cluster"
    initdb = [binaries / "initdb", "-D", cluster, "-U", _NAME, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"]
    _run([str(part) for part in initdb], owner)
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(binaries / "postgres"), "-D", str(cluster), "-k", str(folder), *settings],
            stdout=log,
            stderr=log,
            user=owner,
            start_new_session=True,  # Ctrl-C ends the tests first, then this
        )
    create = [str(binaries / "createdb"), "-h", str(folder), "-U", _NAME, _NAME]
    deadline = time.monotonic() + _START_WITHIN
    while subprocess.run(create, capture_output=True, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            raise PostgresqlError((folder / "log").read_text(errors="replace"))
        time.sleep(0.1)
    return server


def _run(command: Sequence[str], owner: int | None) -> None:
    result = subprocess.run(command, capture_output=True, text=True, user=owner, cwd="/", check=False)
    if result.returncode != 0:
        raise PostgresqlError(result.stderr)
