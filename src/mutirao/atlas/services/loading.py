"""Loading the shipped atlas. What a deployment has edited stays; what is shipped later waits beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from mutirao.access.actors import Actor
from mutirao.access.audiences import AudienceKind
from mutirao.atlas import events
from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import (
    Involvement,
    InvolvementRole,
    Origin,
    ShippedEdition,
    Source,
    Statement,
    StatementRevision,
    Topic,
)
from mutirao.atlas.queries.editions import latest_edition_digest
from mutirao.atlas.reference import shipped_atlas
from mutirao.atlas.reference.schema import ShippedAtlas, ShippedSource, ShippedStatement, ShippedTopic
from mutirao.atlas.staleness import last_fresh_day
from mutirao.audit.recording import record
from mutirao.kernel.dates import Span
from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes

# The shipped facts are told in our words, whatever the language of their source.
SHIPPED_LANGUAGE = "en"


@transaction.atomic
def load_shipped_atlas(*, by: Actor, now: datetime, atlas: ShippedAtlas | None = None) -> ShippedEdition | None:
    """Bring the shipped topics, sources and statements into the database; None where nothing changed.

    A shipped change of a fact that was edited here is kept beside the edit and not applied. The parties that the
    statements name must be listed; raises UnknownPartyError otherwise.
    """
    shipped = atlas or shipped_atlas()
    digest = digest_of(shipped)
    if latest_edition_digest() == digest:
        return None

    topics = _load_topics(shipped.topics)
    changed_sources, sources = _load_sources(shipped.sources)
    changed_statements = _StatementLoad(topics=topics, sources=sources, by=by, now=now).load(shipped.statements)
    edition = ShippedEdition.objects.create(digest=digest, loaded_at=now)

    record(events.ATLAS_LOADED, by=by, about=edition, at=now, sources=changed_sources, statements=changed_statements)
    return edition


def _load_topics(shipped: Sequence[ShippedTopic]) -> dict[str, Topic]:
    for position, topic in enumerate(shipped):
        Topic.objects.update_or_create(key=topic.key, defaults={"names": topic.names, "position": position})
    topics = {topic.key: topic for topic in Topic.objects.all()}
    for topic in shipped:
        topics[topic.key].parent = topics[topic.parent] if topic.parent else None
    Topic.objects.bulk_update([topics[topic.key] for topic in shipped], ["parent"])
    return topics


_SOURCE_FIELDS = (
    "title", "issuer", "dated", "valid", "valid_until", "url", "language", "standing", "superseded_by", "follows",
    "last_checked", "check_period_days", "fresh_until", "origin", "shipped_digest", "waiting_change",
)  # fmt: skip


def _load_sources(shipped: Sequence[ShippedSource]) -> tuple[int, dict[str, Source]]:
    stored = {source.key: source for source in Source.objects.select_for_update()}
    changed = [one for one in shipped if one.key not in stored or stored[one.key].shipped_digest != digest_of(one)]
    added = [one for one in changed if one.key not in stored]
    for one in changed:
        _take_over(one, stored.setdefault(one.key, Source(key=one.key)))
    Source.objects.bulk_create([stored[one.key] for one in added])
    # Only when all are there can they name one another.
    for one in changed:
        if stored[one.key].waiting_change is None:
            stored[one.key].superseded_by = stored[one.superseded_by] if one.superseded_by else None
            stored[one.key].follows = stored[one.follows] if one.follows else None
    Source.objects.bulk_update([stored[one.key] for one in changed], _SOURCE_FIELDS, batch_size=200)
    return len(changed), stored


def _take_over(shipped: ShippedSource, source: Source) -> None:
    source.shipped_digest = digest_of(shipped)
    if source.edited_at is not None or _is_of_this_deployment(source):
        source.waiting_change = shipped.model_dump(mode="json")
        return
    source.origin = Origin.SHIPPED
    source.waiting_change = None
    source.title = shipped.title
    source.issuer = shipped.issuer
    source.dated = _text(shipped.date)
    source.valid = _text(shipped.valid)
    source.valid_until = shipped.valid.end.last_day if shipped.valid and shipped.valid.end else None
    source.url = shipped.url
    source.language = shipped.language
    source.standing = shipped.standing
    source.last_checked = str(shipped.last_checked)
    source.check_period_days = shipped.check_period_days
    source.fresh_until = last_fresh_day(shipped.last_checked, shipped.check_period_days)


def _is_of_this_deployment(source: Source) -> bool:
    return not source._state.adding and source.origin == Origin.LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class _StatementLoad:
    """One load of statements: what they refer to, and the revisions that have to be written."""

    topics: Mapping[str, Topic]
    sources: Mapping[str, Source]
    by: Actor
    now: datetime
    parties: dict[str, Party] = field(default_factory=dict)

    def load(self, shipped: Sequence[ShippedStatement]) -> int:
        stored = {
            statement.public_id: statement
            for statement in Statement.objects.select_for_update(of=("self",)).select_related("current")
        }
        changed = [one for one in shipped if _digest_in(stored, one.slug) != digest_of(one)]
        self.parties.update(_parties_named_in(changed))
        added = [self._new_statement(one) for one in changed if one.slug not in stored]
        stored |= {statement.public_id: statement for statement in Statement.objects.bulk_create(added)}
        revisions = self._write_revisions(changed, stored)
        for one in changed:
            self._apply(one, stored[one.slug], revisions[one.slug])
        Statement.objects.bulk_update(
            [stored[one.slug] for one in changed], ["current", "topic", "shipped_digest"], batch_size=500
        )
        return len(changed)

    def _new_statement(self, shipped: ShippedStatement) -> Statement:
        return Statement(
            public_id=shipped.slug,
            party=self.parties[shipped.party],
            kind=shipped.kind,
            topic=self.topics[shipped.topic],
            audience=AudienceKind.PUBLIC,
        )

    def _write_revisions(
        self, changed: Sequence[ShippedStatement], stored: Mapping[str, Statement]
    ) -> dict[str, StatementRevision]:
        last_numbers = _last_numbers(stored[one.slug].pk for one in changed)
        revisions = {
            one.slug: self._new_revision(one, stored[one.slug], last_numbers.get(stored[one.slug].pk, 0) + 1)
            for one in changed
        }
        StatementRevision.objects.bulk_create(revisions.values())
        Involvement.objects.bulk_create(
            Involvement(revision=revisions[one.slug], party=self.parties[code], role=role)
            for one in changed
            for code, role in _involved_in(one)
        )
        return revisions

    def _new_revision(self, shipped: ShippedStatement, statement: Statement, number: int) -> StatementRevision:
        source = self.sources[shipped.source]
        said_on = shipped.date or (Span.parse(source.dated) if source.dated else None)
        return StatementRevision(
            statement=statement,
            number=number,
            says=shipped.says or "",
            language=SHIPPED_LANGUAGE,
            source=source,
            instrument=self.sources[shipped.instrument] if shipped.instrument else None,
            mark=shipped.mark,
            voice=shipped.voice,
            said_on=_text(said_on),
            said_from=_first_day(said_on),
            number_in_source=shipped.number,
            figures=shipped.figures.model_dump(exclude_none=True) if shipped.figures else {},
            recorded_at=self.now,
            recorded_by=self.by.pseudonym,
            origin=Origin.SHIPPED,
            digest=digest_of(shipped),
        )

    def _apply(self, shipped: ShippedStatement, statement: Statement, revision: StatementRevision) -> None:
        statement.shipped_digest = revision.digest
        if statement.current is not None and statement.current.origin == Origin.LOCAL:
            return
        statement.current = revision
        statement.topic = self.topics[shipped.topic]


def _digest_in(stored: Mapping[str, Statement], slug: str) -> str:
    return stored[slug].shipped_digest if slug in stored else ""


def _last_numbers(statement_ids: Iterable[int]) -> dict[int, int]:
    ordered = StatementRevision.objects.filter(statement__in=list(statement_ids)).order_by("number")
    return dict(ordered.values_list("statement_id", "number"))


def _involved_in(shipped: ShippedStatement) -> list[tuple[str, InvolvementRole]]:
    return [
        *((code, InvolvementRole.PARTICIPANT) for code in shipped.parties),
        *((code, InvolvementRole.OBSERVER) for code in shipped.observers),
        *((code, InvolvementRole.SECRETARIAT) for code in shipped.secretariat),
    ]


def _parties_named_in(statements: Iterable[ShippedStatement]) -> dict[str, Party]:
    codes = {code for one in statements for code in (one.party, *(named for named, _ in _involved_in(one)))}
    return {party.code: party for party in parties_by_codes(sorted(codes))}


def _text(value: object | None) -> str:
    return "" if value is None else str(value)


def _first_day(span: Span | None) -> date | None:
    return span.start.first_day if span is not None and span.start is not None else None
