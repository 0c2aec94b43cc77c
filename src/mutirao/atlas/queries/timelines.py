"""The time line of a party: first only days, in order; then what stands on the part of it that is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.models import Mark, Source, Statement
from mutirao.atlas.queries.shapes import facts_of_sources, linked_documents, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, visible_statements
from mutirao.atlas.timelines import Moment
from mutirao.kernel.dates import PartialDate, Span
from mutirao.parties.queries import party_by_code

SAID, ENDED, REPLACED = "said", "ended", "replaced"
# On one day an end stands before what begins.
_ORDER = {ENDED: 0, REPLACED: 1, SAID: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One day of a time line, and the database id of the statement or document that stands there."""

    day: date
    kind: str
    row: int
    is_of_instrument: bool = False


def places_of(party: str, *, by: Actor, on: date) -> list[Place]:
    """Everything dated of a party and of what it takes part in, oldest first; ends up to the day `on`. Without a date
    of its own, a statement stands at that of its instrument. Raises UnknownPartyError."""
    concerned = visible_statements(by).filter(involving([party_by_code(party).pk])).exclude(current__mark=Mark.UNREAD)
    told = concerned.order_by().values_list(
        "pk", "current__said_from", "current__instrument__dated", "current__source", "current__instrument"
    )
    rows = list(told)
    said = [place for pk, day, dated, _, _ in rows for place in _said(pk, day, dated)]
    documents = {instrument or source for _, _, _, source, instrument in rows}
    found = [*said, *_ends(documents, on)]
    return sorted(found, key=lambda place: (place.day, _ORDER[place.kind], place.row))


def moments_of(places: Sequence[Place], *, by: Actor, on: date) -> list[Moment]:
    """What stands at these places, in their order."""
    documents = linked_documents(on)
    statements = visible_statements(by).filter(pk__in=[one.row for one in places if one.kind == SAID])
    rows: list[Statement] = list(with_related(statements, by=by))
    facts = dict(zip((row.pk for row in rows), statement_facts(rows, documents, on), strict=True))
    ending = list(Source.objects.filter(pk__in=[one.row for one in places if one.kind != SAID]))
    sources = dict(zip((row.pk for row in ending), facts_of_sources(ending, documents, on), strict=True))
    return [moment for place in places if (moment := _moment(place, facts, sources)) is not None]


def _said(pk: int, day: date | None, dated: str | None) -> Iterator[Place]:
    if day is not None:
        yield Place(day=day, kind=SAID, row=pk)
    elif dated:
        yield Place(day=PartialDate.parse(dated).first_day, kind=SAID, row=pk, is_of_instrument=True)


def _ends(documents: Iterable[int], on: date) -> Iterator[Place]:
    is_over = Q(valid_until__isnull=False, valid_until__lte=on) | Q(superseded_by__isnull=False)
    rows = Source.objects.filter(is_over, pk__in=documents).select_related("superseded_by")
    for row in rows:
        if row.valid_until is not None and row.valid_until <= on:
            yield Place(day=row.valid_until, kind=ENDED, row=row.pk)
        newer = row.superseded_by
        if newer is not None and newer.dated and PartialDate.parse(newer.dated).first_day <= on:
            yield Place(day=PartialDate.parse(newer.dated).first_day, kind=REPLACED, row=row.pk)


def _moment(place: Place, facts: dict[int, StatementFact], sources: dict[int, SourceFact]) -> Moment | None:
    """None for what was hidden between the two looks."""
    statement, document = (facts.get(place.row), None) if place.kind == SAID else (None, sources.get(place.row))
    shown = _date(place, statement, document)
    if shown is None:
        return None
    return Moment(
        kind=place.kind,
        date=shown,
        year=place.day.year,
        statement=statement,
        document=document,
        is_of_instrument=place.is_of_instrument,
    )


def _date(place: Place, statement: StatementFact | None, document: SourceFact | None) -> PartialDate | Span | None:
    """As exact as it is known."""
    if statement is not None:
        return statement.document.dated if place.is_of_instrument else statement.said_on
    if document is None:
        return None
    if place.kind == ENDED:
        return document.valid.end if document.valid else None
    return document.successors[0].dated if document.successors else None
