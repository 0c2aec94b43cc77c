"""What is new in the atlas, newest first, for whoever follows all of it, a party or a topic."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.models import (
    AgreementTerms,
    Mark,
    PledgeDeclaration,
    PledgeEvidence,
    Reply,
    Source,
    SourceChange,
    SourceCheck,
    StatementRevision,
)
from mutirao.atlas.news import News
from mutirao.atlas.queries.shapes import facts_of_sources, linked_documents, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, selected_statements, visible_statements
from mutirao.atlas.staleness import Standing
from mutirao.atlas.vocabulary import CheckOutcome, EvidenceState
from mutirao.parties.queries import party_by_code

MOST_NEWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that happened, before the fact or document is read that it is about (`row`, its database id)."""

    kind: str
    at: datetime
    key: str
    row: int
    says: str = ""
    language: str = ""
    detail: str = ""


def news(*, party: str = "", topic: str = "", by: Actor, on: date) -> Sequence[News]:
    """Of a party and what it takes part in, or of a topic with those below it (empty: of all), so many at most."""
    statements = selected_statements(by=by, topic=topic).order_by()
    if party:
        statements = statements.filter(involving([party_by_code(party).pk]))
    documents = _documents(statements if party or topic else None)
    told = [*_of_statements(statements.values("pk")), *_of_documents(documents, on)]
    newest = sorted(told, key=lambda one: (one.at, one.key), reverse=True)[:MOST_NEWS]
    return _shaped(newest, by=by, on=on)


def _documents(statements: ShareableQuerySet | None) -> "QuerySet[Source]":
    """Those on which one of the statements rests."""
    if statements is None:
        return Source.objects.all()
    rests = statements.filter(Q(current__source=OuterRef("pk")) | Q(current__instrument=OuterRef("pk")))
    return Source.objects.filter(Exists(rests))


def _of_statements(ids: Any) -> Iterator[Told]:
    revisions = StatementRevision.objects.filter(statement__in=ids).exclude(mark=Mark.UNREAD)
    for one in revisions.order_by("-recorded_at", "-pk")[:MOST_NEWS]:
        kind = "new" if one.number == 1 else "reworded"
        yield _told(kind, one.recorded_at, str(one.number), one.statement_id, said=one)
    for reply in Reply.objects.filter(statement__in=ids).order_by("-replied_at", "-pk")[:MOST_NEWS]:
        yield _told("reply", reply.replied_at, reply.public_id, reply.statement_id, said=reply, detail=reply.kind)
    for said in PledgeDeclaration.objects.filter(pledge__in=ids).order_by("-declared_at", "-pk")[:MOST_NEWS]:
        yield _told("declaration", said.declared_at, said.public_id, said.pledge_id, said=said, detail=said.kind)
    decided = PledgeEvidence.objects.filter(pledge__in=ids, state__in=(EvidenceState.ACCEPTED, EvidenceState.ANSWERED))
    for shown in decided.order_by("-decided_at", "-pk")[:MOST_NEWS]:
        if shown.decided_at is not None:
            yield _told("evidence", shown.decided_at, shown.public_id, shown.pledge_id, said=shown, detail=shown.state)
    for terms in AgreementTerms.objects.filter(agreement__in=ids).order_by("-recorded_at", "-pk")[:MOST_NEWS]:
        yield Told(kind="terms", at=terms.recorded_at, key=terms.public_id, row=terms.agreement_id)


def _told(kind: str, at: datetime, key: str, row: int, *, said: Any, detail: str = "") -> Told:
    return Told(kind=kind, at=at, key=key, row=row, says=said.says, language=said.language, detail=detail)


def _of_documents(documents: "QuerySet[Source]", on: date) -> Iterator[Told]:
    ids = documents.order_by().values("pk")
    changes = SourceChange.objects.filter(source__in=ids, after__standing=Standing.SUPERSEDED)
    for change in changes.exclude(before__standing=Standing.SUPERSEDED).order_by("-changed_at", "-pk")[:MOST_NEWS]:
        yield Told(kind="superseded", at=change.changed_at, key=f"v{change.number}", row=change.source_id)
    found = SourceCheck.objects.filter(source__in=ids, outcome__in=(CheckOutcome.CHANGED, CheckOutcome.GONE))
    for check in found.order_by("-checked_at", "-pk")[:MOST_NEWS]:
        yield Told(kind=check.outcome, at=check.checked_at, key=check.public_id, row=check.source_id, says=check.note)
    over = documents.filter(valid_until__lt=on).order_by("-valid_until", "pk")
    for pk, last_day in over.values_list("pk", "valid_until")[:MOST_NEWS]:
        if last_day is not None:
            ended = datetime.combine(last_day + timedelta(days=1), time(), UTC)
            yield Told(kind="ended", at=ended, key="ended", row=pk)


_OF_DOCUMENTS = frozenset({"superseded", "ended", "changed", "gone"})


def _shaped(told: Iterable[Told], *, by: Actor, on: date) -> list[News]:
    listed = list(told)
    linked = linked_documents(on)
    ids = {one.row for one in listed if one.kind not in _OF_DOCUMENTS}
    rows = list(with_related(visible_statements(by), by=by).filter(pk__in=ids))
    facts = dict(zip((row.pk for row in rows), statement_facts(rows, linked, on), strict=True))
    sources = list(Source.objects.filter(pk__in={one.row for one in listed if one.kind in _OF_DOCUMENTS}))
    documents = dict(zip((row.pk for row in sources), facts_of_sources(sources, linked, on), strict=True))
    return [
        News(
            kind=one.kind,
            at=one.at,
            key=one.key,
            statement=None if one.kind in _OF_DOCUMENTS else facts[one.row],
            document=documents[one.row] if one.kind in _OF_DOCUMENTS else None,
            says=one.says,
            language=one.language,
            detail=one.detail,
        )
        for one in listed
    ]
