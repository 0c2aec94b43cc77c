"""`mutirao audit`: seal, export and verify the chain of what was done."""

from pathlib import Path
from typing import Annotated

import typer

from mutirao.cli.framework import set_up_django
from mutirao.cli.whole_files import write_whole
from mutirao.kernel.errors import MutiraoError

audit = typer.Typer(
    help="Seal, export and verify the chain of what was done.", no_args_is_help=True, rich_markup_mode=None
)


class ChainNotIntactError(MutiraoError):
    code = "audit.not_intact"


@audit.command()
def verify(
    against: Annotated[
        Path | None, typer.Option(help="A head exported earlier; shows a chain cut short or replaced since.")
    ] = None,
) -> None:
    """Walk the whole chain and say what was edited, removed or cut off.

    Example: mutirao audit verify --against head-2026-11.json
    """
    set_up_django()
    from django.conf import settings

    from mutirao.audit import heads, sealing

    exported = heads.read_head(against, folder=settings.HOME) if against else None
    verification = sealing.verify(against=exported)
    for finding in verification.findings:
        act = "" if finding.act_id is None else f", act {finding.act_id}"
        typer.echo(f"{finding.kind}: position {finding.position}{act}")
    typer.echo(f"Sealed: {verification.head.position}. Not sealed yet, so not protected yet: {verification.unsealed}.")
    if not verification.is_intact:
        raise ChainNotIntactError(findings=len(verification.findings))
    typer.echo("The chain is intact.")


@audit.command()
def head(
    output: Annotated[Path, typer.Option(help="File to write; keep it on another machine.")],
) -> None:
    """Seal what is committed and write the chain's end, signed, to a file.

    Example: mutirao audit head --output head-2026-11.json
    """
    set_up_django()
    from django.conf import settings
    from django.utils import timezone

    from mutirao.audit import heads, sealing

    sealing.seal_committed()
    signed = heads.signed(sealing.head(), folder=settings.HOME, now=timezone.now())
    write_whole(output, heads.written(signed).encode())
    typer.echo(f"{output}: position {signed.position}. Keep it where nobody of this deployment can change it.")


@audit.command()
def seal() -> None:
    """Chain what is committed; the worker does the same every few seconds.

    Example: mutirao audit seal
    """
    set_up_django()
    from mutirao.audit import sealing

    typer.echo(f"Sealed: {sealing.seal_committed()}.")
