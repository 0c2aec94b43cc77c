"""The command line as a person runs it: the real command in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

COMMAND = (sys.executable, "-m", "mutirao.site.command")


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "MUTIRAO_HOME": str(home), "MUTIRAO_DATABASE": "", **more}


def prepared(folder: Path) -> Path:
    """The folder of a deployment that is ready."""
    made = mutirao(folder, "prepare")
    assert made.returncode == 0, made.stderr
    return folder


def mutirao(
    home: Path,
    *arguments: str,
    before: Callable[[], None] | None = None,
    timeout: float = 180,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Run to the end; `before` runs in the new process, before the command."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        preexec_fn=before,
    )
