"""Sources: public documents with their age and standing, and what rests on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.atlas.chains import StrategyChain, chain_of
from mutirao.atlas.differences import FieldDifference, field_differences
from mutirao.atlas.facts import PartyFact, SourceFact, StatementFact, TopicFact
from mutirao.atlas.models import Source
from mutirao.atlas.queries.contents import content_of_source
from mutirao.atlas.queries.shapes import facts_of_sources, linked_documents, party_fact, statement_facts, with_related
from mutirao.atlas.queries.statements import visible_statements
from mutirao.atlas.queries.topics import topics
from mutirao.design.lists import Orders, in_order
from mutirao.kernel.errors import NotFoundError
from mutirao.parties.models import Party

MOST_CHECKS = 20  # and changes: the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOfSource:
    outcome: str
    note: str
    checked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfSource:
    number: int
    differences: tuple[FieldDifference, ...]
    reason: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source with the chain that it stands in (None where it stands alone), what rests on it, and the latest checks
    and changes of it, the last first."""

    source: SourceFact
    chain: StrategyChain | None
    statements: tuple[StatementFact, ...]
    checks: tuple[CheckOfSource, ...]
    changes: tuple[ChangeOfSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCount:
    party: PartyFact
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """`statements` counts those under the topic and below it."""

    topic: TopicFact
    statements: int


def sources(on: date) -> list[SourceFact]:
    """Every source, by issuer and title; two queries."""
    return facts_of_sources(Source.objects.order_by("issuer", "title"), linked_documents(on), on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFilters:
    """An empty text selects all. `words`: stand in the title or the name of the issuer."""

    words: str = ""
    language: str = ""
    standing: str = ""


SOURCE_ORDERS: Orders = {
    "title": ("title", "key"),
    "issuer": ("issuer", "title", "key"),
    "date": ("dated", "key"),
    "checked": ("last_checked", "key"),
}
BY_ISSUER = "issuer"


def listed_sources(filters: SourceFilters | None = None, *, order: str = BY_ISSUER) -> QuerySet[Source]:
    """Sources for a list in parts, in an order of SOURCE_ORDERS, without one by issuer and title; see `facts_of`."""
    chosen = filters or SourceFilters()
    asked = {"language": chosen.language, "standing": chosen.standing}
    rows = Source.objects.filter(**{name: value for name, value in asked.items() if value})
    for word in chosen.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(issuer__icontains=word))
    return in_order(rows, order, SOURCE_ORDERS, default=BY_ISSUER)


def languages_of_sources() -> list[str]:
    return list(Source.objects.order_by("language").values_list("language", flat=True).distinct())


def facts_of(rows: Iterable[Source], *, on: date) -> list[SourceFact]:
    return facts_of_sources(rows, linked_documents(on), on)


def unchecked_sources(on: date, *, most: int) -> list[SourceFact]:
    """Those whose next check is overdue, the longest overdue first, so many at most."""
    overdue = Source.objects.unchecked(on).order_by("fresh_until", "key")[:most]
    return facts_of_sources(overdue, linked_documents(on), on)


def source_page(key: str, *, by: Actor, on: date) -> SourcePage:
    """Raises NotFoundError."""
    row = source_by_key(key)
    documents = linked_documents(on)
    rests = with_related(visible_statements(by), by=by).filter(Q(current__source=row) | Q(current__instrument=row))
    statements = statement_facts(rests.order_by("party__code", "current__said_from", "public_id"), documents, on)
    [source] = facts_of_sources([row], documents, on)
    return SourcePage(
        source=source,
        chain=chain_of(source.key, documents),
        statements=statements,
        checks=source_checks(row),
        changes=_changes(row),
    )


def source_checks(row: Source) -> tuple[CheckOfSource, ...]:
    """The last first."""
    return tuple(
        CheckOfSource(outcome=check.outcome, note=check.note, checked_at=check.checked_at)
        for check in row.checks.all()[:MOST_CHECKS]
    )


def _changes(row: Source) -> tuple[ChangeOfSource, ...]:
    return tuple(
        ChangeOfSource(
            number=change.number,
            differences=field_differences(change.before, change.after),
            reason=change.reason,
            changed_at=change.changed_at,
        )
        for change in row.changes.all()[:MOST_CHECKS]
    )


def source_by_key(key: str) -> Source:
    """Raises NotFoundError."""
    row = Source.objects.filter(key=key).select_related("superseded_by", "follows").first()
    if row is None:
        raise NotFoundError(id=key)
    return row


def recorded_source(key: str) -> tuple[dict[str, Any], int]:
    """What is said of a source now, as `content.SourceContent` reads it, and in which version; NotFoundError."""
    row = source_by_key(key)
    return content_of_source(row), row.version


def parties_with_statements(by: Actor) -> list[PartyCount]:
    """Parties of which something is recorded that the caller may see, by code, with how many facts."""
    counts = dict(visible_statements(by).order_by().values_list("party").annotate(Count("pk")))
    listed = Party.objects.filter(pk__in=counts).order_by("code")
    return [PartyCount(party=party_fact(party), statements=counts[party.pk]) for party in listed]


def parties_with_facts(by: Actor) -> list[PartyFact]:
    """The same parties, by code, without counting: for whoever only has to choose one."""
    told = Exists(visible_statements(by).filter(party=OuterRef("pk")))
    return [party_fact(party) for party in Party.objects.filter(told).order_by("code")]


def topics_with_statements(by: Actor) -> list[TopicCount]:
    """Every topic in the order shown, with how many facts stand under it and below."""
    counts = dict(visible_statements(by).order_by().values_list("topic__key").annotate(Count("pk")))
    listed = topics()
    return [TopicCount(topic=topic, statements=_below(topic.key, listed, counts)) for topic in listed]


def _below(key: str, listed: list[TopicFact], counts: dict[str, int]) -> int:
    return counts.get(key, 0) + sum(_below(topic.key, listed, counts) for topic in listed if topic.parent == key)
