"""Statements in lists: filtered, newest first, in parts; and what changed, for those who follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.facts import StatementFact, TopicFact
from mutirao.atlas.models import Mark, Source, StatementRevision
from mutirao.atlas.queries.shapes import linked_documents, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, selected_statements, visible_statements
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.staleness import is_stale_on
from mutirao.parties.queries import party_by_code

MOST_CHANGES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilters:
    """An empty text selects all. `party`: a code, also of one that others name. `standing`: `stale` or `current`."""

    party: str = ""
    topic: str = ""
    kind: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One wording of a statement at the moment at which it was entered here. `number` counts its wordings from 1."""

    statement: StatementFact
    number: int
    says: str
    language: str
    at: datetime


def listed_statements(filters: StatementFilters, *, by: Actor, on: date) -> ShareableQuerySet:
    """Newest first, what has no date last. Raises UnknownPartyError, UnknownTopicError, UnknownKindError."""
    rows = selected_statements(by=by, topic=filters.topic, kind=filters.kind)
    if filters.party:
        rows = rows.filter(involving([party_by_code(filters.party).pk]))
    if filters.standing:
        stale = Q(current__source__in=_stale_sources(on)) | Q(current__instrument__in=_stale_sources(on))
        rows = rows.filter(stale) if filters.standing == "stale" else rows.exclude(stale)
    return rows.order_by(F("current__said_from").desc(nulls_last=True), "public_id")


def dated_statements(party: str, *, by: Actor) -> ShareableQuerySet:
    """What is dated of a party and of what it takes part in, oldest first. Raises UnknownPartyError."""
    rows = with_related(visible_statements(by)).filter(involving([party_by_code(party).pk]))
    dated = rows.filter(current__said_from__isnull=False).exclude(current__mark=Mark.UNREAD)
    return dated.order_by("current__said_from", "public_id")


def topic_page(key: str) -> tuple[TopicFact, ...]:
    """The topic, then those below it; raises UnknownTopicError."""
    return topic_with_descendants(key)


def changes(*, party: str = "", topic: str = "", by: Actor, on: date) -> Sequence[Change]:
    """The newest wordings first, of a party or of a topic with those below it (empty: of all)."""
    statements = selected_statements(by=by, topic=topic)
    if party:
        statements = statements.filter(involving([party_by_code(party).pk]))
    revisions = StatementRevision.objects.filter(statement__in=statements.order_by().values("pk"))
    newest = list(revisions.exclude(mark=Mark.UNREAD).order_by("-recorded_at", "-pk")[:MOST_CHANGES])
    rows = with_related(visible_statements(by)).filter(pk__in={one.statement_id for one in newest})
    facts = dict(
        zip((row.pk for row in rows), statement_facts(rows, linked_documents(on), on), strict=True),
    )
    return [
        Change(
            statement=facts[one.statement_id],
            number=one.number,
            says=one.says,
            language=one.language,
            at=one.recorded_at,
        )
        for one in newest
    ]


def _stale_sources(on: date) -> "QuerySet[Source]":
    return Source.objects.filter(is_stale_on(on)).values("pk")  # type: ignore[return-value]  # one column of it
