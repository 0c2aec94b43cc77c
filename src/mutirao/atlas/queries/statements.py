"""Statements that the caller may see, with source, standing, voice, mark and age."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.chains import StrategyChain, strategy_chains
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import Involvement, Kind, Statement
from mutirao.atlas.queries.shapes import linked_documents, statement_facts
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.kernel.errors import InvalidError
from mutirao.parties.queries import party_by_code

LONGEST_PAGE = 200


class UnknownKindError(InvalidError):
    code = "statement.unknown_kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """`following`: give it as `after` to read on; None at the end."""

    statements: tuple[StatementFact, ...]
    following: str | None


def visible_statements(by: Actor) -> ShareableQuerySet:
    return Statement.objects.visible_to(by).filter(current__isnull=False)


def selected_statements(*, by: Actor, party: str = "", topic: str = "", kind: str = "") -> ShareableQuerySet:
    """Those of a party, of a topic with the topics below it, of a kind; an empty text selects all."""
    rows = visible_statements(by)
    if party:
        rows = rows.filter(party=party_by_code(party))
    if topic:
        rows = rows.filter(topic__key__in=[one.key for one in topic_with_descendants(topic)])
    if kind:
        rows = rows.filter(kind=_known_kind(kind))
    return rows


def _known_kind(kind: str) -> str:
    if kind not in Kind.values:
        raise UnknownKindError(kind=kind, known=", ".join(Kind.values))
    return kind


def statements_of(party: str, *, by: Actor, on: date, topic: str = "") -> tuple[StatementFact, ...]:
    """What is recorded under a party, oldest first."""
    rows = selected_statements(by=by, party=party, topic=topic).order_by("current__said_from", "public_id")
    return statement_facts(rows, linked_documents(on), on)


def statement_page(  # a list has as many filters as it has
    *, by: Actor, on: date, party: str = "", topic: str = "", kind: str = "", after: str = "", size: int = 50
) -> StatementPage:
    """A page of statements in the order of their ids; at most LONGEST_PAGE."""
    size = max(1, min(size, LONGEST_PAGE))
    rows = selected_statements(by=by, party=party, topic=topic, kind=kind).order_by("public_id")
    facts = statement_facts(rows.filter(public_id__gt=after)[: size + 1], linked_documents(on), on)
    shown = facts[:size]
    return StatementPage(statements=shown, following=shown[-1].public_id if len(facts) > size else None)


def strategy_chain(party: str, *, by: Actor, on: date) -> tuple[StrategyChain, ...]:
    """A party's strategies as chains, successions first, each document with what replaced it."""
    documents = linked_documents(on)
    rows = selected_statements(by=by, party=party, kind=Kind.STRATEGY)
    return strategy_chains(statement_facts(rows, documents, on), documents)


def involving(party_ids: Collection[int]) -> Q:
    """Recorded under one of the parties, or naming it."""
    named_in = Involvement.objects.filter(party__in=party_ids).values("revision")
    return Q(party__in=party_ids) | Q(current__in=named_in)
