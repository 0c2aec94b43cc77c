"""Bringing in sources and statements from a file: all of it or nothing, and never over what was edited here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.digests import digest_of
from mutirao.atlas.errors import CircularSourcesError
from mutirao.atlas.models import Origin, Source, Statement, Topic
from mutirao.atlas.queries.contents import history_of_source
from mutirao.atlas.queries.importing import (
    ImportDifference,
    closing,
    import_difference,
    recorded_links,
    standing_after,
)
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.succession import Links, first_circle
from mutirao.atlas.writing import (
    StatementWriting,
    fill_source,
    locked_sources,
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
    file. Raises ForbiddenError, and CircularSourcesError where documents would replace or follow themselves.
    """
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)
    # Locked before they are held against the file: nobody edits one in between.
    stored, recorded = locked_sources(), locked_statements()
    difference = import_difference(sources, statements)
    links = _links_without_circle(sources, difference, stored)

    _write_sources(sources, difference, stored, links, by=by, now=now)
    taken = difference.statements.taken
    _write_statements([one for one in statements if one.slug in taken], recorded, stored, by=by, now=now)

    record(
        events.STATEMENTS_IMPORTED,
        by=by,
        about=ImportedFile(public_id=digest[:_LENGTH_OF_NAME]),
        at=now,
        sources=len(difference.sources.taken),
        statements=len(taken),
    )
    return difference


def _links_without_circle(
    sources: Sequence[ImportedSource], difference: ImportDifference, stored: Mapping[str, Source]
) -> Links:
    touched, links = closing(sources, difference.sources.taken, recorded_links(stored.values()))
    if circle := first_circle(touched, links):
        raise CircularSourcesError(chain=" → ".join(circle))
    return links


def _write_sources(
    records: Sequence[ImportedSource],
    difference: ImportDifference,
    stored: dict[str, Source],
    links: Links,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """`stored` takes those along that are new."""
    taken = [one for one in records if one.key in difference.sources.taken]
    written = [*(one.key for one in taken), *difference.replaced]
    before = {key: history_of_source(stored[key]) for key in written if key in stored}
    for one in taken:
        source = stored.setdefault(one.key, Source(key=one.key))
        # A later edition of the shipped atlas waits beside it, as beside every edit of this site.
        source.origin = Origin.LOCAL
        fill_source(source, one)
        source.shipped_digest = digest_of(one)
    Source.objects.bulk_create([stored[key] for key in difference.sources.added])
    for key in written:
        _link(stored[key], links, stored)
    for key in difference.replaced:
        stored[key].edited_at = now
    save_sources([stored[key] for key in written], before, reason=events.STATEMENTS_IMPORTED, by=by, now=now)


def _link(source: Source, links: Links, stored: Mapping[str, Source]) -> None:
    newer, older = links.superseded_by.get(source.key), links.follows.get(source.key)
    source.superseded_by = stored[newer] if newer else None
    source.follows = stored[older] if older else None
    source.standing = standing_after(source.standing, newer)


def _write_statements(
    records: Sequence[ImportedStatement],
    stored: dict[str, Statement],
    sources: dict[str, Source],
    *,
    by: Actor,
    now: datetime,
) -> None:
    topics = {topic.key: topic for topic in Topic.objects.all()}
    writing = StatementWriting(topics=topics, sources=sources, origin=Origin.LOCAL, by=by, now=now)
    revisions = writing.write(records, stored)
    for one in records:
        writing.apply(one, stored[one.slug], revisions[one.slug])
    save_applied([stored[one.slug] for one in records])
