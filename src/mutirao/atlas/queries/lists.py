"""Statements in lists: filtered, newest first, in parts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.facts import TopicFact
from mutirao.atlas.models import Source
from mutirao.atlas.queries.statements import involving, selected_statements
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.staleness import is_stale_on
from mutirao.design.lists import Orders, in_order
from mutirao.parties.queries import party_by_code


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilters:
    """An empty text selects all. `party`: a code, also of one that others name. `standing`: `stale` or `current`."""

    party: str = ""
    topic: str = ""
    kind: str = ""
    standing: str = ""


# Parties stand in the order of their codes, never of a figure.
STATEMENT_ORDERS: Orders = {
    "date": (F("current__said_from").asc(nulls_first=True), "-public_id"),
    "party": ("party__code", F("current__said_from").desc(nulls_last=True), "public_id"),
    "topic": ("topic__position", "party__code", F("current__said_from").desc(nulls_last=True), "public_id"),
}
NEWEST_FIRST = "-date"


def listed_statements(
    filters: StatementFilters, *, by: Actor, on: date, order: str = NEWEST_FIRST
) -> ShareableQuerySet:
    """In an order of STATEMENT_ORDERS, without one the newest first and what has no date last. Raises
    UnknownPartyError, UnknownTopicError, UnknownKindError."""
    rows = selected_statements(by=by, topic=filters.topic, kind=filters.kind)
    if filters.party:
        rows = rows.filter(involving([party_by_code(filters.party).pk]))
    if filters.standing:
        stale = Q(current__source__in=_stale_sources(on)) | Q(current__instrument__in=_stale_sources(on))
        rows = rows.filter(stale) if filters.standing == "stale" else rows.exclude(stale)
    return in_order(rows, order, STATEMENT_ORDERS, default=NEWEST_FIRST)


def topic_page(key: str) -> tuple[TopicFact, ...]:
    """The topic, then those below it; raises UnknownTopicError."""
    return topic_with_descendants(key)


def _stale_sources(on: date) -> "QuerySet[Source]":
    return Source.objects.filter(is_stale_on(on)).values("pk")  # type: ignore[return-value]  # one column of it
