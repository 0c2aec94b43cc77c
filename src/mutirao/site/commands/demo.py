"""`mutirao demo`: the demonstration world on this machine, prepared and served."""

from contextlib import ExitStack
from typing import Annotated

import typer

HOST = "127.0.0.1"  # its accounts work on this machine only

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on, on this machine only.")]


def demo(port: Port = 8000) -> None:
    """Serve the demonstration world on this machine; Ctrl-C ends it and keeps the data.

    Example: mutirao demo --port 8080
    """
    from mutirao.site import occupancy, processes
    from mutirao.site.port import take_port

    processes.end_on_terminate()
    with take_port(HOST, port) as taken:
        with occupancy.alone():
            _prepare()
        welcome = _welcome(port)
        with occupancy.together(), ExitStack() as beside:

            def when_ready() -> None:
                typer.echo(welcome)
                # Only now: two processes that start at once make the first page wait for both.
                beside.enter_context(processes.worker_beside())

            processes.run_web(taken, when_ready=when_ready, trusts_proxy=False)


def demo_reset() -> None:
    """Delete what the demonstration made, and prepare it afresh.

    Example: mutirao demo-reset
    """
    from mutirao.site import demonstration, occupancy

    with occupancy.alone():
        demonstration.reset()
        _prepare()
    typer.echo("The demonstration is as on its first day. Start it with: make demo")


def _prepare() -> None:
    from mutirao.site import demonstration

    demonstration.use_embedded_database()
    demonstration.mark_home()

    from mutirao.cli.framework import set_up_django

    set_up_django()
    from django.utils import timezone

    from mutirao.site import preparation

    preparation.prepare(now=timezone.now(), tell=typer.echo)
    preparation.load_demonstration(now=timezone.now(), tell=typer.echo)


def _welcome(port: int) -> str:
    from mutirao.demonstration.accounts import PASSWORD, demonstration_accounts
    from mutirao.kernel.languages import DEFAULT_LANGUAGE

    accounts = [f"  {one.email:40} {one.role:18} {one.party}" for one in demonstration_accounts(DEFAULT_LANGUAGE)]
    return "\n".join(
        [
            f"\nMutirão is ready: http://localhost:{port}/\n",
            f"Accounts, each with the password {PASSWORD} (they work on this machine only):",
            *accounts,
            "\nCtrl-C ends it and keeps the data; make demo-reset starts afresh.",
        ]
    )
