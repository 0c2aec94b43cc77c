"""Loading the shipped atlas. What a deployment has edited stays; what is shipped later waits beside it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor
from mutirao.atlas import events
from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import Origin, ShippedEdition, Source, Statement, Topic
from mutirao.atlas.queries.contents import history_of_source
from mutirao.atlas.queries.editions import latest_edition_digest
from mutirao.atlas.reference import shipped_atlas
from mutirao.atlas.reference.schema import ShippedAtlas, ShippedSource, ShippedStatement, ShippedTopic
from mutirao.atlas.writing import (
    StatementWriting,
    fill_source,
    link_sources,
    locked_sources,
    locked_statements,
    save_applied,
    save_sources,
)
from mutirao.audit.recording import record


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
    changed_sources, sources = _load_sources(shipped.sources, by=by, now=now)
    writing = StatementWriting(topics=topics, sources=sources, origin=Origin.SHIPPED, by=by, now=now)
    changed_statements = _load_statements(shipped.statements, writing)
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


def _load_sources(shipped: Sequence[ShippedSource], *, by: Actor, now: datetime) -> tuple[int, dict[str, Source]]:
    stored = locked_sources()
    changed = [one for one in shipped if one.key not in stored or stored[one.key].shipped_digest != digest_of(one)]
    added = [one for one in changed if one.key not in stored]
    before = {one.key: history_of_source(stored[one.key]) for one in changed if one.key in stored}
    for one in changed:
        _take_over(one, stored.setdefault(one.key, Source(key=one.key)))
    Source.objects.bulk_create([stored[one.key] for one in added])
    link_sources([one for one in changed if stored[one.key].waiting_change is None], stored)
    save_sources([stored[one.key] for one in changed], before, reason=events.ATLAS_LOADED, by=by, now=now)
    return len(changed), stored


def _take_over(shipped: ShippedSource, source: Source) -> None:
    source.shipped_digest = digest_of(shipped)
    if source.edited_at is not None or _is_of_this_deployment(source):
        source.waiting_change = shipped.model_dump(mode="json")
        return
    source.origin = Origin.SHIPPED
    source.waiting_change = None
    fill_source(source, shipped)


def _is_of_this_deployment(source: Source) -> bool:
    return not source._state.adding and source.origin == Origin.LOCAL


def _load_statements(shipped: Sequence[ShippedStatement], writing: StatementWriting) -> int:
    stored = locked_statements()
    changed = [one for one in shipped if _digest_in(stored, one.slug) != digest_of(one)]
    revisions = writing.write(changed, stored)
    for one in changed:
        stored[one.slug].shipped_digest = revisions[one.slug].digest
        if not _is_edited_here(stored[one.slug]):
            writing.apply(one, stored[one.slug], revisions[one.slug])
    save_applied([stored[one.slug] for one in changed])
    return len(changed)


def _is_edited_here(statement: Statement) -> bool:
    return statement.current is not None and statement.current.origin == Origin.LOCAL


def _digest_in(stored: Mapping[str, Statement], slug: str) -> str:
    return stored[slug].shipped_digest if slug in stored else ""
