"""Statements that the caller may see, with source, standing, voice, mark and age."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.atlas.chains import StrategyChain, strategy_chains
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import Involvement, Kind, Statement
from mutirao.atlas.queries.shapes import linked_documents, statement_facts, with_related
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.kernel.errors import InvalidError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.queries import party_by_code


class UnknownKindError(InvalidError):
    code = "statement.unknown_kind"


def visible_statements(by: Actor) -> ShareableQuerySet:
    return Statement.objects.visible_to(by).filter(current__isnull=False)


def statement(public_id: PublicId, *, by: Actor) -> Statement:
    """With all that its facts are made of. Raises NotFoundError."""
    found: Statement = visible_or_not_found(with_related(visible_statements(by), by=by), public_id, by=by)
    return found


def selected_statements(*, by: Actor, party: str = "", topic: str = "", kind: str = "") -> ShareableQuerySet:
    """Those of a party, of a topic with the topics below it, of a kind; an empty text selects all."""
    rows = with_related(visible_statements(by), by=by)
    if party:
        rows = rows.filter(party=party_by_code(party))
    if topic:
        rows = rows.filter(topic__key__in=[one.key for one in topic_with_descendants(topic)])
    if kind:
        rows = rows.filter(kind=_known_kind(kind))
    return rows


def facts_of(rows: Iterable[Statement], *, on: date) -> tuple[StatementFact, ...]:
    """Facts for statements from `selected_statements`, whole or a part of them."""
    return statement_facts(rows, linked_documents(on), on)


def _known_kind(kind: str) -> str:
    if kind not in Kind.values:
        raise UnknownKindError(kind=kind, known=", ".join(Kind.values))
    return kind


def statements_of(party: str, *, by: Actor, on: date, topic: str = "") -> tuple[StatementFact, ...]:
    """What is recorded under a party, oldest first."""
    rows = selected_statements(by=by, party=party, topic=topic).order_by("current__said_from", "public_id")
    return facts_of(rows, on=on)


def strategy_chain(party: str, *, by: Actor, on: date) -> tuple[StrategyChain, ...]:
    """A party's strategies as chains, successions first, each document with what replaced it."""
    documents = linked_documents(on)
    rows = selected_statements(by=by, party=party, kind=Kind.STRATEGY)
    return strategy_chains(statement_facts(rows, documents, on), documents)


def involving(party_ids: Collection[int]) -> Q:
    """Recorded under one of the parties, or naming it."""
    named_in = Involvement.objects.filter(party__in=party_ids).values("revision")
    return in_any(Statement.objects.filter(party__in=party_ids), Statement.objects.filter(current__in=named_in))


def in_any(*parts: ShareableQuerySet) -> Q:
    """In at least one of the parts. A database finds each by an index of its own; of one condition with “or” it would
    judge every statement that there is."""
    first, *others = (part.order_by().values("pk") for part in parts)
    return Q(pk__in=first.union(*others))
