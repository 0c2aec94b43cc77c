"""`make test`: the whole suite on SQLite, what needs a database once more on PostgreSQL, and the pages in Chromium.

    python -m tools.run_tests [pytest's options]

Without PostgreSQL or Chromium that part is skipped with one loud line; with CI=true such a skip is a failure.
Exit codes: 0 all passed, 1 not.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.browser.chromium import chromium_path
from tests.databases import postgresql_binaries, temporary_postgresql

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code when the options left none
# More processes gain little and make timing tests doubtful; a file's tests stay together with what they share.
PARALLEL = ("-n", "2", "--dist", "loadfile")
# Few and long, each before its process's own demonstration: whoever is done takes from the other.
PARALLEL_IN_CHROMIUM = ("-n", "2", "--dist", "worksteal")


def run(title: str, options: Sequence[str], **environment: str) -> bool:
    print(f"\n=== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *options]
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    return code in {0, NO_TESTS}


def run_on_postgresql(options: Sequence[str]) -> bool | None:
    """None where there is no PostgreSQL."""
    binaries = postgresql_binaries()
    if binaries is None:
        return None
    with temporary_postgresql(binaries) as address:
        return run("On PostgreSQL", [*PARALLEL, "-m", "not browser", *options], MUTIRAO_DATABASE=address)


def run_in_chromium(options: Sequence[str]) -> bool | None:
    """None where there is no Chromium."""
    if chromium_path() is None:
        return None
    return run("In Chromium", [*PARALLEL_IN_CHROMIUM, "-m", "browser", *options], MUTIRAO_DATABASE="")


def verdict(outcomes: Mapping[str, bool | None], *, is_ci: bool) -> int:
    """Say in one line a part what became of it; the exit code."""
    print("\n=== Result")
    for title, outcome in outcomes.items():
        words = {True: "passed", False: "FAILED", None: f"!!! SKIPPED: {title} is not installed on this machine !!!"}
        print(f"{title}: {words[outcome]}")
    if is_ci and None in outcomes.values():
        print("With CI=true a skipped part is a failure.")
    return int(False in outcomes.values() or (is_ci and None in outcomes.values()))


def main(options: Sequence[str]) -> int:
    # A script's background commands ignore Ctrl-C, and so would every command that a test starts and interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Hundreds of commands are started: what they import is compiled once, and not by each of them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="mutirao-tests-") as home:
        os.environ["MUTIRAO_HOME"] = home
        outcomes = {
            "SQLite": run("On SQLite", [*PARALLEL, "-m", "not browser", *options], MUTIRAO_DATABASE=""),
            "PostgreSQL": run_on_postgresql(options),
            "Chromium": run_in_chromium(options),
        }
    return verdict(outcomes, is_ci=os.environ.get("CI", "").lower() in {"1", "true"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
