"""A consistent copy of the database while others write, and putting it back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

from django.db import connection

from mutirao.site.backup.errors import DatabaseProgramError


def kind() -> Literal["sqlite", "postgresql"]:
    return "sqlite" if connection.vendor == "sqlite" else "postgresql"


def version() -> str:
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    connection.ensure_connection()
    return ".".join(str(part) for part in divmod(connection.pg_version, 10_000))  # type: ignore[attr-defined]


def applied_migrations() -> dict[str, list[str]]:
    """By room, in the order of names."""
    from django.db.migrations.recorder import MigrationRecorder

    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return applied


def is_empty() -> bool:
    return not connection.introspection.table_names()


def copy_sqlite(target: Path) -> None:
    """A snapshot as of one moment, whatever is written meanwhile, in one file without a log beside it."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        # In one step, which holds up no writer: between steps SQLite begins again whenever somebody has written.
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def dump_postgresql(target: Path) -> None:
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}", _address()])


def restore_postgresql(source: Path) -> None:
    """In one transaction: all of the backup, or the database as it was."""
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
    _run("pg_restore", [*options, f"--dbname={_address()}", str(source)])


def _run(program: str, arguments: Sequence[str]) -> None:
    path = shutil.which(program) or _newest_of_debian(program)
    if path is None:
        raise DatabaseProgramError(program=program, reason="not installed")
    environment = {**os.environ, "PGPASSWORD": connection.settings_dict["PASSWORD"]}
    command = [path, *arguments]  # the program's own path and our own options
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode != 0:
        raise DatabaseProgramError(program=program, reason=ran.stderr.strip()[-500:])


def _newest_of_debian(program: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else None


def _address() -> str:
    """As libpq reads it; the password goes by the environment, where no list of processes shows it."""
    settings = connection.settings_dict
    parts = {"dbname": settings["NAME"], "user": settings["USER"], "host": settings["HOST"], "port": settings["PORT"]}
    return " ".join(f"{key}={_quoted(str(value))}" for key, value in parts.items() if value)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
