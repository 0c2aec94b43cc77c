"""The machine that a figure was measured on, as far as it explains the figure."""

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

_PARTS = ("mutirao", "django", "numpy", "scipy", "highspy", "uvicorn", "psycopg")
_GIBIBYTE = 1024**3


def machine() -> dict[str, str]:
    busy, *_ = os.getloadavg()
    return {
        "cores": f"{_cores()} ({_model()})",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / _GIBIBYTE:.0f} GiB",
        "busy before": f"{busy:.1f} processes on average",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "parts": ", ".join(f"{part} {version(part)}" for part in _PARTS),
        "commit": _commit(),
    }


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _model() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown model")


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
