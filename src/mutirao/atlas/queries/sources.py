"""Sources: public documents with their age and standing, and what rests on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.atlas.chains import StrategyChain, chain_of
from mutirao.atlas.facts import PartyFact, SourceFact, StatementFact, TopicFact
from mutirao.atlas.models import Source
from mutirao.atlas.queries.shapes import facts_of_sources, linked_documents, party_fact, statement_facts, with_related
from mutirao.atlas.queries.statements import visible_statements
from mutirao.atlas.queries.topics import topics
from mutirao.kernel.errors import NotFoundError
from mutirao.parties.models import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source with the chain that it stands in (None where it stands alone) and what rests on it."""

    source: SourceFact
    chain: StrategyChain | None
    statements: tuple[StatementFact, ...]


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


def listed_sources() -> QuerySet[Source]:
    """Every source, for a list in parts; see `facts_of`."""
    return Source.objects.all()


def facts_of(rows: Iterable[Source], *, on: date) -> list[SourceFact]:
    return facts_of_sources(rows, linked_documents(on), on)


def unchecked_sources(on: date) -> list[SourceFact]:
    """Those whose next check is overdue, the longest overdue first: the work list."""
    return facts_of_sources(Source.objects.unchecked(on).order_by("fresh_until", "key"), linked_documents(on), on)


def source_page(key: str, *, by: Actor, on: date) -> SourcePage:
    """Raises NotFoundError."""
    row = Source.objects.filter(key=key).first()
    if row is None:
        raise NotFoundError(id=key)
    documents = linked_documents(on)
    rests = with_related(visible_statements(by)).filter(Q(current__source=row) | Q(current__instrument=row))
    statements = statement_facts(rests.order_by("party__code", "current__said_from", "public_id"), documents, on)
    [source] = facts_of_sources([row], documents, on)
    return SourcePage(source=source, chain=chain_of(source.key, documents), statements=statements)


def parties_with_statements(by: Actor) -> list[PartyCount]:
    """Parties of which something is recorded that the caller may see, by code, with how many facts."""
    counts = dict(visible_statements(by).order_by().values_list("party").annotate(Count("pk")))
    listed = Party.objects.filter(pk__in=counts).order_by("code")
    return [PartyCount(party=party_fact(party), statements=counts[party.pk]) for party in listed]


def topics_with_statements(by: Actor) -> list[TopicCount]:
    """Every topic in the order shown, with how many facts stand under it and below."""
    counts = dict(visible_statements(by).order_by().values_list("topic__key").annotate(Count("pk")))
    listed = topics()
    return [TopicCount(topic=topic, statements=_below(topic.key, listed, counts)) for topic in listed]


def _below(key: str, listed: list[TopicFact], counts: dict[str, int]) -> int:
    return counts.get(key, 0) + sum(_below(topic.key, listed, counts) for topic in listed if topic.parent == key)
