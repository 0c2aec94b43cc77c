"""What the search finds of the atlas: statements and sources."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.indexing import SOURCE, STATEMENT, source_record, statement_record
from mutirao.atlas.queries.sources import facts_of as facts_of_sources
from mutirao.atlas.queries.sources import listed_sources
from mutirao.atlas.queries.statements import facts_of, selected_statements, visible_statements
from mutirao.search.kinds import Hit, Record, SearchKind


def _visible_statements(by: Actor) -> "QuerySet[Any, Any]":
    return selected_statements(by=by).values("public_id")


def _statement_hits(ids: Sequence[str], by: Actor) -> Mapping[str, Hit]:
    found = facts_of(selected_statements(by=by).filter(public_id__in=ids), on=_today())
    return {statement.public_id: _statement_hit(statement) for statement in found}


def _statement_hit(statement: StatementFact) -> Hit:
    return Hit(
        kind=STATEMENT,
        title=statement.says,
        url=reverse("statement", kwargs={"statement_id": statement.public_id}),
        snippet=f"{statement.source.title}, {statement.source.issuer}",
        party=statement.party.name,
        language=statement.language,
    )


def _statement_records() -> Iterable[Record]:
    rows = visible_statements(system_actor(Via.COMMAND)).select_related("party", "topic", "current__source")
    for statement in rows.iterator():
        record = statement_record(statement)
        if record is not None:
            yield record


def _visible_sources(_by: Actor) -> "QuerySet[Any, Any]":
    return listed_sources().values("key")


def _source_hits(ids: Sequence[str], _by: Actor) -> Mapping[str, Hit]:
    found = facts_of_sources(listed_sources().filter(key__in=ids), on=_today())
    return {source.key: _source_hit(source) for source in found}


def _source_hit(source: SourceFact) -> Hit:
    return Hit(
        kind=SOURCE,
        title=source.title,
        url=reverse("source", kwargs={"key": source.key}),
        snippet=source.issuer,
        language=source.title_language,
    )


def _source_records() -> Iterable[Record]:
    return (source_record(source) for source in listed_sources().iterator())


def _today() -> date:
    return timezone.now().date()


SEARCH_KINDS: Mapping[str, SearchKind] = {
    STATEMENT: SearchKind(
        name=gettext_noop("Statements"),
        visible_ids=_visible_statements,
        hits=_statement_hits,
        records=_statement_records,
    ),
    SOURCE: SearchKind(
        name=gettext_noop("Sources"), visible_ids=_visible_sources, hits=_source_hits, records=_source_records
    ),
}
