"""Pledges with what became of them: what documents decide, evidence, and what the party itself declares."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.access.permissions import Permission
from mutirao.atlas.chains import StrategyChain
from mutirao.atlas.facts import PLEDGED_KINDS, PartyFact, StatementFact
from mutirao.atlas.models import PledgeDeclaration, PledgeEvidence, Reply
from mutirao.atlas.queries.shapes import party_fact
from mutirao.atlas.queries.statement_pages import statement_page
from mutirao.atlas.queries.statements import selected_statements, visible_statements
from mutirao.atlas.vocabulary import DeclarationKind, EvidenceState
from mutirao.design.lists import Orders, in_order
from mutirao.directory.queries import member_ids, networks_with_members
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.parties.queries import party_by_code

NOT_REVIEWED = "not_reviewed"
STATES = (NOT_REVIEWED, *DeclarationKind.values)
_SOON = 365  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFilters:
    """An empty text selects all. `party`: a country or network; a network stands for itself and for its members on the
    day that is asked for. `state`: one of STATES. `due`: `year` for what is valid until a day within a year, `past`
    for what was valid until a day that is over."""

    party: str = ""
    topic: str = ""
    state: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePage:
    """One pledge for one reader. `own_evidence`: ids of the evidence that this reader may withdraw."""

    pledge: StatementFact
    chain: StrategyChain | None
    may_propose_evidence: bool
    may_decide: bool
    own_evidence: frozenset[str]


# Never by what became of them.
PLEDGE_ORDERS: Orders = {
    "party": (
        "party__code",
        "kind",
        F("current__number_in_source").asc(nulls_last=True),
        F("current__said_from").asc(nulls_last=True),
        "public_id",
    ),
    "date": (F("current__said_from").asc(nulls_first=True), "party__code", "public_id"),
    "due": (F("current__valid_until").asc(nulls_last=True), "party__code", "public_id"),
}
BY_PARTY = "party"


def pledges(filters: PledgeFilters, *, by: Actor, on: date, order: str = BY_PARTY) -> "ShareableQuerySet":
    """Pledges, commitments and actions in an order of PLEDGE_ORDERS, without one by the code of their party, then by
    kind, number and date. Raises UnknownPartyError, UnknownTopicError."""
    rows = selected_statements(by=by, topic=filters.topic).filter(kind__in=PLEDGED_KINDS)
    if filters.party:
        party = party_by_code(filters.party)
        rows = rows.filter(Q(party=party) | Q(party__in=member_ids(party.code, on=on)))
    if filters.state == NOT_REVIEWED:
        rows = rows.exclude(_is_reviewed())
    elif filters.state:
        rows = rows.annotate(declared=Subquery(_newest_declaration())).filter(declared=filters.state)
    return in_order(_due(rows, filters.due, on), order, PLEDGE_ORDERS, default=BY_PARTY)


def pledge_page(statement_id: PublicId, *, by: Actor, on: date) -> PledgePage:
    """Raises NotFoundError, also for a statement that promises nothing."""
    page = statement_page(statement_id, by=by, on=on)
    if not page.statement.is_pledge:
        raise NotFoundError
    own = PledgeEvidence.objects.filter(pledge__public_id=statement_id, state=EvidenceState.PROPOSED)
    mine = own.filter(proposed_by=by.pseudonym).values_list("public_id", flat=True) if not by.is_anonymous else ()
    return PledgePage(
        pledge=page.statement,
        chain=page.chain,
        may_propose_evidence=by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        may_decide=may_speak_for(page.statement, by=by),
        own_evidence=frozenset(mine),
    )


def may_speak_for(pledge: StatementFact, *, by: Actor) -> bool:
    """Whether the caller is the officer of the very party that made the pledge."""
    is_of_party = by.party_id is not None and by.party_code == pledge.party.code
    return is_of_party and by.may(Permission.REPLY_TO_STATEMENT, party_id=by.party_id)


def locked_evidence(evidence_id: PublicId, *, by: Actor) -> PledgeEvidence:
    """Locked until the end of the transaction. Raises NotFoundError where its pledge is hidden, too."""
    rows = PledgeEvidence.objects.select_for_update(of=("self",)).select_related("pledge__party", "revision")
    found = rows.filter(public_id=evidence_id, pledge__in=visible_statements(by)).first()
    if found is None:
        raise NotFoundError
    return found


def parties_with_pledges(*, by: Actor, on: date) -> list[PartyFact]:
    """Of whom `by` may see a pledge, and the networks that stand for some of them on that day."""
    promising = visible_statements(by).filter(kind__in=PLEDGED_KINDS).values("party")
    parties = list(Party.objects.filter(pk__in=promising))
    networks = networks_with_members([party.pk for party in parties], on=on)
    return [party_fact(party) for party in {party.pk: party for party in (*parties, *networks)}.values()]


def _newest_declaration() -> "QuerySet[Any, dict[str, Any]]":
    newest = PledgeDeclaration.objects.filter(pledge=OuterRef("pk")).order_by("-declared_at", "-pk")
    return newest.values("kind")[:1]


def _is_reviewed() -> Q:
    """As `StatementFact.is_reviewed_by_party` says it, in the database."""
    same = {"pledge": OuterRef("pk"), "revision": OuterRef("current")}
    declared = PledgeDeclaration.objects.filter(**same)
    decided = PledgeEvidence.objects.filter(**same, decided_at__isnull=False)
    replied = Reply.objects.filter(statement=OuterRef("pk"), revision=OuterRef("current"), party=OuterRef("party"))
    return Q(Exists(declared)) | Q(Exists(decided)) | Q(Exists(replied))


def _due(rows: ShareableQuerySet, due: str, on: date) -> ShareableQuerySet:
    if due == "year":
        last = date.fromordinal(on.toordinal() + _SOON)
        soon: ShareableQuerySet = rows.filter(current__valid_until__range=(on, last))
        return soon
    if due == "past":
        over: ShareableQuerySet = rows.filter(current__valid_until__lt=on)
        return over
    return rows
