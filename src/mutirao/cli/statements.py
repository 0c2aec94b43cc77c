"""`mutirao import statements`: facts of the atlas from a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli.framework import set_up_django

if TYPE_CHECKING:
    from mutirao.atlas.queries.importing import Difference, EntryChange

_EXAMPLES = 5


def statements(
    file: Annotated[Path, typer.Argument(help="YAML, CSV or XLSX, with the columns of the shipped atlas.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference and change nothing.")] = False,
) -> None:
    """Take statements and their sources over into the atlas, as public facts; what was edited here stays.

    Example: mutirao import statements facts.yaml --dry-run
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import Via, system_actor
    from mutirao.atlas.queries.importing import import_changes, import_difference
    from mutirao.atlas.services.importing import import_statements
    from mutirao.connectors.statements.checking import check_statements_file
    from mutirao.connectors.statements.reading import read_statements_file
    from mutirao.search.services import rebuild_index

    read = read_statements_file(file)
    check_statements_file(read)
    found = import_difference(read.sources, read.statements)
    typer.echo(f"{read.file}: {len(read.sources)} sources, {len(read.statements)} statements.")
    _print_difference("Sources", found.sources)
    _print_difference("Statements", found.statements)
    typer.echo(f"Sources replaced by one of the file: {len(found.replaced)}{_examples(found.replaced)}")
    if dry_run:
        changes = import_changes(read.sources, read.statements, found)
        for change in (*changes.sources, *changes.statements):
            _print_change(change)
        typer.echo("Dry run: nothing was changed.")
        return
    import_statements(
        sources=read.sources,
        statements=read.statements,
        digest=read.digest,
        by=system_actor(Via.COMMAND),
        now=timezone.now(),
    )
    rebuild_index(["statement", "source"])
    typer.echo("Taken over, and found by the search.")


def _print_difference(what: str, found: "Difference") -> None:
    for word, keys in (("new", found.added), ("changed", found.changed), ("edited here and kept", found.kept)):
        typer.echo(f"{what}, {word}: {len(keys)}{_examples(keys)}")
    typer.echo(f"{what}, unchanged: {found.unchanged}")


def _examples(keys: Sequence[str]) -> str:
    shown = ", ".join(keys[:_EXAMPLES]) + (", …" if len(keys) > _EXAMPLES else "")
    return f" ({shown})" if keys else ""


def _print_change(change: "EntryChange") -> None:
    """Every field that would be another, as it is and as it would be."""
    typer.echo(f"\n{change.key}")
    for one in change.differences:
        typer.echo(f"  {one.field}: {_written(one.before)} → {_written(one.after)}")


def _written(value: object) -> str:
    if value is None:
        return "nothing"
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
