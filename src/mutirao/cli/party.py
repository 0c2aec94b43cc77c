"""`mutirao party`: organisations and networks beyond those that are shipped."""

from enum import StrEnum
from typing import Annotated

import typer

from mutirao.cli.framework import set_up_django

party = typer.Typer(help="List parties beyond the shipped ones.", no_args_is_help=True, rich_markup_mode=None)


class Kind(StrEnum):
    ORGANISATION = "organisation"
    NETWORK = "network"


@party.command()
def add(
    code: Annotated[str, typer.Argument(help="A short code in capital letters, such as CERT-BR.")],
    *,
    name: Annotated[str, typer.Option(help="Its name in English.")],
    kind: Annotated[Kind, typer.Option(help="What it is; countries are those of ISO 3166.")] = Kind.ORGANISATION,
) -> None:
    """List an organisation or a network, for example the one that operates this site.

    Example: mutirao party add OPERATOR --name "The operator of this site"
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.directory.services import list_organisation

    list_organisation(
        code=code,
        name=name,
        role=kind.value,
        is_network=kind == Kind.NETWORK,
        by=system_actor(Via.COMMAND),
        now=timezone.now(),
    )
    typer.echo(f"{code.upper()} is listed.")
