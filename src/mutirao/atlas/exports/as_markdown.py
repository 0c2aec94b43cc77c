"""Markdown: a heading for each section, the parties under it in order, and the sources at the end."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext

from mutirao.atlas.comparison import Cell, Comparison
from mutirao.atlas.facts import ReplyFact, SourceFact, StatementFact
from mutirao.atlas.words import (
    MARK_WORDS,
    REPLY_WORDS,
    SECTION_WORDS,
    STANDING_WORDS,
    date_of,
    gap,
    subject_of,
    text_of,
    voice_of,
    why_stale,
)

_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def comparison_as_markdown(comparison: Comparison) -> str:
    return "\n".join(_lines(comparison)) + "\n"


def title_of(comparison: Comparison) -> str:
    """The parties compared, and on what."""
    names = ", ".join(party.name for party in comparison.parties)
    return f"{names}: {comparison.topic.name if comparison.topic else gettext('every topic')}"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"# {_plain(title_of(comparison))}"
    yield ""
    yield gettext(
        "As of {date}. Facts are told in the words of this site; quotations stand in quotation marks."
    ).format(date=comparison.on.isoformat())
    for section in comparison.sections:
        yield from ("", f"## {SECTION_WORDS[section.key]}")
        for cell in section.cells:
            yield from ("", f"### {_plain(cell.party.name)}", "")
            yield from _cell(cell)
    yield from ("", f"## {gettext('Sources')}", "")
    yield from (_source(source) for source in comparison.sources)


def _cell(cell: Cell) -> Iterator[str]:
    if cell.is_gap:
        yield f"*{gap()}*"
    for claims in cell.differing_claims:
        yield gettext("Sources differ on {party} in {year}; all stand.").format(
            party=_plain(claims.party.name), year=claims.year
        )
        yield ""
    yield from (_statement(statement, cell) for statement in cell.statements or ())


def _statement(statement: StatementFact, cell: Cell) -> str:
    number = f"({statement.number}) " if statement.number else ""
    notes = [*_voice(statement), date_of(statement), str(MARK_WORDS[statement.mark])]
    if statement.document.has_standing and not statement.is_stale:
        notes.append(f"{statement.document.title}: {STANDING_WORDS[statement.document.standing]}")
    if statement.awaits_party:
        notes.append(gettext("not reviewed by the country"))
    told = _plain(f"{subject_of(statement, cell.party)}{text_of(statement)}")
    stale = f" **{_plain(why_stale(statement))}**" if statement.is_stale else ""
    replies = "".join(f"\n  - {_reply(reply)}" for reply in statement.replies)
    return f"- {number}{told} — {_plain('; '.join(notes))} \\[{statement.source.key}\\].{stale}{replies}"


def _reply(reply: ReplyFact) -> str:
    when, act = reply.replied_at.date().isoformat(), REPLY_WORDS[reply.kind]
    head = gettext("{party} replied on {date} and {act}.").format(party=reply.party.name, date=when, act=act)
    return _plain(f"{head} {reply.says}".rstrip())


def _voice(statement: StatementFact) -> Iterator[str]:
    # Of what nobody has read, nobody can say in whose words it is told.
    if not statement.is_unread:
        yield voice_of(statement)


def _source(source: SourceFact) -> str:
    dated = str(source.dated or gettext("date not known"))
    return f"- \\[{source.key}\\] {_plain(source.title)}, {_plain(source.issuer)}, {dated}. <{source.url}>"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
