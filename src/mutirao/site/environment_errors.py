"""What the machine refuses, as errors of ours: a full disk, a folder without rights, a database out of reach."""

import errno
import os
import sqlite3
from collections.abc import Mapping

from mutirao.kernel.errors import MutiraoError


class DiskFullError(MutiraoError):
    code = "environment.disk_full"


class NotWritableError(MutiraoError):
    code = "environment.not_writable"


class PathUnusableError(MutiraoError):
    """The path that was named leads nowhere, or not to a file; `reason` is the system's own word."""

    code = "environment.path"


class DatabaseUnreachableError(MutiraoError):
    code = "database.unreachable"


class DatabaseBusyError(MutiraoError):
    code = "database.busy"


class TableMissingError(MutiraoError):
    code = "database.not_prepared"


_OF_ERRNO: Mapping[int, type[MutiraoError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EROFS: NotWritableError,
    errno.EACCES: NotWritableError,
    errno.EPERM: NotWritableError,
}
_OF_PATH = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.ENXIO})
_OF_SQLITE: Mapping[str, type[MutiraoError]] = {
    "database or disk is full": DiskFullError,
    "disk i/o error": DiskFullError,
    "readonly database": NotWritableError,
    "unable to open database file": NotWritableError,
    "database is locked": DatabaseBusyError,
    "no such table": TableMissingError,
    "file is not a database": DatabaseUnreachableError,
}
_UNDEFINED_TABLE = "42P01"


def environment_error(problem: BaseException) -> MutiraoError | None:
    """The error that a person is shown for what the machine refused; None for a fault of ours."""
    if isinstance(problem, OSError) and problem.errno in _OF_PATH and _path(problem):
        # Only what ended the command: beneath another exception, a missing file is that one's business.
        return PathUnusableError(path=_path(problem), reason=os.strerror(problem.errno))
    seen: BaseException | None = problem
    while seen is not None:
        error = _of_one(seen)
        if error is not None:
            return error
        seen = seen.__cause__ or seen.__context__
    return None


def _of_one(problem: BaseException) -> MutiraoError | None:
    if isinstance(problem, sqlite3.Error):
        return _of_message(str(problem))
    if isinstance(problem, OSError) and problem.errno is not None and problem.errno in _OF_ERRNO:
        return _OF_ERRNO[problem.errno](path=_path(problem), reason=os.strerror(problem.errno))
    return _of_postgresql(problem)


def _of_message(message: str) -> MutiraoError | None:
    for words, kind in _OF_SQLITE.items():
        if words in message.lower():
            return kind(path="", reason=message)
    return None


def _of_postgresql(problem: BaseException) -> MutiraoError | None:
    if not type(problem).__module__.startswith("psycopg"):
        return None
    if getattr(problem, "sqlstate", None) == _UNDEFINED_TABLE:
        return TableMissingError(reason="")
    if type(problem).__name__ == "OperationalError":
        return DatabaseUnreachableError(reason=str(problem).strip().splitlines()[0])
    return None


def _path(problem: OSError) -> str:
    """What somebody named: of a file that takes another's place, the place."""
    if isinstance(problem.filename2, str):
        return problem.filename2
    return os.fsdecode(problem.filename) if isinstance(problem.filename, (str, bytes)) else ""
