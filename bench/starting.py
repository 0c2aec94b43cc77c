"""`make demo`, from nothing and again: a fresh clone with empty caches, until the first page is answered."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bench.deployment import free_port, wait_until_it_answers
from bench.results import Result, Row, ratio

_ROOT = Path(__file__).resolve().parent.parent
# What would let it take from an earlier run, or look at this one's environment.
_OF_OTHERS = ("VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MUTIRAO_HOME", "MUTIRAO_DATABASE")


def measure() -> Result:
    with tempfile.TemporaryDirectory(prefix="mutirao-bench-") as name:
        folder = Path(name)
        subprocess.run(["git", "clone", "--quiet", str(_ROOT), str(folder / "clone")], check=True)
        environment = _environment(folder)
        cold = _seconds_until_ready(folder / "clone", environment)
        warm = _seconds_until_ready(folder / "clone", environment)
    rows: list[Row] = [
        {"start": "cold: what was committed, caches empty", "ready_s": cold, "times_warm": ratio(cold, warm)},
        {"start": "warm: again", "ready_s": warm, "times_warm": 1.0},
    ]
    return Result(title="make demo, until the first page is answered", rows=rows)


def _environment(folder: Path) -> Mapping[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in _OF_OTHERS}
    caches = {"UV_CACHE_DIR": "uv", "PIP_CACHE_DIR": "pip", "npm_config_cache": "npm", "XDG_CACHE_HOME": "cache"}
    return own | {name: str(folder / inside) for name, inside in caches.items()}


def _seconds_until_ready(clone: Path, environment: Mapping[str, str]) -> float:
    port = free_port()
    begun = time.perf_counter()
    with (clone.parent / "demo.log").open("w") as log:
        command = ["make", "demo", f"PORT={port}"]
        demo = subprocess.Popen(
            command, cwd=clone, env=dict(environment), stdout=log, stderr=log, start_new_session=True
        )
        try:
            wait_until_it_answers(port, demo)
            return round(time.perf_counter() - begun, 1)
        finally:
            os.killpg(demo.pid, signal.SIGINT)
            demo.wait(timeout=30)
