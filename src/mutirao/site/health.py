"""Whether a deployment is well: each check says what it saw and, where something is wrong, the way out."""

import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from mutirao.site import occupancy
from mutirao.site.home import home

_PACKAGE = Path(__file__).resolve().parent.parent
_ENOUGH_SPACE = 500_000_000  # bytes
_LEAST_SPACE = 50_000_000
_OPTIONAL_PARTS = {"psycopg": "PostgreSQL in place of the embedded SQLite"}
_PARTS = ("highspy", "typst", "vl_convert", "docx", "scipy")


class State(StrEnum):
    WELL = "well"
    WARNING = "warning"
    FAULT = "FAULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    state: State
    says: str
    way_out: str = ""


def findings(names: Collection[str] | None = None) -> Iterator[tuple[str, Finding]]:
    """These checks, or every one, by name; one that fails does not keep the others from being made."""
    for name in _CHECKS if names is None else names:
        try:
            yield name, _CHECKS[name]()
        except Exception as problem:
            yield name, _fault(f"{type(problem).__name__}: {problem}", "Mend this first; docs: how-to/operate.")


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return _well(version) if sys.version_info >= (3, 11) else _fault(version, "Use Python 3.11 or newer.")


def _folder() -> Finding:
    free = shutil.disk_usage(home()).free
    says = f"{home()}, {free // 1_000_000:,} MB free"
    probe = home() / ".writable"
    probe.write_text("")
    probe.unlink()
    if free < _LEAST_SPACE:
        return _fault(says, "Free some space on this disk.")
    return _well(says) if free >= _ENOUGH_SPACE else _warning(says, "Free some space on this disk soon.")


def _secret() -> Finding:
    path = home() / "secret-key"
    if path.exists() and path.stat().st_mode & 0o077:
        return _fault(f"{path} can be read by others", f"Run: chmod 600 {path}")
    return _well("readable by its owner only" if path.exists() else "given by MUTIRAO_SECRET_KEY")


def _database() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        if connection.vendor != "sqlite":
            return _well(connection.vendor)
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    if mode != "wal":
        return _warning(
            f"sqlite, journal mode {mode}", "Put the folder on a local disk: readers wait for writers here."
        )
    return _well("sqlite, journal mode wal")


def _tables() -> Finding:
    from mutirao.site.preparation import pending_migrations

    pending = pending_migrations()
    return _fault(f"{pending} migrations pending", "Run: mutirao prepare") if pending else _well("up to date")


def _static() -> Finding:
    from mutirao.site.preparation import static_is_current

    if not (_PACKAGE / "design" / "static" / "vendor" / "built-from.txt").exists():
        return _fault("the front-end assets are not built", "In a checkout run: make demo, or python assets/build.py")
    return _well("laid out") if static_is_current() else _fault("of another version", "Run: mutirao prepare")


def _translations() -> Finding:
    missing = [path.parent.parent.name for path in _catalogues() if not path.with_suffix(".mo").exists()]
    if missing:
        return _warning(f"not compiled: {', '.join(missing)}", "Run: python tools/compile_translations.py")
    return _well("compiled")


def _catalogues() -> list[Path]:
    return sorted((_PACKAGE / "locale").glob("*/LC_MESSAGES/*.po"))


def _worker() -> Finding:
    if occupancy.has_worker():
        return _well("runs on this machine")
    return _warning("none on this machine", "Long work waits until one runs: mutirao worker")


def _audit() -> Finding:
    from mutirao.audit.sealing import verify

    verification = verify()
    says = f"{verification.head.position} sealed, {verification.unsealed} not yet"
    if not verification.is_intact:
        return _fault(f"not intact: {len(verification.findings)} findings", "Run: mutirao audit verify")
    if verification.unsealed and not occupancy.has_worker():
        return _warning(says, "A worker seals them; or run: mutirao audit seal")
    return _well(says)


def _parts() -> Finding:
    missing = [name for name in _PARTS if find_spec(name) is None]
    if missing:
        return _fault(f"missing: {', '.join(missing)}", "Install the environment from uv.lock again.")
    absent = [f"{name} ({what})" for name, what in _OPTIONAL_PARTS.items() if find_spec(name) is None]
    return _well(f"all there; optional and not installed: {', '.join(absent)}" if absent else "all there")


def _well(says: str) -> Finding:
    return Finding(state=State.WELL, says=says)


def _warning(says: str, way_out: str) -> Finding:
    return Finding(state=State.WARNING, says=says, way_out=way_out)


def _fault(says: str, way_out: str) -> Finding:
    return Finding(state=State.FAULT, says=says, way_out=way_out)


_CHECKS: dict[str, Callable[[], Finding]] = {
    "python": _python,
    "parts": _parts,
    "folder": _folder,
    "secret key": _secret,
    "database": _database,
    "tables": _tables,
    "static files": _static,
    "translations": _translations,
    "worker": _worker,
    "audit": _audit,
}
