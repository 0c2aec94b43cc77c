"""Real processes on a real database file: what is killed in mid-run is run again, and what is stopped is given back."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DATABASE = "mutirao.sqlite3"
ROOT = Path(__file__).parents[2]
SCRIPT = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from mutirao.access.actors import Via, system_actor
from mutirao.jobs import kinds
from mutirao.jobs.reaping import reap_lost_jobs
from mutirao.jobs.services import request_job
from tests.jobs.kinds_for_tests import KINDS
kinds.connect(KINDS)
now = timezone.now()
"""
REQUEST = (
    SCRIPT + "request_job(kind={kind!r}, arguments={{'marker': {marker!r}}}, by=system_actor(Via.COMMAND), now=now)"
)
REAP = SCRIPT + "assert reap_lost_jobs(now + timedelta(hours=1)) == 1"


class House:
    """A deployment in a folder of its own, with workers in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.marker = folder / "marker"
        self._environment = os.environ | {
            "MUTIRAO_HOME": str(folder),
            "MUTIRAO_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "mutirao.site.settings",
            "PYTHONPATH": str(ROOT),
        }
        self._workers: list[subprocess.Popen[bytes]] = []

    def run(self, *arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], env=self._environment, cwd=ROOT, check=True, timeout=120)

    def request(self, kind: str, *, times: int = 1) -> None:
        script = REQUEST.format(kind=kind, marker=str(self.marker))
        self.run("-c", script + f"\nfor _ in range({times - 1}): " + script.splitlines()[-1])

    def worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.jobs.worker_process", *arguments]
        self._workers.append(subprocess.Popen(command, env=self._environment, cwd=ROOT))
        return self._workers[-1]

    def end(self) -> None:
        for worker in self._workers:
            worker.kill()
            worker.wait()

    def job(self) -> tuple[str, int, str | None]:
        with sqlite3.connect(self.folder / DATABASE, timeout=30) as database:
            row = database.execute("SELECT state, attempts, result FROM jobs_job").fetchone()
        return str(row[0]), int(row[1]), row[2]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, made once; each test works on a copy."""
    house = House(tmp_path_factory.mktemp("prepared"))
    house.run("-m", "django", "migrate", "--verbosity=0")
    with sqlite3.connect(house.folder / DATABASE) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return house.folder


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copy(prepared / DATABASE, tmp_path)
    house = House(tmp_path)
    yield house
    house.end()


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen within a minute"
        time.sleep(0.05)


def test_the_job_of_a_killed_worker_is_run_again_and_finishes(house: House) -> None:
    house.request("slow_once")
    worker = house.worker()
    _wait_until(house.marker.exists)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert house.job() == ("running", 1, None)

    house.run("-c", REAP)
    house.run("-m", "tests.jobs.worker_process", "batch")
    assert house.job() == ("succeeded", 2, '{"runs": 2}')


def test_a_worker_told_to_end_gives_its_job_back_and_ends(house: House) -> None:
    house.request("slow_once")
    worker = house.worker()
    _wait_until(house.marker.exists)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0
    assert house.job() == ("queued", 0, None)
    house.run("-m", "tests.jobs.worker_process", "batch")
    assert house.job()[0] == "succeeded"


def test_an_idle_worker_ends_at_once(house: House) -> None:
    house.request("note_run")
    worker = house.worker()
    _wait_until(lambda: house.job()[0] == "succeeded")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0


def test_two_workers_side_by_side_run_every_job_once(house: House) -> None:
    house.request("note_run", times=12)
    workers = [house.worker("batch") for _ in range(2)]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    ran = house.marker.read_text().splitlines()
    assert len(ran) == len(set(ran)) == 12
