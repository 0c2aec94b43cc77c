"""`mutirao backup` and `mutirao restore`."""

from pathlib import Path
from typing import Annotated

import typer


def backup(file: Annotated[Path, typer.Argument(help="The tar to write; must not exist yet.")]) -> None:
    """Write database, uploads and keys into one file, while the site runs. Keep it secret: it holds the keys.

    Example: mutirao backup /srv/backups/mutirao-2026-11-24.tar
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from django.utils import timezone

    from mutirao.site.backup.making import make_backup
    from mutirao.site.preparation import require_prepared

    require_prepared()
    made = make_backup(file.absolute(), now=timezone.now())
    size = sum(member.size for member in made.members.values())
    typer.echo(f"{file}: {len(made.members)} files, {size:,} bytes, of version {made.mutirao}.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `mutirao backup` wrote.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Put the backup in the place of what is there.")] = False,
) -> None:
    """Check a backup and put it in the deployment's place, whole or not at all. End the site first.

    Example: mutirao restore /srv/backups/mutirao-2026-11-24.tar --replace
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from django.db import connections
    from django.utils import timezone

    from mutirao.site import occupancy, preparation
    from mutirao.site.backup.restoring import restore_backup
    from mutirao.site.home import home

    with occupancy.alone():
        known = preparation.known_migrations()
        connections.close_all()
        before = restore_backup(file, replace=replace, known_migrations=known, now=timezone.now())
    if before is not None:
        typer.echo(f"What was there before is kept in {before}.")
    typer.echo(f"Restored into {home()}. Run next: mutirao prepare")
