"""Markdown: a heading for each section, the parties under it in order, and the sources at the end."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext

from mutirao.atlas.changes import Changes
from mutirao.atlas.comparison import Cell, Comparison
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.words import (
    NOTHING_NEW,
    SECTION_WORDS,
    changes_title,
    changes_told,
    gap,
    membership_told,
    notes_of,
    subject_of,
    text_of,
    why_stale,
)

_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def comparison_as_markdown(comparison: Comparison) -> str:
    return "\n".join(_lines(comparison)) + "\n"


def title_of(comparison: Comparison) -> str:
    """The parties compared, and on what."""
    names = ", ".join(party.name for party in comparison.parties)
    topics = ", ".join(topic.name for topic in comparison.topics)
    return f"{names}: {topics or gettext('every topic')}"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"# {_plain(title_of(comparison))}"
    yield ""
    yield gettext(
        "As of {date}. Facts are told in the words of this site; quotations stand in quotation marks."
    ).format(date=comparison.on.isoformat())
    if comparison.changes is not None:
        yield from _changes(comparison.changes)
    for section in comparison.sections:
        yield from ("", f"## {SECTION_WORDS[section.key]}")
        for cell in section.cells:
            yield from ("", f"### {_plain(cell.party.name)}", "")
            yield from _cell(cell)
    yield from ("", f"## {gettext('Sources')}", "")
    yield from (_source(source) for source in comparison.sources)


def _changes(changes: Changes) -> Iterator[str]:
    yield from ("", f"## {changes_title(changes)}", "")
    if changes.is_empty:
        yield f"*{NOTHING_NEW}*"
    for heading, lines in changes_told(changes):
        yield from (f"### {heading}", "", *(f"- {_plain(line)}" for line in lines), "")


def _cell(cell: Cell) -> Iterator[str]:
    if cell.is_gap:
        yield f"*{gap()}*"
    for claims in cell.differing_claims:
        yield gettext("Sources differ on {party} in {year}; all stand.").format(
            party=_plain(claims.party.name), year=claims.year
        )
        yield ""
    yield from (f"- {_plain(membership_told(one))}" for one in cell.memberships)
    yield from (_statement(statement, cell) for statement in cell.statements or ())


def _statement(statement: StatementFact, cell: Cell) -> str:
    number = f"({statement.number}) " if statement.number else ""
    told = _plain(f"{subject_of(statement, cell.party)}{text_of(statement)}")
    stale = f" **{_plain(why_stale(statement))}**" if statement.is_stale else ""
    return f"- {number}{told} — {_plain('; '.join(notes_of(statement)))} \\[{statement.source.key}\\].{stale}"


def _source(source: SourceFact) -> str:
    dated = str(source.dated or gettext("date not known"))
    return f"- \\[{source.key}\\] {_plain(source.title)}, {_plain(source.issuer)}, {dated}. <{source.url}>"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
