"""The processes of a running site: the web server in this one, a worker beside it that never outlives it."""

import ctypes
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_GRACE = 5  # seconds for open requests, and for the worker to put its job down
_PR_SET_PDEATHSIG = 1


def run_web(taken: socket.socket, *, when_ready: Callable[[], None], trusts_proxy: bool) -> None:
    """Serve on the socket until SIGINT or SIGTERM; `when_ready` is called once pages are answered."""
    import uvicorn

    class AnnouncedServer(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            when_ready()

    from django.urls import get_resolver

    from mutirao.site.serving import application

    assert get_resolver().url_patterns  # imports every page, so that the first reader does not wait for it
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        lifespan="off",
        proxy_headers=trusts_proxy,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    AnnouncedServer(config).run(sockets=[taken])


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker as a process of its own for as long as the block runs."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "mutirao.site.command", "worker"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches this process only, which then ends the worker in its own time
        preexec_fn=_end_with_parent,  # noqa: PLW1509  # it takes no lock that a thread could hold
    )
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def end_on_terminate() -> None:
    """Let SIGTERM end the process as Ctrl-C does, so that what was begun is put down."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _end_with_parent() -> None:
    # Even a parent that is killed outright leaves no worker behind. Only Linux offers this.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
