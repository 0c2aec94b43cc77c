"""`mutirao demo` with real processes, signals and ports."""

import os
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from tests.site.commands import COMMAND, environment, mutirao

from mutirao.site import demonstration
from mutirao.site.error_table import Exit

PATIENCE = 120  # seconds, on the slowest machine


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration on its first day."""
    home = tmp_path_factory.mktemp("demonstration") / "home"
    made = mutirao(home, "demo-reset")
    assert made.returncode == 0, made.stderr
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@contextmanager
def running(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = _free_port()
    process = subprocess.Popen(
        [*COMMAND, "demo", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = _said_until_ready(process)
        assert urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=PATIENCE).status == 200
        yield process, said
    finally:
        for left in _processes_of(home):
            with suppress(ProcessLookupError):
                os.kill(left, signal.SIGKILL)
        process.wait(timeout=10)


def _said_until_ready(process: "subprocess.Popen[str]") -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            return said
    raise AssertionError(said)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _processes_of(home: Path) -> list[int]:
    """Every living process that was started for this folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"MUTIRAO_HOME={home}\0".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue  # ended meanwhile, or another user's
    return found


def _wait_until_none(home: Path) -> list[int]:
    end = time.monotonic() + 20
    while _processes_of(home) and time.monotonic() < end:
        time.sleep(0.1)
    return _processes_of(home)


def _needs(home: Path) -> int:
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM programmes_need").fetchone()[0])


def test_it_prints_its_address_and_accounts_and_ctrl_c_leaves_nothing_running(home: Path) -> None:
    with running(home) as (process, said):
        assert "http://localhost:" in said
        assert "mira.solane@avelunda.example.org" in said
        assert len(_processes_of(home)) == 2  # the site and its worker
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == Exit.INTERRUPTED
        assert _wait_until_none(home) == []


def test_ending_only_the_parent_ends_the_worker_too(home: Path) -> None:
    with running(home) as (process, _):
        process.terminate()
        process.wait(timeout=30)
        assert _wait_until_none(home) == []


def test_killing_the_parent_outright_leaves_no_worker(home: Path) -> None:
    with running(home) as (process, _):
        process.kill()
        process.wait(timeout=30)
        assert _wait_until_none(home) == []


def test_a_second_run_keeps_what_was_done(home: Path) -> None:
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        database.execute("UPDATE programmes_need SET title = 'Changed by hand' WHERE id = 1")
        database.commit()
    with running(home):
        with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
            (title,) = database.execute("SELECT title FROM programmes_need WHERE id = 1").fetchone()
        assert title == "Changed by hand"


def test_a_reset_starts_afresh_and_deletes_only_what_the_demonstration_made(home: Path) -> None:
    (home / "notes.txt").write_text("mine")
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        database.execute("UPDATE programmes_need SET title = 'Changed by hand'")
        database.commit()
    assert mutirao(home, "demo-reset").returncode == 0
    assert (home / "notes.txt").read_text() == "mine"
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM programmes_need WHERE title LIKE 'Changed%'").fetchone() == (0,)
    assert _needs(home) > 0


def test_a_running_demonstration_is_not_reset_beneath_its_readers(home: Path) -> None:
    with running(home):
        refused = mutirao(home, "demo-reset")
        assert refused.returncode == Exit.CONFLICT
        assert "[home.in_use]" in refused.stderr
    assert _needs(home) > 0


def test_a_taken_port_is_told_at_once_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = mutirao(tmp_path / "home", "demo", "--port", str(port))
    assert refused.returncode == Exit.ENVIRONMENT
    assert str(port) in refused.stderr
    assert f"PORT={port + 1}" in refused.stderr
    assert not (tmp_path / "home").exists()


def test_a_deployment_of_ones_own_is_neither_mixed_with_the_demonstration_nor_reset(tmp_path: Path) -> None:
    (tmp_path / "mutirao.sqlite3").write_text("somebody's work")
    for command in ("demo", "demo-reset"):
        refused = mutirao(tmp_path, command, *(["--port", str(_free_port())] if command == "demo" else []))
        assert refused.returncode == Exit.CONFLICT
        assert "[demonstration.other_deployment]" in refused.stderr
    assert (tmp_path / "mutirao.sqlite3").read_text() == "somebody's work"


def test_a_reset_spares_a_deployment_that_keeps_its_tables_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUTIRAO_HOME", str(tmp_path))
    (tmp_path / "secret-key").write_text("kept")
    demonstration.reset()
    assert (tmp_path / "secret-key").read_text() == "kept"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = mutirao(tmp_path / "file" / "home", "demo", "--port", str(_free_port()))
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[home.unusable]" in refused.stderr
    assert str(tmp_path / "file" / "home") in refused.stderr


def test_a_full_disk_is_told_and_the_next_run_succeeds(tmp_path: Path) -> None:
    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    refused = mutirao(tmp_path / "home", "demo-reset", before=fill_the_disk)
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[environment.disk_full]" in refused.stderr
    assert mutirao(tmp_path / "home", "demo-reset").returncode == 0
