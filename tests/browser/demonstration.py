"""The demonstration as a person starts it: the real command, a real port, a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 120  # seconds until it must answer, on the slowest machine
PASSWORD = "demonstration"


@contextmanager
def running_demonstration(folder: Path) -> Iterator[str]:
    """Start it in `folder`, give its address, stop it as Ctrl-C does."""
    port = _free_port()
    log = folder / "demonstration.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mutirao.site.command", "demo", "--port", str(port)],
            env={**os.environ, "MUTIRAO_HOME": str(folder / "home")},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(address, process, log)
            yield address
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=30)


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/en/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"The demonstration did not start:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
