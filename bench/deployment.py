"""A deployment of the benchmark's own: the demonstration world in a new folder, served by the real processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
_PATIENCE = 180  # seconds until a server answers
_MUTIRAO = [sys.executable, "-m", "mutirao.site.command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    folder: Path
    environment: Mapping[str, str]

    def inside(self, module: str, *arguments: str) -> Any:
        """Run a module of `bench.inside` in this deployment; what it prints is JSON."""
        command = [sys.executable, "-m", f"bench.inside.{module}", *arguments]
        done = subprocess.run(command, env=dict(self.environment), check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def command(self, *arguments: str) -> None:
        """Run `mutirao` in this deployment."""
        subprocess.run([*_MUTIRAO, *arguments], env=dict(self.environment), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def deployment(database: str = "") -> Iterator[Deployment]:
    """With the demonstration loaded; `database` as MUTIRAO_DATABASE takes it, empty for SQLite."""
    with tempfile.TemporaryDirectory(prefix="mutirao-bench-") as name:
        environment = {**os.environ, "MUTIRAO_HOME": name, "MUTIRAO_DATABASE": database, "MUTIRAO_DEBUG": "false"}
        yield Deployment(folder=Path(name), environment=environment)


@contextmanager
def served(place: Deployment) -> Iterator[int]:
    """The port on which the web server of the deployment answers."""
    port = free_port()
    with (place.folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*_MUTIRAO, "serve", "--port", str(port)], env=dict(place.environment), stdout=log, stderr=log
        )
        try:
            wait_until_it_answers(port, server)
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def wait_until_it_answers(port: int, process: "subprocess.Popen[Any]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/en/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
