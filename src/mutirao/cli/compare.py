"""`mutirao compare BRA KOR JPN --topic resilience`: the same questions answered side by side."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.cli.framework import set_up_django

if TYPE_CHECKING:
    from mutirao.atlas.comparison import Cell, Comparison
    from mutirao.atlas.facts import StatementFact

# Where nothing says how wide the paper is.
_WIDTH_OF_FILES = 160
_WIDTH_OF_HEADINGS = 14


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


def compare(
    parties: Annotated[
        list[str], typer.Argument(help="Two to four codes of countries or networks, such as BRA KOR JPN.")
    ],
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic with those below it, such as resilience; may stand several times.")
    ] = None,
    since: Annotated[str, typer.Option(help="Show first what is new since this day, such as 2025-01-01.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
) -> None:
    """What countries and networks said and promised, side by side, each fact with its source and standing.

    Example: mutirao compare BRA KOR JPN --topic resilience
    """
    set_up_django()
    from django.utils import timezone

    from mutirao.access.actors import ANONYMOUS
    from mutirao.atlas.queries.comparisons import compare as comparison_of
    from mutirao.kernel.dates import PartialDate

    # The command shows what everybody may see.
    comparison = comparison_of(
        parties,
        topics=topic or (),
        since=PartialDate.parse(since).first_day if since else None,
        by=ANONYMOUS,
        on=timezone.now().date(),
    )
    _print(comparison, form)


def _print(comparison: "Comparison", form: Format) -> None:
    from mutirao.atlas.exports.as_csv import comparison_as_csv
    from mutirao.atlas.exports.as_json import comparison_as_json
    from mutirao.atlas.exports.as_markdown import comparison_as_markdown

    if form == Format.TABLE:
        _print_table(comparison)
    elif form == Format.JSON:
        typer.echo(json.dumps(comparison_as_json(comparison), indent=2, ensure_ascii=False))
    elif form == Format.CSV:
        typer.echo(comparison_as_csv(comparison), nl=False)
    else:
        typer.echo(comparison_as_markdown(comparison), nl=False)


def _print_table(comparison: "Comparison") -> None:
    from django.utils.translation import gettext
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from mutirao.atlas.exports.as_markdown import title_of
    from mutirao.atlas.words import SECTION_WORDS, changes_title, changes_told

    table = Table(title=escape(title_of(comparison)), show_lines=True, title_justify="left")
    table.add_column("", width=_WIDTH_OF_HEADINGS)
    for party in comparison.parties:
        table.add_column(escape(party.name), ratio=1)
    for section in comparison.sections:
        table.add_row(str(SECTION_WORDS[section.key]), *(escape(_cell_text(cell)) for cell in section.cells))
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH_OF_FILES)
    console.print(table)
    if comparison.changes is not None:
        console.print(escape(changes_title(comparison.changes)))
        for heading, lines in changes_told(comparison.changes):
            console.print(escape("\n".join([f"{heading}:", *(f"- {line}" for line in lines)])), soft_wrap=True)
    console.print(
        gettext("As of {date}. ● the party's own text, ○ described by others, ? not yet read.").format(
            date=comparison.on
        )
    )
    for source in comparison.sources:
        console.print(escape(f"[{source.key}] {source.title}, {source.issuer}. {source.url}"), soft_wrap=True)


def _cell_text(cell: "Cell") -> str:
    from mutirao.atlas.words import gap, membership_told

    belongs = [membership_told(one) for one in cell.memberships]
    told = [_statement_text(one, cell) for one in cell.statements or ()]
    return gap() if cell.is_gap else "\n".join([*belongs, *told])


def _statement_text(statement: "StatementFact", cell: "Cell") -> str:
    from mutirao.atlas.words import date_of, standing_of, subject_of, text_of

    sign = "?" if statement.is_unread else "●" if statement.voice == "own" else "○"
    number = f"({statement.number}) " if statement.number else ""
    notes = [date_of(statement), statement.source.key, standing_of(statement)]
    told = f"{subject_of(statement, cell.party)}{text_of(statement)}"
    return f"{sign} {number}{told} [{'; '.join(note for note in notes if note)}{_stale(statement)}]"


def _stale(statement: "StatementFact") -> str:
    from django.utils.translation import gettext

    return f"; {gettext('stale')}" if statement.is_stale else ""
