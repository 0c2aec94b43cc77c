"""`mutirao import gdp` and `mutirao import gci`: published figures of countries from files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli.framework import set_up_django

if TYPE_CHECKING:
    from mutirao.connectors.difference import Difference
    from mutirao.connectors.figures.reading import FigureFile
    from mutirao.directory.queries import FigureKey

_EXAMPLES = 5

Issuer = Annotated[str, typer.Option(help="Who published the figures; shown beside each.")]
Licence = Annotated[str, typer.Option(help="The licence of the figures.")]
Address = Annotated[str, typer.Option(help="Where they were published.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the difference and change nothing.")]


def gdp(
    file: Annotated[Path, typer.Argument(help="CSV: iso3, year, gdp_usd.")],
    *,
    issuer: Issuer = "",
    licence: Licence = "",
    url: Address = "",
    dry_run: DryRun = False,
) -> None:
    """Bring in figures of gross domestic product in current US dollars, beside those that are shipped.

    Example: mutirao import gdp gdp.csv --issuer "World Bank" --licence "CC BY 4.0" --dry-run
    """
    set_up_django()
    from mutirao.connectors.gdp.reading import SOURCE, read_gdp_file

    read = read_gdp_file(file)
    title = f"Gross domestic product in current US dollars, {read.file}"
    _bring_in(read, source=SOURCE, title=title, issuer=issuer, licence=licence, url=url, is_dry_run=dry_run)


def gci(
    file: Annotated[
        Path, typer.Argument(help="CSV: iso3, legal, technical, organizational, capacity, cooperation[, total, tier].")
    ],
    *,
    issuer: Issuer = "",
    licence: Licence = "",
    url: Address = "",
    dry_run: DryRun = False,
) -> None:
    """Bring in figures of the Global Cybersecurity Index 2024, beside those that are shipped: context, never a ranking.

    Example: mutirao import gci gci.csv --issuer ITU --dry-run
    """
    set_up_django()
    from mutirao.connectors.gci.reading import SOURCE, read_gci_file

    read = read_gci_file(file)
    title = f"Global Cybersecurity Index 2024, {read.file}"
    _bring_in(read, source=SOURCE, title=title, issuer=issuer, licence=licence, url=url, is_dry_run=dry_run)


def _bring_in(
    read: "FigureFile", *, source: str, title: str, issuer: str, licence: str, url: str, is_dry_run: bool
) -> None:
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.connectors.figures.difference import figures_difference
    from mutirao.directory.services import SourceWords, import_figures

    typer.echo(f"{read.file}: {len(read.figures)} figures.")
    _print_difference(figures_difference(read.figures, source=source))
    if is_dry_run:
        typer.echo("Dry run: nothing was changed.")
        return
    now = timezone.now()
    words = SourceWords(
        title=title,
        issuer=issuer or "not stated by the operator who imported it",
        licence=licence,
        url=url,
        vintage=f"imported {now.date()}",
    )
    entered = import_figures(source=source, words=words, figures=read.figures, by=system_actor(Via.COMMAND), now=now)
    typer.echo(f"In use: {entered.title}.")


def _print_difference(found: "Difference[FigureKey]") -> None:
    for word, keys in (("New", found.added), ("Changed", found.changed), ("Gone", found.gone)):
        typer.echo(f"{word}: {len(keys)}{_examples(keys)}")
    typer.echo(f"Unchanged: {found.unchanged}")


def _examples(keys: "tuple[FigureKey, ...]") -> str:
    if not keys:
        return ""
    shown = ", ".join(f"{country} {indicator} {year}" for country, indicator, year in keys[:_EXAMPLES])
    return f" ({shown}{', …' if len(keys) > _EXAMPLES else ''})"
