"""Which facts a page shows of some parties, chosen in the database: of a full atlas nothing else is read."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.comparison import COMMITTING_KINDS, MOST_ON_PAGE, SECTIONS, SHARED_KINDS
from mutirao.atlas.models import Involvement, InvolvementRole, Kind

# Statement, party and section under which it stands, and how many stand there.
Chosen = tuple[int, int, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Database ids: of the parties, of the networks whose secretariat they keep, and of those to which they belong.
    `chained`: keys of the documents that replaced one another, whose strategies come first."""

    parties: Sequence[int]
    hosted: Collection[int]
    joined: Collection[int]
    chained: Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """`statements`: database ids. `totals`: by party and section; by network and `networks` or `memberships`."""

    statements: frozenset[int]
    totals: Mapping[tuple[int, str], int]


def newest_statements(rows: ShareableQuerySet, asked: Asked) -> Newest:
    """From statements that the reader may see under the topics that were asked for; four queries. Figures are chosen
    all: only together do they tell where sources differ."""
    committing = rows.filter(party__in=asked.joined, kind__in=COMMITTING_KINDS)
    parts = (
        _ranked(rows.filter(party__in=asked.parties), asked, section=_section_of("kind")),
        _ranked(rows.filter(party__in=asked.hosted), asked, section=Value("networks")),
        _ranked(committing, asked, section=Value("memberships")),
        _involved(rows, asked.parties),
    )
    return Newest(statements=frozenset(pk for part in parts for pk, *_ in part), totals=_totals(parts))


def _totals(parts: Iterable[Sequence[Chosen]]) -> Mapping[tuple[int, str], int]:
    """What is recorded under a party and what names it are counted apart, and add up."""
    found: Counter[tuple[int, str]] = Counter()
    for part in parts:
        found.update({(party, section): total for _, party, section, total in part})
    return found


def _section_of(kind: str) -> Case:
    named = [(section, kinds) for section, kinds in SECTIONS.items() if kinds]
    return Case(*(When(**{f"{kind}__in": kinds}, then=Value(section)) for section, kinds in named), default=Value(""))


def _ranked(rows: ShareableQuerySet, asked: Asked, *, section: Any) -> list[Chosen]:
    """Of each party the newest under each section, what has no date last."""
    in_chain = Q(current__source__key__in=asked.chained) | Q(current__instrument__key__in=asked.chained)
    is_later = Case(When(Q(kind=Kind.STRATEGY) & in_chain, then=Value(0)), default=Value(1))
    order = [is_later.asc(), F("current__said_from").desc(nulls_last=True), F("pk").asc()]
    placed = (
        rows.order_by()
        .annotate(section=section)
        .annotate(
            place=Window(RowNumber(), partition_by=["party", "section"], order_by=order),
            total=Window(Count("pk"), partition_by=["party", "section"]),
        )
    )
    shown = placed.filter(Q(place__lte=MOST_ON_PAGE) | Q(kind=Kind.FIGURE))
    return list(shown.values_list("pk", "party", "section", "total"))


def _involved(rows: ShareableQuerySet, parties: Sequence[int]) -> list[Chosen]:
    """What is recorded under others, and names one of the parties as part of it."""
    roles = (InvolvementRole.PARTICIPANT, InvolvementRole.OBSERVER)
    # Asked for each of the few that name a party: a list of all that is visible would be made for every page.
    is_asked_for = Exists(rows.filter(kind__in=SHARED_KINDS, current=OuterRef("revision")).order_by())
    naming = Involvement.objects.filter(is_asked_for, party__in=parties, role__in=roles)
    naming = naming.exclude(party=F("revision__statement__party"))
    order = [F("revision__said_from").desc(nulls_last=True), F("pk").asc()]
    placed = (
        naming.order_by()
        .annotate(section=_section_of("revision__statement__kind"))
        .annotate(
            place=Window(RowNumber(), partition_by=["party", "section"], order_by=order),
            total=Window(Count("pk"), partition_by=["party", "section"]),
        )
    )
    shown = placed.filter(place__lte=MOST_ON_PAGE)
    return list(shown.values_list("revision__statement", "party", "section", "total"))
