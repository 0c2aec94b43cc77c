"""Contents on the disk: written whole or not at all, under random names, readable by the deployment alone."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from mutirao.files.errors import (
    EmptyUploadError,
    NoRoomForUploadError,
    UploadFolderError,
    UploadMissingError,
    UploadTooLargeError,
)

# The longest national strategy with its pictures that we met is 14 MB.
LARGEST_UPLOAD = 20 * 1024 * 1024
# Nobody fills in a form for a day: what is that old and belongs to no record was left by a fault.
ORPHAN_AFTER = timedelta(days=1)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredContent:
    stored_as: str
    size: int  # bytes
    sha256: str

    def path(self) -> Path:
        return path_of(self.stored_as)


def path_of(stored_as: str) -> Path:
    return Path(settings.MEDIA_ROOT) / stored_as[:2] / stored_as


def keep(chunks: Iterable[bytes], *, name: str) -> StoredContent:
    """Write a content to the disk; raises UploadTooLargeError, EmptyUploadError, NoRoomForUploadError or
    UploadFolderError and then leaves nothing behind."""
    stored_as = secrets.token_hex(20)
    path = path_of(stored_as)
    try:
        with _disk_faults():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            size, digest = _write(path, chunks, name=name)
        if size == 0:
            raise EmptyUploadError(file=name)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return StoredContent(stored_as=stored_as, size=size, sha256=digest)


def _write(path: Path, chunks: Iterable[bytes], *, name: str) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > LARGEST_UPLOAD:
                raise UploadTooLargeError(file=name, megabytes=LARGEST_UPLOAD // 1024**2)
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


@contextmanager
def _disk_faults() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in _NO_ROOM:
            raise NoRoomForUploadError from problem
        raise UploadFolderError(folder=str(settings.MEDIA_ROOT), reason=problem.strerror or "") from problem


def opened(stored_as: str, *, public_id: str) -> BinaryIO:
    try:
        return path_of(stored_as).open("rb")
    except FileNotFoundError:
        raise UploadMissingError(id=public_id) from None


def remove(stored_as: str) -> None:
    path_of(stored_as).unlink(missing_ok=True)


def contents_older_than(moment: datetime) -> Iterator[str]:
    """The names of everything stored that was last written before."""
    for path in Path(settings.MEDIA_ROOT).glob("??/*"):
        if path.stat().st_mtime < moment.timestamp():
            yield path.name
