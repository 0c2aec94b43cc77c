"""What is new since a day: said since, entered here since, ended since; none of them ever stands for another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mutirao.atlas.facts import SourceFact, StatementFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`said`: facts that are dated since, newest first. `entered`: facts that people of this site recorded or reworded
    since and that are older themselves, or shipped ones that were reworded. `ended`: documents that were replaced, or
    whose term ended, since."""

    since: date
    said: tuple[StatementFact, ...]
    entered: tuple[StatementFact, ...]
    ended: tuple[SourceFact, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.said or self.entered or self.ended)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.public_id for one in (*self.said, *self.entered))


def changes_since(
    since: date, statements: Iterable[StatementFact], documents: Iterable[SourceFact], *, on: date
) -> Changes:
    """Among these statements and the documents that they and others are part of, up to the day `on`."""
    shown = tuple(statements)
    said = [one for one in shown if since <= one.begins <= on]
    entered = [one for one in shown if one.begins < since or one.begins > on]
    ended = [one for one in documents if _ended_since(one, since, on)]
    return Changes(
        since=since,
        said=tuple(sorted(said, key=lambda one: (one.begins, one.public_id), reverse=True)),
        entered=tuple(one for one in entered if _is_entered_since(one, since)),
        ended=tuple(sorted(ended, key=lambda one: one.key)),
    )


def _is_entered_since(statement: StatementFact, since: date) -> bool:
    # What a site starts with is news to nobody.
    came_along = statement.is_shipped and statement.revision == 1
    return not came_along and statement.recorded_at.date() >= since


def _ended_since(document: SourceFact, since: date, on: date) -> bool:
    return document.has_ended and any(since <= day <= on for day in _ends(document))


def _ends(document: SourceFact) -> Iterator[date]:
    """The days on which something says that it is over: the end of its own term, and the day of what replaced it."""
    if document.valid is not None and document.valid.end is not None:
        yield document.valid.end.last_day
    if document.successors and document.successors[0].dated is not None:
        yield document.successors[0].dated.first_day
