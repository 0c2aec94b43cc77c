"""The two databases: embedded SQLite by default, PostgreSQL by address."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from mutirao.kernel.errors import InvalidError

_CONNECTION_AGE = 600  # seconds; closing after every request costs several times the write speed


class UnknownDatabaseError(InvalidError):
    code = "database.unknown"


class InvalidDatabaseAddressError(InvalidError):
    code = "database.invalid_address"


def database(address: str, *, home: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name`, `sqlite:///path`, or (empty) the embedded
    SQLite in the deployment's folder."""
    if not address:
        return _sqlite(home / "mutirao.sqlite3")
    parts = _parts(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise UnknownDatabaseError(scheme=parts.scheme)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": _port(parts),
        "CONN_MAX_AGE": _CONNECTION_AGE,
        "CONN_HEALTH_CHECKS": True,
        # Who may see a record makes plans look dear that are cheap: compiling them took four times as long as running.
        "OPTIONS": {"options": "-c jit=off"},
    }


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        raise InvalidDatabaseAddressError from None


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        # The address is not told back: it may hold a password.
        raise InvalidDatabaseAddressError from None


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": _CONNECTION_AGE,
        "OPTIONS": {
            # A writer takes its lock at the start, so that it waits instead of failing at the end.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": None},
    }
