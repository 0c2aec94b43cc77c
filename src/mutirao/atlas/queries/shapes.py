"""From rows to facts, with a number of queries that does not depend on the number of rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.facts import (
    DeclarationFact,
    EvidenceFact,
    PartyFact,
    ReplyFact,
    SourceFact,
    SourceLink,
    StatementFact,
    TopicFact,
)
from mutirao.atlas.models import (
    Involvement,
    InvolvementRole,
    Origin,
    PledgeDeclaration,
    PledgeEvidence,
    Reply,
    Source,
    Statement,
    StatementRevision,
    Topic,
)
from mutirao.atlas.staleness import ENDED, StaleReason
from mutirao.atlas.vocabulary import EvidenceState
from mutirao.kernel.dates import PartialDate, Span
from mutirao.parties.models import Party


def linked_documents(on: date) -> dict[str, SourceFact]:
    """Every document that follows, replaces or is replaced by another, by key."""
    replaced, following = (
        Source.objects.filter(**{f"{relation}__isnull": False}).order_by() for relation in ("superseded_by", "follows")
    )
    ends = replaced.values("pk").union(
        replaced.values("superseded_by"), following.values("pk"), following.values("follows")
    )
    rows = {source.pk: source for source in Source.objects.filter(pk__in=ends)}
    return {source.key: source_fact(source, _successors(source, rows), rows, on) for source in rows.values()}


def _successors(source: Source, rows: Mapping[int, Source]) -> tuple[SourceLink, ...]:
    found: list[SourceLink] = []
    seen = {source.pk}
    while source.superseded_by_id is not None and source.superseded_by_id not in seen:
        source = rows[source.superseded_by_id]
        seen.add(source.pk)
        found.append(source_link(source))
    return tuple(found)


def source_link(source: Source) -> SourceLink:
    return SourceLink(
        key=source.key,
        title=source.title,
        dated=_partial(source.dated),
        standing=source.standing,
        title_language=source.title_language,
    )


def source_fact(
    source: Source, successors: tuple[SourceLink, ...], linked: Mapping[int, Source], on: date
) -> SourceFact:
    return SourceFact(
        key=source.key,
        title=source.title,
        title_language=source.title_language,
        issuer=source.issuer,
        dated=_partial(source.dated),
        valid=Span.parse(source.valid) if source.valid else None,
        url=source.url,
        language=source.language,
        standing=source.standing,
        last_checked=_partial(source.last_checked),
        check_period_days=source.check_period_days,
        fresh_until=source.fresh_until,
        follows=linked[source.follows_id].key if source.follows_id else None,
        superseded_by=successors[0].key if successors else None,
        successors=successors,
        stale_reasons=source.stale_reasons(on),
        version=source.version,
    )


def facts_of_sources(rows: Iterable[Source], documents: Mapping[str, SourceFact], on: date) -> list[SourceFact]:
    """`documents` from `linked_documents`: a source that is not among them is linked to nothing."""
    return [documents.get(source.key) or source_fact(source, (), {}, on) for source in rows]


def party_fact(party: Party) -> PartyFact:
    return PartyFact(code=party.code, kind=party.kind, names=party.names, is_fictitious=party.is_fictitious)


def topic_fact(topic: Topic, keys: Mapping[int, str] | None = None) -> TopicFact:
    return TopicFact(key=topic.key, names=topic.names, parent=(keys or {}).get(topic.parent_id or 0))


def with_related(rows: ShareableQuerySet, *, by: Actor) -> ShareableQuerySet:
    """Statements with all that their facts are made of; five queries when they are read."""
    answered = Prefetch("replies", queryset=Reply.objects.select_related("party", "revision"))
    involved = Prefetch("current__involvements", queryset=Involvement.objects.select_related("party"))
    shown = PledgeEvidence.objects.exclude(state=EvidenceState.WITHDRAWN)
    evidence = Prefetch("evidence", queryset=shown.select_related("source", "revision", "proposed_for"))
    # Whoever may see a pledge does not thereby see what replaced it.
    successor = Statement.objects.visible_to(by).filter(pk=OuterRef("replaced_by")).values("public_id")
    told = PledgeDeclaration.objects.select_related("revision").annotate(successor=Subquery(successor[:1]))
    declared = Prefetch("declarations", queryset=told)
    return rows.select_related("party", "topic", "current__source", "current__instrument").prefetch_related(
        involved, answered, evidence, declared
    )


def statement_facts(
    rows: Iterable[Statement], documents: Mapping[str, SourceFact], on: date
) -> tuple[StatementFact, ...]:
    """Facts for rows read `with_related`, in their order."""
    known = dict(documents)
    return tuple(statement_fact(row, row.current, known, on) for row in rows if row.current is not None)


def statement_fact(
    row: Statement, revision: StatementRevision, known: dict[str, SourceFact], on: date
) -> StatementFact:
    """What a statement, read `with_related`, says in one of its revisions. `known`: documents by key, to which those
    that are cited are added."""
    source = _known_source(revision.source, known, on)
    instrument = _known_source(revision.instrument, known, on) if revision.instrument else None
    involved = list(revision.involvements.all())
    return StatementFact(
        public_id=row.public_id,
        party=party_fact(row.party),
        kind=row.kind,
        topic=topic_fact(row.topic),
        says=revision.says,
        language=revision.language,
        source=source,
        instrument=instrument,
        mark=revision.mark,
        voice=revision.voice,
        said_on=_moment(revision.said_on),
        valid=Span.parse(revision.valid) if revision.valid else None,
        page=revision.page,
        is_quotation=revision.is_quotation,
        number=revision.number_in_source,
        figures=revision.figures,
        participants=_with_role(involved, InvolvementRole.PARTICIPANT),
        observers=_with_role(involved, InvolvementRole.OBSERVER),
        secretariat=_with_role(involved, InvolvementRole.SECRETARIAT),
        stale_reasons=_reasons(source, instrument, revision.valid_until, on),
        revision=revision.number,
        recorded_at=revision.recorded_at,
        is_shipped=revision.origin == Origin.SHIPPED,
        replies=tuple(reply_fact(reply) for reply in row.replies.all()),
        evidence=tuple(evidence_fact(one) for one in row.evidence.all()),
        declarations=tuple(declaration_fact(one) for one in row.declarations.all()),
    )


def evidence_fact(evidence: PledgeEvidence) -> EvidenceFact:
    return EvidenceFact(
        public_id=evidence.public_id,
        party=party_fact(evidence.proposed_for) if evidence.proposed_for else None,
        revision=evidence.revision.number,
        source=source_link(evidence.source),
        page=evidence.page,
        happened=_moment(evidence.happened),
        says=evidence.says,
        language=evidence.language,
        state=evidence.state,
        proposed_at=evidence.proposed_at,
        decided_at=evidence.decided_at,
        answer=evidence.answer,
        answer_language=evidence.answer_language,
    )


def declaration_fact(declaration: Any) -> DeclarationFact:
    return DeclarationFact(
        public_id=declaration.public_id,
        revision=declaration.revision.number,
        kind=declaration.kind,
        says=declaration.says,
        language=declaration.language,
        replaced_by=declaration.successor,
        declared_at=declaration.declared_at,
    )


def reply_fact(reply: Reply) -> ReplyFact:
    return ReplyFact(
        public_id=reply.public_id,
        party=party_fact(reply.party),
        revision=reply.revision.number,
        kind=reply.kind,
        says=reply.says,
        language=reply.language,
        replied_at=reply.replied_at,
    )


def _known_source(source: Source, known: dict[str, SourceFact], on: date) -> SourceFact:
    if source.key not in known:
        known[source.key] = source_fact(source, (), {}, on)
    return known[source.key]


def _reasons(
    source: SourceFact, instrument: SourceFact | None, valid_until: date | None, on: date
) -> tuple[StaleReason, ...]:
    """Why a statement is stale: its source is, or the document of which it is part has ended, or its own term has."""
    passed_on = () if instrument is None else tuple(one for one in instrument.stale_reasons if one in ENDED)
    own = (StaleReason.TERM_ENDED,) if valid_until is not None and valid_until < on else ()
    return tuple(dict.fromkeys((*passed_on, *source.stale_reasons, *own)))


def _with_role(involved: Iterable[Involvement], role: InvolvementRole) -> tuple[PartyFact, ...]:
    return tuple(party_fact(one.party) for one in involved if one.role == role)


def _moment(written: str) -> PartialDate | Span | None:
    if not written:
        return None
    return Span.parse(written) if "/" in written else PartialDate.parse(written)


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
