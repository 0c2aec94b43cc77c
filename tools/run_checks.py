"""`make check`: every check that needs no running site, all of them even when one fails.

    python tools/run_checks.py

Exit codes: 0 all passed, 1 at least one did not.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, Sequence[str]] = {
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "contracts": ("lint-imports", "--no-logo"),
    "sentences": ("python", "tools/extract_messages.py", "--check"),
    "translations": ("python", "tools/check_translations.py"),
    "country names": ("python", "tools/country_names.py", "--check"),
    "types": ("mypy",),
    "docs": ("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html"),
}


def passes(name: str, command: Sequence[str]) -> bool:
    """Run one check; what it says is shown only when it fails."""
    started = time.monotonic()
    result = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    took = time.monotonic() - started
    print(f"{name}: {'passed' if result.returncode == 0 else 'FAILED'} ({took:.0f} s)", flush=True)
    if result.returncode != 0:
        print(result.stdout, flush=True)
    return result.returncode == 0


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        print(f"Not passed: {', '.join(failed)}.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
