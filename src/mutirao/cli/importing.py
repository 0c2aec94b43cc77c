"""`mutirao import`: figures from files, in one transaction, with a look before."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli.framework import set_up_django

if TYPE_CHECKING:
    from mutirao.connectors.difference import Difference
    from mutirao.connectors.trade.reading import TradeFile
    from mutirao.directory.queries import Pair

_EXAMPLES = 5

importing = typer.Typer(
    help="Bring in figures from files: all of a file or nothing.", no_args_is_help=True, rich_markup_mode=None
)


@importing.command()
def trade(
    file: Annotated[Path, typer.Argument(help="CSV: exporter, importer, value[, year, sector].")],
    *,
    year: Annotated[int | None, typer.Option(help="Which year of the file; without it, the newest.")] = None,
    unit: Annotated[str, typer.Option(help="The unit of the values.")] = "USD",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference and change nothing.")] = False,
) -> None:
    """Take a table of observed trade into use; the earlier one is kept beside it.

    Example: mutirao import trade trade.csv --year 2023 --dry-run
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.connectors.difference import difference
    from mutirao.connectors.trade.reading import read_trade_file
    from mutirao.directory.queries import deliveries_in_use
    from mutirao.directory.services import import_trade_table

    read = read_trade_file(file, year=year)
    _print_difference(read, difference(read.deliveries, deliveries_in_use(is_fictitious=read.is_fictitious)))
    if dry_run:
        typer.echo("Dry run: nothing was changed.")
        return
    table = import_trade_table(
        name=read.file,
        digest=read.digest,
        year=read.year,
        unit=unit,
        is_fictitious=read.is_fictitious,
        deliveries=read.deliveries,
        by=system_actor(Via.COMMAND),
        now=timezone.now(),
    )
    typer.echo(f"In use: {table.name}, {len(read.deliveries)} deliveries, {table.unit}.")


def _print_difference(read: "TradeFile", found: "Difference[Pair]") -> None:
    typer.echo(f"{read.file}: {len(read.deliveries)} deliveries of {read.year or 'no stated year'}.")
    if read.lines_of_other_years:
        typer.echo(f"Lines of other years, not used: {read.lines_of_other_years}.")
    for word, pairs in (("New", found.added), ("Changed", found.changed), ("Gone", found.gone)):
        typer.echo(f"{word}: {len(pairs)}{_examples(pairs)}")
    typer.echo(f"Unchanged: {found.unchanged}")


def _examples(pairs: "tuple[Pair, ...]") -> str:
    if not pairs:
        return ""
    shown = ", ".join(f"{exporter}→{importer} {sector}".strip() for exporter, importer, sector in pairs[:_EXAMPLES])
    return f" ({shown}{', …' if len(pairs) > _EXAMPLES else ''})"
