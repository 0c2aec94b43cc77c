"""`/proposals`, replies and what became of pledges: editing the atlas under the same policy as on its pages."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.atlas.api.editing_schemas import (
    ContinuationIn,
    DecisionIn,
    DeclarationIn,
    EvidenceIn,
    ProposalIn,
    ProposalOut,
    ProposalsOut,
    ReplyIn,
    ReviewIn,
)
from mutirao.atlas.api.schemas import Selection, StatementOut, StatementsOut
from mutirao.atlas.exports.as_json import statement_as_json
from mutirao.atlas.queries import pledges, proposals
from mutirao.atlas.queries.statement_pages import statement_page
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.services import pledges as pledge_services
from mutirao.atlas.services import proposals as proposal_services
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.vocabulary import DeclarationKind, ReplyKind

if TYPE_CHECKING:
    from mutirao.atlas.models import StatementProposal

router = Router(tags=["atlas"])


@router.get("/statements/{statement_id}", response=StatementOut, summary="One statement")
def get_statement(request: HttpRequest, statement_id: Identifier) -> dict[str, Any]:
    return _statement(request, statement_id)


@router.post("/statements/{statement_id}/replies", response={201: StatementOut}, summary="Answer for your party")
def post_reply(request: HttpRequest, statement_id: Identifier, body: ReplyIn) -> Status[dict[str, Any]]:
    about = body.dict() | {"kind": ReplyKind(body.kind)}
    reply_to_statement(statement_id=statement_id, by=actor_of_call(request), now=timezone.now(), **about)
    return Status(201, _statement(request, statement_id))


@router.get("/proposals", response=ProposalsOut, summary="What is proposed, as far as it concerns you")
def get_proposals(
    request: HttpRequest,
    *,
    state: Selection = "",
    party: Selection = "",
    topic: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    rows = proposals.proposals(by=actor_of_call(request), state=state, party=party, topic=topic)
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": [_proposal(one) for one in page.rows], "next": page.next}


@router.get("/proposals/{proposal_id}", response=ProposalOut, summary="One proposal")
def get_proposal(request: HttpRequest, proposal_id: Identifier) -> dict[str, Any]:
    return _proposal(proposals.proposal(proposal_id, by=actor_of_call(request)))


@router.post("/proposals", response={201: ProposalOut}, summary="Propose a fact, or a change of one")
def post_proposal(request: HttpRequest, body: ProposalIn) -> Status[dict[str, Any]]:
    """A new fact is proposed for everybody; who may see a narrower one is chosen on the pages."""
    by = actor_of_call(request)
    proposed = proposal_services.propose_statement(
        content=body.content,
        reason=body.reason,
        statement_id=body.statement,
        based_on=body.based_on,
        by=by,
        now=timezone.now(),
    )
    return Status(201, _proposal(proposals.proposal(proposed.public_id, by=by)))


@router.post("/proposals/{proposal_id}/review", response=ProposalOut, summary="Accept, decline or withdraw")
def post_review(request: HttpRequest, proposal_id: Identifier, body: ReviewIn) -> dict[str, Any]:
    by = actor_of_call(request)
    about: dict[str, Any] = {"proposal_id": proposal_id, "by": by, "now": timezone.now()}
    if body.decision == "accept":
        proposal_services.accept_proposal(**about)
    elif body.decision == "decline":
        proposal_services.decline_proposal(**about, note=body.note)
    else:
        proposal_services.withdraw_proposal(**about)
    return _proposal(proposals.proposal(proposal_id, by=by))


@router.post(
    "/proposals/{proposal_id}/continuation", response={201: ProposalOut}, summary="Word your proposal otherwise"
)
def post_continuation(request: HttpRequest, proposal_id: Identifier, body: ContinuationIn) -> Status[dict[str, Any]]:
    """The earlier wording is kept, withdrawn; the new one stands on the revision that was read now."""
    by = actor_of_call(request)
    continued = proposal_services.continue_proposal(
        proposal_id=proposal_id,
        content=body.content,
        reason=body.reason,
        based_on=body.based_on,
        by=by,
        now=timezone.now(),
    )
    return Status(201, _proposal(proposals.proposal(continued.public_id, by=by)))


@router.get("/pledges", response=StatementsOut, summary="What was promised, and what became of it")
def get_pledges(
    request: HttpRequest,
    *,
    party: Selection = "",
    topic: Selection = "",
    state: Selection = "",
    due: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    filters = pledges.PledgeFilters(party=party, topic=topic, state=state, due=due)
    today = timezone.now().date()
    rows = pledges.pledges(filters, by=actor_of_call(request), on=today)
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": [statement_as_json(fact) for fact in facts_of(page.rows, on=today)], "next": page.next}


@router.post("/pledges/{statement_id}/evidence", response={201: StatementOut}, summary="Show what a document says")
def post_evidence(request: HttpRequest, statement_id: Identifier, body: EvidenceIn) -> Status[dict[str, Any]]:
    terms = pledge_services.EvidenceTerms(**{name: value for name, value in body.dict().items() if name != "revision"})
    pledge_services.propose_evidence(
        pledge_id=statement_id, revision=body.revision, terms=terms, by=actor_of_call(request), now=timezone.now()
    )
    return Status(201, _statement(request, statement_id))


@router.post("/evidence/{evidence_id}/decision", response=StatementOut, summary="Accept, answer or withdraw")
def post_decision(request: HttpRequest, evidence_id: Identifier, body: DecisionIn) -> dict[str, Any]:
    about: dict[str, Any] = {"evidence_id": evidence_id, "by": actor_of_call(request), "now": timezone.now()}
    if body.decision == "accept":
        decided = pledge_services.accept_evidence(**about)
    elif body.decision == "answer":
        decided = pledge_services.answer_evidence(**about, says=body.says, language=body.language)
    else:
        decided = pledge_services.withdraw_evidence(**about)
    return _statement(request, decided.pledge.public_id)


@router.post("/pledges/{statement_id}/declarations", response={201: StatementOut}, summary="Say what became of it")
def post_declaration(request: HttpRequest, statement_id: Identifier, body: DeclarationIn) -> Status[dict[str, Any]]:
    pledge_services.declare_pledge(
        pledge_id=statement_id,
        revision=body.revision,
        kind=DeclarationKind(body.kind),
        says=body.says,
        language=body.language,
        replaced_by=body.replaced_by or "",
        by=actor_of_call(request),
        now=timezone.now(),
    )
    return Status(201, _statement(request, statement_id))


def _statement(request: HttpRequest, statement_id: str) -> dict[str, Any]:
    page = statement_page(statement_id, by=actor_of_call(request), on=timezone.now().date())
    return statement_as_json(page.statement)


def _proposal(one: "StatementProposal") -> dict[str, Any]:
    return {
        "id": one.public_id,
        "state": one.state,
        "party": one.party.code,
        "statement": one.statement.public_id if one.statement else None,
        "based_on": one.based_on.number if one.based_on else None,
        "content": one.content,
        "reason": one.reason,
        "proposed_on": one.proposed_at.date().isoformat(),
        "reviewed_on": one.reviewed_at.date().isoformat() if one.reviewed_at else None,
        "review_note": one.review_note,
        "is_outdated": one.is_open and proposals.is_outdated(one),
        "accepted_as": one.accepted_as.number if one.accepted_as else None,
    }
