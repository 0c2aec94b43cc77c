"""Restoring a backup: read and checked whole in a folder aside, then put in the deployment's place by a rename."""

import hashlib
import os
import shutil
import tarfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

from mutirao.site.backup import databases, manifest
from mutirao.site.backup.errors import (
    BackupDamagedError,
    BackupNewerError,
    BackupUnreadableError,
    HomeNotEmptyError,
    OtherDatabaseError,
)
from mutirao.site.backup.manifest import Manifest
from mutirao.site.home import home

_MOST_MANIFEST = 50_000_000  # bytes; a line for each upload
_CHUNK = 1 << 20
_LOCKS = frozenset({"running.lock", "worker.lock"})
# What Django's settings alone make in a folder that was never used.
_NOT_YET_A_DEPLOYMENT = frozenset({"secret-key", "static", "static-made-from.txt"}) | _LOCKS


def restore_backup(
    source: Path, *, replace: bool, known_migrations: Mapping[str, set[str]], now: datetime
) -> Path | None:
    """Put a backup in the deployment's place; returns where what was there before is kept, None if nothing was.

    Nothing is touched before every byte was checked. Raises FileError, HomeNotEmptyError, DatabaseProgramError.
    """
    is_unused = _is_unused()
    if not replace and not is_unused:
        raise HomeNotEmptyError(folder=str(home()))
    stage = home().with_name(f".{home().name}.restoring")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    try:
        laid = _lay_out(source, stage, known_migrations)
        before = _put_in_place(stage, laid, now)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    if before is not None and is_unused:
        shutil.rmtree(before, ignore_errors=True)
        return None
    return before


def _is_unused() -> bool:
    present = {path.name for path in home().iterdir()} if home().exists() else set()
    is_database_empty = databases.kind() == "sqlite" or databases.is_empty()
    return present <= _NOT_YET_A_DEPLOYMENT and is_database_empty


def _lay_out(source: Path, stage: Path, known_migrations: Mapping[str, set[str]]) -> Manifest:
    try:
        with tarfile.open(source, mode="r:") as archive:
            described = _read_manifest(archive, source.name)
            _require_suitable(described, known_migrations, source.name)
            _lay_members(archive, described, stage, source.name)
    except (tarfile.TarError, EOFError):
        raise BackupUnreadableError(file=source.name) from None
    return described


def _read_manifest(archive: tarfile.TarFile, file: str) -> Manifest:
    entry = archive.next()
    if entry is None or entry.name != manifest.NAME or not entry.isreg() or entry.size > _MOST_MANIFEST:
        raise BackupUnreadableError(file=file)
    return manifest.parsed(_opened(archive, entry).read(), file=file)


def _require_suitable(described: Manifest, known: Mapping[str, set[str]], file: str) -> None:
    if described.database != databases.kind():
        raise OtherDatabaseError(file=file, database=described.database, here=databases.kind())
    unknown = [app for app, names in described.migrations.items() if not set(names) <= known.get(app, set())]
    if unknown:
        raise BackupNewerError(file=file, version=described.mutirao, rooms=", ".join(sorted(unknown)))
    for name in described.members:
        if not manifest.is_allowed(name):
            raise BackupDamagedError(file=file, member=name)
    if described.database_member not in described.members:
        raise BackupDamagedError(file=file, member=described.database_member)


def _lay_members(archive: tarfile.TarFile, described: Manifest, stage: Path, file: str) -> None:
    missing = set(described.members)
    while (entry := archive.next()) is not None:
        # A name that was laid already, or is not in the manifest, or is a link, is not laid.
        if entry.name not in missing or not entry.isreg():
            raise BackupDamagedError(file=file, member=entry.name)
        expected = described.members[entry.name]
        if entry.size != expected.size or _lay(_opened(archive, entry), stage / entry.name) != expected.sha256:
            raise BackupDamagedError(file=file, member=entry.name)
        missing.remove(entry.name)
    if missing:
        raise BackupDamagedError(file=file, member=min(missing))


def _opened(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(entry)
    assert opened is not None  # a regular file
    return opened


def _lay(content: IO[bytes], target: Path) -> str:
    """Write the member, readable by its owner only; returns its checksum."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            stream.write(chunk)
    return digest.hexdigest()


def _put_in_place(stage: Path, laid: Manifest, now: datetime) -> Path | None:
    database = stage / laid.database_member
    if laid.database == "sqlite":
        database.rename(stage / "mutirao.sqlite3")
    else:
        databases.restore_postgresql(database)
        database.unlink()
    if not home().exists():
        stage.rename(home())
        return None
    # Two renames: a crash between them leaves both folders whole, and the first of them named for what it is.
    before = home().with_name(f"{home().name}.before-restore-{now:%Y%m%dT%H%M%S}")
    home().rename(before)
    stage.rename(home())
    return before
