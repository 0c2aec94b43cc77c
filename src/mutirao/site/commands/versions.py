"""`mutirao versions`: what runs here and on which data."""

import typer


def versions() -> None:
    """Say which versions run here: software, database, engines, vintages of the data.

    Example: mutirao versions
    """
    from mutirao.cli.framework import set_up_django

    set_up_django()
    from mutirao.site.vintages import vintages

    for name, version in vintages().items():
        typer.echo(f"{name:24} {version}")
