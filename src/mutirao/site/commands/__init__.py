"""The commands that concern the whole deployment; those of single rooms stand in `cli/`."""

import typer

from mutirao.site.commands import backup, demo, doctor, serve, versions


def register(app: typer.Typer) -> None:
    app.command("demo")(demo.demo)
    app.command("demo-reset")(demo.demo_reset)
    app.command("prepare")(serve.prepare)
    app.command("serve")(serve.serve)
    app.command("worker")(serve.worker)
    app.command("doctor")(doctor.doctor)
    app.command("backup")(backup.backup)
    app.command("restore")(backup.restore)
    app.command("versions")(versions.versions)
