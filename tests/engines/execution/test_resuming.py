"""A run that is killed goes on where it stopped, and ends with the same bytes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.engines.execution.work_for_tests import PIECES, PROCESSES, name_of, world_task

from mutirao.engines.execution.local import SerialRunner, ThreadRunner
from mutirao.engines.execution.runner import Runner
from mutirao.engines.execution.tasks import digest
from mutirao.programmes.dependencies.checkpoints import FileLedger

ROOT = Path(__file__).parents[3]
LONG_RUN = """
import sys
from pathlib import Path
from tests.engines.execution.work_for_tests import PIECES, world_task
from mutirao.engines.execution.local import SerialRunner
from mutirao.programmes.dependencies.checkpoints import FileLedger
SerialRunner().run(world_task(seconds=0.3), PIECES, ledger=FileLedger(Path(sys.argv[1])))
"""


def _pieces(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.piece"))


@pytest.fixture
def killed_run(tmp_path: Path) -> Path:
    """The folder of a run whose process was ended by kill −9 after two or more pieces."""
    folder = tmp_path / "checkpoints"
    running = subprocess.Popen([sys.executable, "-c", LONG_RUN, str(folder)], cwd=ROOT)
    deadline = time.monotonic() + 60
    while len(_pieces(folder)) < 2:
        assert running.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert 2 <= len(_pieces(folder)) < PIECES
    return folder


@pytest.mark.parametrize("runner", [SerialRunner(), ThreadRunner(workers=2), PROCESSES], ids=name_of)
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(
    runner: Runner, killed_run: Path, expected_digest: str, tmp_path: Path
) -> None:
    kept, seen = len(_pieces(killed_run)), list[int]()
    traces = tmp_path / "traces"
    traces.mkdir()
    found = runner.run(
        world_task(traces=traces), PIECES, progress=lambda done, _: seen.append(done), ledger=FileLedger(killed_run)
    )
    assert digest(found) == expected_digest
    assert seen[0] == kept
    assert len(list(traces.iterdir())) == PIECES - kept


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "swapped"])
def test_a_damaged_piece_is_computed_again(damage: str, tmp_path: Path, expected_digest: str) -> None:
    ledger, traces = FileLedger(tmp_path / "kept"), tmp_path / "traces"
    traces.mkdir()
    SerialRunner().run(world_task(), PIECES, ledger=ledger)
    first, second = _pieces(ledger.folder)[:2]
    content = first.read_bytes()
    damaged = {"cut": content[:-1], "changed": content[:-1] + bytes([content[-1] ^ 1]), "empty": b""}
    first.write_bytes(damaged.get(damage, second.read_bytes()))
    assert digest(SerialRunner().run(world_task(traces=traces), PIECES, ledger=ledger)) == expected_digest
    assert len(list(traces.iterdir())) == 1
    assert first.read_bytes() == content


def test_other_work_never_meets_the_pieces_of_this(tmp_path: Path) -> None:
    ledger, traces = FileLedger(tmp_path / "kept"), tmp_path / "traces"
    traces.mkdir()
    SerialRunner().run(world_task(), 3, ledger=ledger)
    SerialRunner().run(world_task(traces=traces, code="worlds 2"), 3, ledger=ledger)
    assert len(list(traces.iterdir())) == 3
