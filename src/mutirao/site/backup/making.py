"""Making a backup: staged beside its target, checked against itself, and named only when it is whole."""

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mutirao import __version__
from mutirao.site.backup import databases, manifest
from mutirao.site.backup.errors import BackupExistsError
from mutirao.site.backup.manifest import Manifest
from mutirao.site.home import home


def make_backup(target: Path, *, now: datetime) -> Manifest:
    """Write everything that the deployment owns into a new tar, readable by its owner only: it holds the secret key.

    Readers and writers go on meanwhile. Raises BackupExistsError, DatabaseProgramError, OSError.
    """
    if target.exists():
        raise BackupExistsError(file=str(target))
    os.scandir(target.parent).close()  # where there is no such folder, refused by its own name
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        stage = Path(folder)
        database = _copy_database(stage)
        # The database first: what it names has been uploaded by then.
        members = {database.name: database, **dict(_files())}
        made = Manifest(
            made_at=now.isoformat(timespec="seconds"),
            mutirao=__version__,
            database=databases.kind(),
            database_version=databases.version(),
            migrations=databases.applied_migrations(),
            members={name: manifest.member_of(path) for name, path in members.items()},
        )
        whole = stage / "whole.tar"
        _write(whole, made, members)
        whole.rename(target)
    return made


def _copy_database(stage: Path) -> Path:
    if databases.kind() == "sqlite":
        copy = stage / manifest.SQLITE_MEMBER
        databases.copy_sqlite(copy)
    else:
        copy = stage / manifest.POSTGRESQL_MEMBER
        databases.dump_postgresql(copy)
    return copy


def _files() -> Iterator[tuple[str, Path]]:
    """Keys and uploads by the name they have in the backup."""
    for name in manifest.KEYS:
        if (home() / name).is_file():
            yield name, home() / name
    uploads = home() / manifest.UPLOADS
    for path in sorted(uploads.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield manifest.UPLOADS + path.relative_to(uploads).as_posix(), path


def _write(target: Path, made: Manifest, members: dict[str, Path]) -> None:
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
            content = manifest.written(made)
            archive.addfile(_entry(manifest.NAME, len(content)), io.BytesIO(content))
            for name, path in members.items():
                with path.open("rb") as source:
                    archive.addfile(_entry(name, made.members[name].size), source)
        stream.flush()
        os.fsync(stream.fileno())


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = 0o600
    return entry
