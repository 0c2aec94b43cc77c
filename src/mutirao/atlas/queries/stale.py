"""The work list: documents that somebody has to open, with the facts that rest on them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.atlas.models import Source
from mutirao.atlas.queries.shapes import facts_of_sources, linked_documents, statement_facts, with_related
from mutirao.atlas.queries.statements import visible_statements
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.staleness import StaleReason, Standing, is_unchecked_on, needs_work_on
from mutirao.parties.queries import party_by_code

# More facts of one document are counted and not told: its page has them.
MOST_FACTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleFilters:
    """An empty text selects all; `reason` empty: whatever a look at the document mends."""

    topic: str = ""
    party: str = ""
    standing: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleSource:
    """A document, the first of the facts that rest on it and how many they are, as far as the caller may see."""

    source: SourceFact
    statements: tuple[StatementFact, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.statements)


def stale_sources(*, by: Actor, on: date, filters: StaleFilters) -> "QuerySet[Source]":
    """The longest overdue first. With a topic or a party, those on which a fact of it rests that the caller may see.
    Raises UnknownTopicError, UnknownPartyError."""
    rows = Source.objects.filter(_reason(filters.reason, on))
    if filters.standing:
        rows = rows.filter(standing=filters.standing)
    if filters.topic or filters.party:
        rests = Q(current__source=OuterRef("pk")) | Q(current__instrument=OuterRef("pk"))
        rows = rows.filter(Exists(_selected(by, filters).filter(rests)))
    return rows.order_by(F("fresh_until").asc(nulls_first=True), "key")


def _reason(reason: str, on: date) -> Q:
    known = {
        StaleReason.NOT_CHECKED: is_unchecked_on(on),
        StaleReason.CHANGED: Q(last_outcome=StaleReason.CHANGED),
        StaleReason.GONE: Q(last_outcome=StaleReason.GONE),
        StaleReason.SUPERSEDED: Q(standing=Standing.SUPERSEDED),
        StaleReason.TERM_ENDED: Q(standing=Standing.TERM_ENDED) | Q(valid_until__lt=on),
    }
    return known.get(StaleReason(reason), needs_work_on(on)) if reason in set(StaleReason) else needs_work_on(on)


def _selected(by: Actor, filters: StaleFilters) -> ShareableQuerySet:
    rows = visible_statements(by).order_by()
    if filters.topic:
        rows = rows.filter(topic__key__in=[one.key for one in topic_with_descendants(filters.topic)])
    return rows.filter(party=party_by_code(filters.party)) if filters.party else rows


def stale_work(rows: Iterable[Source], *, by: Actor, on: date, filters: StaleFilters) -> tuple[StaleSource, ...]:
    """What there is to do for sources from `stale_sources`, whole or a part of them; a fixed number of queries. A fact
    rests on its source and on the document that it is part of."""
    listed = list(rows)
    documents = linked_documents(on)
    resting, counts = _resting(listed, by, filters)
    shown = {pk for keys in resting.values() for pk in keys}
    told = list(with_related(visible_statements(by), by=by).filter(pk__in=shown))
    facts = dict(zip((row.pk for row in told), statement_facts(told, documents, on), strict=True))
    return tuple(
        StaleSource(
            source=fact,
            statements=tuple(facts[pk] for pk in resting.get(row.pk, ())[:MOST_FACTS] if pk in facts),
            count=counts[row.pk],
        )
        for row, fact in zip(listed, facts_of_sources(listed, documents, on), strict=True)
    )


def _resting(listed: Sequence[Source], by: Actor, filters: StaleFilters) -> tuple[dict[int, list[int]], Counter[int]]:
    """By document the first statements that rest on it, and how many do."""
    found: dict[int, list[int]] = {}
    counts: Counter[int] = Counter()
    for relation in ("current__source", "current__instrument"):
        rows = _selected(by, filters).filter(**{f"{relation}__in": listed})
        if relation == "current__instrument":
            rows = rows.exclude(current__source=F(relation))
        counts.update(dict(rows.values_list(relation).annotate(Count("pk"))))
        place = Window(RowNumber(), partition_by=relation, order_by="public_id")
        chosen = rows.annotate(place=place).filter(place__lte=MOST_FACTS).order_by("public_id")
        for document, statement in chosen.values_list(relation, "pk"):
            found.setdefault(document, []).append(statement)
    return found, counts
