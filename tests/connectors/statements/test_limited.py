"""A file of statements is read in a limited process: what it says comes through unchanged, and whatever stops the
process is told, with the limits and the way out, and nothing imported."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.processes import children, started
from tests.site.commands import COMMAND, environment, mutirao, prepared

from mutirao.connectors.statements.errors import StatementsReadingStoppedError
from mutirao.connectors.statements.limits import LIMITS
from mutirao.connectors.statements.reading import _READER, read_statements_file
from mutirao.files.limited import outside
from mutirao.files.limited.limits import Limits
from mutirao.site.error_table import Exit

_KINDS_OF_VALUES = """statements:
  - text: "2026"
    number: 2026
    large: 123456789012345678901234567890
    year: 2026-03
    day: 2026-03-14
    part: 1.5
    yes: yes
    no: false
    nothing:
    list: [a, 1, null, true]
    mapping: {a: [1], b: {}}
    letters: "ação 安全 \\u2028 \\0 \\U0001F33E"
"""
_VALUES = {
    "text": "2026",
    "number": 2026,
    "large": 123456789012345678901234567890,
    "year": "2026-03",
    "day": "2026-03-14",
    "part": "1.5",
    "yes": True,
    "no": False,
    "nothing": None,
    "list": ["a", 1, None, True],
    "mapping": {"a": [1], "b": {}},
    "letters": "ação 安全 \u2028 \0 \U0001f33e",
}


def test_values_come_through_with_their_types(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(_KINDS_OF_VALUES, encoding="utf-8")
    with path.open("rb") as opened, _READER.answer(opened, "yaml", "{}", name="facts.yaml", limits=LIMITS) as answer:
        assert list(answer.pieces()) == [["statements", 2, "", _VALUES]]


def _many(folder: Path, entries: int = 200_000) -> Path:
    """Takes some seconds to read."""
    path = folder / "many.yaml"
    lines = (f"  - slug: measured-{number}\n    says: Hold one exercise a year.\n" for number in range(entries))
    path.write_text("statements:\n" + "".join(lines), encoding="utf-8")
    return path


def _stopped(path: Path, limits: Limits = LIMITS) -> dict[str, object]:
    with pytest.raises(StatementsReadingStoppedError) as raised:
        read_statements_file(path, limits=limits)
    assert not children(os.getpid(), named="statements.worker")
    return dict(raised.value.facts)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    facts = _stopped(_many(tmp_path), replace(LIMITS, wall_time=0.5))
    assert facts["file"] == "many.yaml"


def test_a_file_that_takes_too_much_computing_is_given_up(tmp_path: Path) -> None:
    _stopped(_many(tmp_path), replace(LIMITS, cpu_time=1))


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(f"statements:\n  - slug: {'a' * 80_000_000}\n", encoding="utf-8")
    little = replace(LIMITS, memory=160 * 1024**2, longest_line=1024**3)
    assert _stopped(path, little)["megabytes"] == 160
    # It is the file alone: the worker itself has enough.
    path.write_text("statements: []", encoding="utf-8")
    assert read_statements_file(path, limits=little).statements == ()


def test_an_answer_that_would_fill_the_disk_is_given_up(tmp_path: Path) -> None:
    assert _stopped(_many(tmp_path), replace(LIMITS, largest_answer=1024**2))["disk"] == 1


def test_an_entry_that_would_fill_the_memory_of_the_command_is_given_up(tmp_path: Path) -> None:
    _stopped(_many(tmp_path, entries=2), replace(LIMITS, longest_line=20))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_worker_that_dies_on_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    wait = outside._wait

    def dying(process: "subprocess.Popen[bytes]", written: Any, *rest: Any) -> None:
        _until(lambda: os.fstat(written.fileno()).st_size > 0)
        assert process.poll() is None
        process.send_signal(number)
        wait(process, written, *rest)

    monkeypatch.setattr(outside, "_wait", dying)
    assert _stopped(_many(tmp_path))["seconds"] == LIMITS.wall_time


def _until(is_so: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    assert is_so()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("deployment") / "home")


def _kept(home: Path) -> list[int]:
    tables = ("atlas_statement", "atlas_source", "audit_act")
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        return [int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables]


def test_the_command_tells_that_reading_was_stopped_with_the_limits_and_the_way_out(home: Path, tmp_path: Path) -> None:
    path, before = tmp_path / "facts.yaml", _kept(home)
    path.write_text(f"statements:\n  - slug: {'a' * LIMITS.longest_line}\n", encoding="utf-8")
    refused = mutirao(home, "import", "statements", str(path))
    assert refused.returncode == Exit.FILE
    assert "Reading facts.yaml was stopped: it took more than 900 seconds, 1024 MB of memory" in refused.stderr
    assert "Split the file" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert _kept(home) == before


def test_the_command_tells_that_its_worker_was_killed(home: Path, tmp_path: Path) -> None:
    path, before = _many(tmp_path), _kept(home)
    with started([*COMMAND, "import", "statements", str(path)], environment(home)) as process:
        _until(lambda: children(process.pid, named="statements.worker"))
        os.kill(children(process.pid, named="statements.worker")[0], signal.SIGKILL)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == Exit.FILE
    assert "Reading many.yaml was stopped" in told
    assert _kept(home) == before
