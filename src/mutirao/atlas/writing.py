"""Writing sources and statements, many at once: for the shipped atlas and for files that people bring."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mutirao.access.actors import Actor
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import (
    Involvement,
    InvolvementRole,
    Origin,
    Source,
    SourceChange,
    Statement,
    StatementRevision,
    Topic,
)
from mutirao.atlas.queries.contents import history_of_source
from mutirao.atlas.records import ImportedSource
from mutirao.atlas.reference.schema import ShippedSource, ShippedStatement, SourceEntry, StatementEntry
from mutirao.atlas.staleness import last_fresh_day
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.kernel.dates import Span
from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes

_BATCH = 1000  # rows a statement of SQL

_SOURCE_FIELDS = (
    "title", "title_language", "issuer", "dated", "valid", "valid_until", "url", "language", "standing",
    "superseded_by", "follows", "last_checked", "check_period_days", "fresh_until", "last_outcome", "version", "origin",
    "shipped_digest", "waiting_change", "edited_at",
)  # fmt: skip


def fill_source(source: Source, record: ShippedSource | ImportedSource) -> None:
    """What the record says of the document itself; what it replaced is linked when all are there."""
    describe_source(source, record)
    source.last_checked = _text(record.last_checked)
    source.last_outcome = CheckOutcome.UNCHANGED
    checked = record.last_checked
    source.fresh_until = last_fresh_day(checked, record.check_period_days) if checked else None


def describe_source(source: Source, record: SourceEntry) -> None:
    """What every entry for a document says of it, whoever wrote it."""
    source.title = record.title
    source.title_language = record.title_language
    source.issuer = record.issuer
    source.dated = _text(record.date)
    source.valid = _text(record.valid)
    source.valid_until = record.valid.end.last_day if record.valid and record.valid.end else None
    source.url = record.url
    source.language = record.language
    source.standing = record.standing
    source.check_period_days = record.check_period_days


def locked_sources() -> dict[str, Source]:
    """Every source with those that it is linked to, by key."""
    rows = Source.objects.select_for_update(of=("self",)).select_related("superseded_by", "follows")
    return {source.key: source for source in rows}


def link_sources(records: Iterable[ShippedSource], stored: Mapping[str, Source]) -> None:
    """Only when all are there can they name one another."""
    for one in records:
        stored[one.key].superseded_by = stored[one.superseded_by] if one.superseded_by else None
        stored[one.key].follows = stored[one.follows] if one.follows else None


def save_sources(
    sources: Sequence[Source], before: Mapping[str, dict[str, Any]], *, reason: str, by: Actor, now: datetime
) -> None:
    """With what stood before, by key, where that was something else: nothing that was said of a document is lost."""
    changes = [_changed(source, before[source.key], reason) for source in sources if source.key in before]
    told = [change for change in changes if change is not None]
    for change in told:
        change.changed_at, change.changed_by = now, by.pseudonym
    Source.objects.bulk_update(sources, _SOURCE_FIELDS, batch_size=200)
    SourceChange.objects.bulk_create(told, batch_size=_BATCH)


def _changed(source: Source, before: dict[str, Any], reason: str) -> SourceChange | None:
    after = history_of_source(source)
    if after == before:
        return None
    source.version += 1
    return SourceChange(source=source, number=source.version, before=before, after=after, reason=reason)


def locked_statements() -> dict[str, Statement]:
    """Every statement with its current revision, by public id."""
    rows = Statement.objects.select_for_update(of=("self",)).select_related("current")
    return {statement.public_id: statement for statement in rows}


def save_applied(statements: Sequence[Statement]) -> None:
    Statement.objects.bulk_update(statements, ["current", "topic", "shipped_digest"], batch_size=500)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWriting:
    """What the statements of one writing refer to, and the revisions that are written of them."""

    topics: Mapping[str, Topic]
    sources: Mapping[str, Source]
    origin: Origin
    by: Actor
    now: datetime
    parties: dict[str, Party] = field(default_factory=dict)

    def write(self, records: Sequence[ShippedStatement], stored: dict[str, Statement]) -> dict[str, StatementRevision]:
        """A revision for each record, by slug; statements that are not `stored` yet are added to it."""
        self.parties.update(parties_named_in(records))
        added = [self._new_statement(one) for one in records if one.slug not in stored]
        created = Statement.objects.bulk_create(added, batch_size=_BATCH)
        stored |= {statement.public_id: statement for statement in created}
        last_numbers = _last_numbers(stored[one.slug].pk for one in records)
        revisions = {
            one.slug: self._new_revision(one, stored[one.slug], last_numbers.get(stored[one.slug].pk, 0) + 1)
            for one in records
        }
        StatementRevision.objects.bulk_create(revisions.values(), batch_size=_BATCH)
        Involvement.objects.bulk_create(
            (
                Involvement(revision=revisions[one.slug], party=self.parties[code], role=role)
                for one in records
                for code, role in involved_in(one)
            ),
            batch_size=_BATCH,
        )
        return revisions

    def apply(self, record: ShippedStatement, statement: Statement, revision: StatementRevision) -> None:
        """Let the revision be what the statement says now."""
        statement.current = revision
        statement.topic = self.topics[record.topic]

    def _new_statement(self, record: ShippedStatement) -> Statement:
        return Statement(
            public_id=record.slug,
            party=self.parties[record.party],
            kind=record.kind,
            topic=self.topics[record.topic],
            audience=AudienceKind.PUBLIC,
        )

    def _new_revision(self, record: ShippedStatement, statement: Statement, number: int) -> StatementRevision:
        instrument = self.sources[record.instrument] if record.instrument else None
        return StatementRevision(
            statement=statement,
            number=number,
            **revision_fields(record, source=self.sources[record.source], instrument=instrument),
            recorded_at=self.now,
            recorded_by=self.by.pseudonym,
            origin=self.origin,
            digest=digest_of(record),
        )


def revision_fields(record: StatementEntry, *, source: Source, instrument: Source | None) -> dict[str, Any]:
    """What a revision takes from an entry, whoever wrote it; without a date of its own it has its source's."""
    said_on = record.date or (Span.parse(source.dated) if source.dated else None)
    return {
        "says": record.says or "",
        "language": record.language,
        "source": source,
        "instrument": instrument,
        "mark": record.mark,
        "voice": record.voice,
        "said_on": _text(said_on),
        "said_from": _first_day(said_on),
        "valid": _text(record.valid),
        "valid_until": record.valid.end.last_day if record.valid and record.valid.end else None,
        "page": record.page or "",
        "is_quotation": record.is_quotation,
        "number_in_source": record.number,
        "figures": record.figures.model_dump(exclude_none=True) if record.figures else {},
    }


def _last_numbers(statement_ids: Iterable[int]) -> dict[int, int]:
    wanted = set(statement_ids)
    numbered = StatementRevision.objects.order_by("number").values_list("statement_id", "number")
    return {statement: number for statement, number in numbered if statement in wanted}


def involved_in(shipped: StatementEntry) -> list[tuple[str, InvolvementRole]]:
    return [
        *((code, InvolvementRole.PARTICIPANT) for code in shipped.parties),
        *((code, InvolvementRole.OBSERVER) for code in shipped.observers),
        *((code, InvolvementRole.SECRETARIAT) for code in shipped.secretariat),
    ]


def parties_named_in(statements: Iterable[StatementEntry]) -> dict[str, Party]:
    codes = {code for one in statements for code in (one.party, *(named for named, _ in involved_in(one)))}
    return {party.code: party for party in parties_by_codes(sorted(codes))}


def _text(value: object | None) -> str:
    return "" if value is None else str(value)


def _first_day(span: Span | None) -> date | None:
    return span.start.first_day if span is not None and span.start is not None else None
