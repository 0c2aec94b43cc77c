"""Backups: consistent while others write, whole or not at all, and suspicious of what they are given."""

import io
import json
import resource
import sqlite3
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.site.commands import mutirao

from mutirao.kernel.errors import FileError
from mutirao.site.backup.errors import BackupDamagedError, BackupNewerError, BackupUnreadableError
from mutirao.site.backup.restoring import restore_backup
from mutirao.site.error_table import Exit
from mutirao.site.preparation import known_migrations


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("deployment") / "home"
    assert mutirao(home, "prepare").returncode == 0
    uploads = home / "uploads" / "2026"
    uploads.mkdir(parents=True)
    (uploads / "report.pdf").write_bytes(b"%PDF-1.7 something")
    return home


@pytest.fixture(scope="module")
def backup(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backups") / "backup.tar"
    made = mutirao(prepared, "backup", str(target))
    assert made.returncode == 0, made.stderr
    return target


def _parties(home: Path) -> int:
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM parties_party").fetchone()[0])


def _rewritten(backup: Path, target: Path, change: "Change") -> Path:
    """A copy of the backup with its members changed."""
    with tarfile.open(backup) as source, tarfile.open(target, "w") as copy:
        for entry in change(Members(source)):
            name, content, kind = entry
            written = tarfile.TarInfo(name)
            written.type = kind
            written.size = len(content) if kind == tarfile.REGTYPE else 0
            if kind == tarfile.SYMTYPE:
                written.linkname = "/etc/passwd"
            copy.addfile(written, io.BytesIO(content))
    return target


class Members:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive

    def __iter__(self) -> Iterator[tuple[str, bytes, bytes]]:
        for entry in self._archive:
            content = self._archive.extractfile(entry)
            assert content is not None
            yield entry.name, content.read(), tarfile.REGTYPE


class Change:
    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        raise NotImplementedError


class Untouched(Change):
    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        yield from members


class OneByteChanged(Change):
    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        for name, content, kind in members:
            yield name, (content[:-1] + b"?") if name.startswith("database") else content, kind


class MemberMissing(Change):
    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        yield from (member for member in members if not member[0].startswith("uploads"))


class StowedAway(Change):
    """A member that the manifest does not name."""

    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        yield from members
        yield "uploads/stowaway", b"x", tarfile.REGTYPE


class Renamed(Change):
    """An upload that would leave the folder; the manifest agrees."""

    name = "../escaped"
    kind = tarfile.REGTYPE

    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        for name, content, kind in members:
            if name == "manifest.json":
                described = json.loads(content)
                described["members"][self.name] = described["members"].pop("uploads/2026/report.pdf")
                yield name, json.dumps(described).encode(), kind
            elif name.startswith("uploads"):
                yield self.name, content, self.kind
            else:
                yield name, content, kind


class Absolute(Renamed):
    name = "/tmp/escaped"


class Link(Renamed):
    name = "uploads/link"
    kind = tarfile.SYMTYPE


class FromTheFuture(Change):
    def __call__(self, members: Members) -> Iterator[tuple[str, bytes, bytes]]:
        for name, content, kind in members:
            if name == "manifest.json":
                described = json.loads(content)
                described["migrations"]["parties"].append("0999_of_the_future")
                yield name, json.dumps(described).encode(), kind
            else:
                yield name, content, kind


def _restore(file: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUTIRAO_HOME", str(home))
    restore_backup(file, replace=True, known_migrations=known_migrations(), now=datetime(2026, 11, 24, tzinfo=UTC))


def test_a_restored_deployment_has_the_same_records_uploads_and_keys(
    prepared: Path, backup: Path, tmp_path: Path
) -> None:
    home = tmp_path / "new"
    restored = mutirao(home, "restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert _parties(home) == _parties(prepared) > 200
    assert (home / "uploads/2026/report.pdf").read_bytes() == b"%PDF-1.7 something"
    assert (home / "secret-key").read_text() == (prepared / "secret-key").read_text()
    assert mutirao(home, "prepare").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_backup_is_readable_by_its_owner_only_for_it_holds_the_keys(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as archive:
        assert "secret-key" in archive.getnames()


def test_a_backup_never_overwrites_one(prepared: Path, backup: Path) -> None:
    before = backup.read_bytes()
    refused = mutirao(prepared, "backup", str(backup))
    assert refused.returncode == Exit.CONFLICT
    assert backup.read_bytes() == before


def test_a_backup_without_room_leaves_no_half_file(prepared: Path, tmp_path: Path) -> None:
    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    refused = mutirao(prepared, "backup", str(tmp_path / "backup.tar"), before=fill_the_disk)
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[environment.disk_full]" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_deployment_that_is_there_is_replaced_only_when_asked_and_then_kept_beside(
    backup: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert mutirao(home, "restore", str(backup)).returncode == 0
    (home / "uploads/2026/later.pdf").write_bytes(b"later")
    refused = mutirao(home, "restore", str(backup))
    assert refused.returncode == Exit.CONFLICT
    assert (home / "uploads/2026/later.pdf").exists()

    assert mutirao(home, "restore", str(backup), "--replace").returncode == 0
    assert not (home / "uploads/2026/later.pdf").exists()
    (kept,) = tmp_path.glob("home.before-restore-*")
    assert (kept / "uploads/2026/later.pdf").read_bytes() == b"later"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (OneByteChanged(), BackupDamagedError),
        (MemberMissing(), BackupDamagedError),
        (StowedAway(), BackupDamagedError),
        (Renamed(), BackupDamagedError),
        (Absolute(), BackupDamagedError),
        (Link(), BackupDamagedError),
        (FromTheFuture(), BackupNewerError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Change) else "",
)
def test_a_bad_backup_is_refused_and_nothing_is_changed(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, error: type[FileError]
) -> None:
    home = tmp_path / "deployment" / "home"
    home.mkdir(parents=True)
    (home / "uploads").mkdir()
    (home / "uploads" / "mine").write_text("mine")
    with pytest.raises(error):
        _restore(_rewritten(backup, tmp_path / "bad.tar", change), home, monkeypatch)
    assert (home / "uploads" / "mine").read_text() == "mine"
    assert not (home / "mutirao.sqlite3").exists()
    assert [path.name for path in home.parent.iterdir()] == ["home"]


def test_rewriting_alone_is_not_what_is_refused(backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _restore(_rewritten(backup, tmp_path / "copy.tar", Untouched()), tmp_path / "home", monkeypatch)
    assert _parties(tmp_path / "home") > 200


@pytest.mark.parametrize("content", [b"", b"not a tar", b"PK\x03\x04" + b"x" * 2000])
def test_what_is_no_backup_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    (tmp_path / "file.tar").write_bytes(content)
    with pytest.raises(BackupUnreadableError):
        _restore(tmp_path / "file.tar", tmp_path / "home", monkeypatch)


def test_a_backup_cut_short_is_refused(backup: Path, tmp_path: Path) -> None:
    content = backup.read_bytes()
    (tmp_path / "short.tar").write_bytes(content[: len(content) // 2])
    refused = mutirao(tmp_path / "home", "restore", str(tmp_path / "short.tar"))
    assert refused.returncode in {Exit.FILE, Exit.NOT_INTACT}
    assert not (tmp_path / "home" / "mutirao.sqlite3").exists()


def test_a_backup_is_of_one_moment_while_others_write(prepared: Path, tmp_path: Path) -> None:
    """A writer keeps two counters equal, in one transaction each time; a copy never shows them apart. It writes more
    often than so much can be copied, which must not keep the copy from its end."""
    has_ended = threading.Event()
    with closing(sqlite3.connect(prepared / "mutirao.sqlite3")) as database:
        database.execute("CREATE TABLE pair (one INTEGER, two INTEGER)")
        database.execute("CREATE TABLE filling (some BLOB)")
        database.executemany("INSERT INTO filling VALUES (?)", [(b"x" * 4000,)] * 50_000)
        database.execute("INSERT INTO pair VALUES (0, 0)")
        database.commit()

    def write() -> None:
        with closing(sqlite3.connect(prepared / "mutirao.sqlite3", timeout=30)) as database:
            while not has_ended.is_set():
                database.execute("UPDATE pair SET one = one + 1")
                database.execute("UPDATE pair SET two = two + 1")
                database.commit()
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = mutirao(prepared, "backup", str(tmp_path / "backup.tar"))
    finally:
        has_ended.set()
        writer.join()
    assert made.returncode == 0, made.stderr
    with tarfile.open(tmp_path / "backup.tar") as archive:
        archive.extract("database.sqlite3", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "database.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM pair WHERE one <> two").fetchone() == (0,)
        assert database.execute("SELECT count(DISTINCT one) FROM pair").fetchone() == (1,)
