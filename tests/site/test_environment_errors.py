"""What the machine refuses becomes an error that a person can act on; a fault of ours does not."""

import errno
import sqlite3

import pytest

from mutirao.site.environment_errors import environment_error


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/srv/file"), "environment.disk_full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "environment.disk_full"),
        (OSError(errno.EROFS, "Read-only file system", "/srv/file"), "environment.not_writable"),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/file"), "environment.not_writable"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "/srv/absent/file"), "environment.path"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "/etc/passwd/file"), "environment.path"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "/srv"), "environment.path"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "long"), "environment.path"),
        (sqlite3.OperationalError("database or disk is full"), "environment.disk_full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "environment.not_writable"),
        (sqlite3.OperationalError("database is locked"), "database.busy"),
        (sqlite3.OperationalError("no such table: parties_party"), "database.not_prepared"),
        (sqlite3.DatabaseError("file is not a database"), "database.unreachable"),
    ],
)
def test_what_the_machine_refuses_has_a_code(problem: Exception, code: str) -> None:
    error = environment_error(problem)
    assert error is not None
    assert error.code == code


def test_the_reason_is_found_beneath_what_wraps_it() -> None:
    wrapped = RuntimeError("Django's own")
    wrapped.__cause__ = sqlite3.OperationalError("database is locked")
    error = environment_error(wrapped)
    assert error is not None
    assert error.code == "database.busy"


def test_the_file_is_named() -> None:
    error = environment_error(OSError(errno.ENOSPC, "No space left on device", "/srv/file"))
    assert error is not None
    assert error.facts["path"] == "/srv/file"


@pytest.mark.parametrize(
    "problem", [ValueError("ours"), sqlite3.OperationalError("near SELEC: syntax error"), OSError()]
)
def test_a_fault_of_ours_is_left_as_it_is(problem: Exception) -> None:
    assert environment_error(problem) is None


def test_a_missing_file_beneath_a_fault_of_ours_does_not_hide_it() -> None:
    fault = ValueError("ours")
    fault.__context__ = FileNotFoundError(errno.ENOENT, "No such file or directory", "/srv/file")
    assert environment_error(fault) is None
