"""Bringing in sources and statements from a file: all of it or nothing, and never over what was edited here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import Origin, Source, Topic
from mutirao.atlas.queries.importing import ImportDifference, import_difference
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.staleness import Standing
from mutirao.atlas.writing import (
    StatementWriting,
    fill_source,
    link_sources,
    locked_statements,
    save_applied,
    save_sources,
)
from mutirao.audit.recording import record

_LENGTH_OF_NAME = 16  # of a digest, enough to tell files apart


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """What the audit line is about; a file is known by the beginning of its SHA-256."""

    public_id: str


@transaction.atomic
def import_statements(
    *,
    sources: Sequence[ImportedSource],
    statements: Sequence[ImportedStatement],
    digest: str,
    by: Actor,
    now: datetime,
) -> ImportDifference:
    """Take over the sources and statements of a file, as public facts of this site; returns what it did.

    What names a party, topic or source must be known (the reader of the file has looked). `digest`: SHA-256 of the
    file. Raises ForbiddenError.
    """
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)

    difference = import_difference(sources, statements)
    stored = _write_sources(sources, {*difference.sources.added, *difference.sources.changed}, now=now)
    taken = {*difference.statements.added, *difference.statements.changed}
    _write_statements([one for one in statements if one.slug in taken], stored, by=by, now=now)

    record(
        events.STATEMENTS_IMPORTED,
        by=by,
        about=ImportedFile(public_id=digest[:_LENGTH_OF_NAME]),
        at=now,
        sources=len(difference.sources.added) + len(difference.sources.changed),
        statements=len(taken),
    )
    return difference


def _write_sources(records: Sequence[ImportedSource], taken: set[str], *, now: datetime) -> dict[str, Source]:
    stored = {source.key: source for source in Source.objects.select_for_update()}
    changed = [one for one in records if one.key in taken]
    added = [one.key for one in changed if one.key not in stored]
    for one in changed:
        source = stored.setdefault(one.key, Source(key=one.key, origin=Origin.LOCAL))
        fill_source(source, one)
        source.shipped_digest = digest_of(one)
    Source.objects.bulk_create([stored[key] for key in added])
    link_sources(changed, stored)
    older = _replaced_here(changed, stored, now)
    save_sources([*(stored[one.key] for one in changed), *older])
    return stored


def _replaced_here(changed: Sequence[ImportedSource], stored: dict[str, Source], now: datetime) -> list[Source]:
    """Documents of this site that a document of the file replaces: they are no longer in force."""
    in_file = {one.key for one in changed}
    newer_of = {one.supersedes: one.key for one in changed if one.supersedes and one.supersedes not in in_file}
    for older, newer in newer_of.items():
        stored[older].superseded_by = stored[newer]
        stored[older].standing = Standing.SUPERSEDED
        stored[older].edited_at = now
    Source.objects.bulk_update([stored[key] for key in newer_of], ["edited_at"])
    return [stored[key] for key in newer_of]


def _write_statements(
    records: Sequence[ImportedStatement], sources: dict[str, Source], *, by: Actor, now: datetime
) -> None:
    topics = {topic.key: topic for topic in Topic.objects.all()}
    stored = locked_statements()
    writing = StatementWriting(topics=topics, sources=sources, origin=Origin.LOCAL, by=by, now=now)
    revisions = writing.write(records, stored)
    for one in records:
        writing.apply(one, stored[one.slug], revisions[one.slug])
    save_applied([stored[one.slug] for one in records])
