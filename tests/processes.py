"""Other processes, as a test meets them: started, watched, and never left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path


@contextmanager
def started(command: Sequence[str], environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """In a group of its own, as under a terminal. What is left of the group at the end is killed: a test that gives up
    waits for nobody."""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def dask_cluster() -> Iterator[tuple[str, Mapping[str, "subprocess.Popen[str]"]]]:
    """Its address, and its two processes: the `scheduler`, and one `worker` that nobody starts again."""
    with _of_dask("scheduler", "--port", "0") as scheduler:
        assert scheduler.stderr is not None
        address = next(word for line in scheduler.stderr for word in line.split() if word.startswith("tcp://"))
        with _of_dask("worker", address, "--no-nanny", "--nthreads", "1") as worker:
            yield address, {"scheduler": scheduler, "worker": worker}


def _of_dask(program: str, *arguments: str) -> AbstractContextManager["subprocess.Popen[str]"]:
    options = ["--host", "127.0.0.1", "--no-dashboard"]
    return started([sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments, *options], os.environ)


def children(parent: int, *, named: str) -> list[int]:
    """Those with the name in their command line. Read from the system itself: what `ps` prints is cut at a width."""
    lists = [path.read_text(encoding="ascii").split() for path in Path(f"/proc/{parent}/task").glob("*/children")]
    return [int(one) for found in lists for one in found if named in _command_line(one)]


def _command_line(process: str) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
    except OSError:  # ended meanwhile
        return ""
