"""`mutirao prepare` and `mutirao serve`: a deployment of one's own."""

from typing import Annotated

import typer


def prepare() -> None:
    """Bring the deployment to this version: tables, static files, shipped reference data.

    Example: MUTIRAO_HOME=/srv/mutirao mutirao prepare
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from django.utils import timezone

    from mutirao.site import occupancy, preparation

    with occupancy.alone():
        preparation.prepare(now=timezone.now(), tell=typer.echo)
    typer.echo("The deployment is ready for this version.")


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the pages of a prepared deployment; run `mutirao worker` beside it.

    Example: mutirao serve --host 0.0.0.0 --port 8000
    """
    from mutirao.site import occupancy, processes
    from mutirao.site.port import take_port

    processes.end_on_terminate()
    with take_port(host, port) as taken, occupancy.together():
        from mutirao.cli.framework import set_up_django

        set_up_django()
        from mutirao.site.preparation import require_prepared

        require_prepared()
        processes.run_web(
            taken, when_ready=lambda: typer.echo(f"Mutirão serves on {host}, port {port}."), trusts_proxy=True
        )


def worker() -> None:
    """Do the long work of a prepared deployment: jobs, the schedule, the audit's sealer.

    Example: mutirao worker
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from mutirao.jobs.worker import run_worker
    from mutirao.site import occupancy
    from mutirao.site.preparation import require_prepared

    with occupancy.together(is_worker=True):
        require_prepared()
        run_worker()
