"""Keeping sources: adding and changing them, and saying what was found at their address."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.content import SourceContent
from mutirao.atlas.errors import CircularSourcesError, SourceRevisedError, UnknownSourceError
from mutirao.atlas.indexing import index_source
from mutirao.atlas.models import Origin, Source, SourceChange, SourceCheck
from mutirao.atlas.queries.contents import content_of_source
from mutirao.atlas.queries.importing import recorded_links
from mutirao.atlas.staleness import last_fresh_day
from mutirao.atlas.succession import circle_through
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.atlas.writing import describe_source
from mutirao.audit.recording import record
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.errors import NotFoundError


@transaction.atomic
def add_source(*, content: SourceContent, by: Actor, now: datetime) -> Source:
    """Record a document. Whoever adds it has it before them: that counts as its first check.

    Raises UnknownSourceError, CircularSourcesError.
    """
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    linked = _locked_links(content)

    source = Source(origin=Origin.LOCAL, edited_at=now)
    describe_source(source, content)
    _link(source, content, linked)
    _check_now(source, now)

    source.save()
    index_source(source)

    record(events.SOURCE_ADDED, by=by, about=source, at=now, standing=source.standing)
    return source


@transaction.atomic
def revise_source(
    *, key: str, version: int, content: SourceContent, by: Actor, now: datetime, reason: str = ""
) -> Source:
    """Change what is said of a document that was read as `version`; what stood before is kept.

    Raises NotFoundError, SourceRevisedError where somebody else was first, UnknownSourceError, and
    CircularSourcesError where it would replace or follow itself.
    """
    linked = _locked_links(content, key)
    source = linked.get(key)
    if source is None:
        raise NotFoundError(id=key)
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    if source.version != version:
        raise SourceRevisedError(id=key, version=source.version, read=version)
    before = content_of_source(source)

    describe_source(source, content)
    _link(source, content, linked)
    source.fresh_until = _fresh_until(source)
    source.version += 1
    source.edited_at = now
    source.waiting_change = None

    source.save()
    _keep_change(source, before, by=by, now=now, reason=reason)
    index_source(source)

    record(events.SOURCE_REVISED, by=by, about=source, at=now, version=source.version)
    return source


@transaction.atomic
def check_source(*, key: str, outcome: CheckOutcome, by: Actor, now: datetime, note: str = "") -> SourceCheck:
    """Say what was found at a document's address today. Unchanged, its facts are fresh again; changed or gone, they
    stay stale until somebody has brought them into line and says so by another check. Raises NotFoundError."""
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    [check] = _checked([key], outcome, by=by, now=now, note=note)
    return check


@transaction.atomic
def confirm_sources(*, keys: Iterable[str], by: Actor, now: datetime) -> list[SourceCheck]:
    """Say of several documents that they were opened today and found unchanged: all of them, or none is recorded.
    Raises NotFoundError."""
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    return _checked(sorted(set(keys)), CheckOutcome.UNCHANGED, by=by, now=now)


def _checked(keys: list[str], outcome: CheckOutcome, *, by: Actor, now: datetime, note: str = "") -> list[SourceCheck]:
    found = {source.key: source for source in Source.objects.select_for_update().filter(key__in=keys).order_by("pk")}
    for key in keys:
        if key not in found:
            raise NotFoundError(id=key)
    for source in found.values():
        _check_now(source, now, outcome)
    Source.objects.bulk_update(found.values(), ["last_checked", "last_outcome", "fresh_until"])
    pseudonym = by.pseudonym
    checks = [
        SourceCheck(source=found[key], outcome=outcome, note=note, checked_at=now, checked_by=pseudonym) for key in keys
    ]
    SourceCheck.objects.bulk_create(checks)
    for key in keys:
        record(events.SOURCE_CHECKED, by=by, about=found[key], at=now, outcome=outcome.value)
    return checks


def _check_now(source: Source, now: datetime, outcome: CheckOutcome = CheckOutcome.UNCHANGED) -> None:
    source.last_checked = now.date().isoformat()
    source.last_outcome = outcome
    source.fresh_until = _fresh_until(source)


def _fresh_until(source: Source) -> date | None:
    checked = PartialDate.parse(source.last_checked) if source.last_checked else None
    return last_fresh_day(checked, source.check_period_days)


def _locked_links(content: SourceContent, *keys: str) -> dict[str, Source]:
    """The named documents and every linked one, by key: locked, so that two people cannot close a circle from both
    ends."""
    named = [key for key in (*keys, content.superseded_by, content.follows) if key is not None]
    is_linked = Q(superseded_by__isnull=False) | Q(follows__isnull=False)
    for relation in ("superseded_by", "follows"):
        is_linked |= Q(pk__in=Source.objects.filter(**{f"{relation}__isnull": False}).values(relation))
    rows = Source.objects.select_for_update().filter(Q(key__in=named) | is_linked).order_by("pk")
    if not content.superseded_by and not content.follows:
        rows = Source.objects.select_for_update().filter(key__in=named)
    return {source.key: source for source in list(rows)}


def _link(source: Source, content: SourceContent, linked: Mapping[str, Source]) -> None:
    for relation in ("superseded_by", "follows"):
        key = getattr(content, relation)
        if key is not None and key not in linked:
            raise UnknownSourceError(source=key)
        setattr(source, relation, linked[key] if key is not None else None)
    others = [row for row in linked.values() if row.pk != source.pk]
    if circle := circle_through(source.key, recorded_links([*others, source]).earlier):
        raise CircularSourcesError(chain=" → ".join(circle))


def _keep_change(source: Source, before: dict[str, Any], *, by: Actor, now: datetime, reason: str) -> None:
    SourceChange.objects.create(
        source=source,
        number=source.version,
        before=before,
        after=content_of_source(source),
        reason=reason,
        changed_at=now,
        changed_by=by.pseudonym,
    )
