"""What lies on the desks of the fictitious parties, put there through the services."""

from datetime import UTC, date, datetime, time

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC
from mutirao.atlas.content import StatementContent
from mutirao.atlas.models import CommitmentCandidate, DocumentReading
from mutirao.atlas.services import documents, proposals
from mutirao.atlas.services.sources import check_source
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.demonstration import desk_schema as schema
from mutirao.demonstration.people import account_of, one_with
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.engines.commitments import ENGINE_VERSION
from mutirao.engines.commitments.finding import find_commitments
from mutirao.engines.commitments.pages import Page
from mutirao.programmes.models import Need
from mutirao.programmes.services.assumptions import save_assumptions, share_assumptions
from mutirao.programmes.services.evidence import attach_evidence
from mutirao.search.services import save_search

_FACT = {"mark": "confirmed", "voice": "own", "language": "en"}


def tell_desks(world: DemonstrationWorld, *, now: datetime) -> None:
    """Documents, proposals, checks, files, searches and assumptions, each on its day."""
    for told in world.desk.readings:
        _read(told, by=account_of(world, told.by, told.read))
    for proposal in world.desk.proposals:
        _propose(proposal, world)
    for check in world.desk.checks:
        outcome, by = CheckOutcome(check.outcome), one_with("secretariat", world, check.checked)
        check_source(key=check.source, outcome=outcome, note=check.note, by=by, now=_moment(check.checked))
    for file in world.desk.files:
        _attach(file, world, now=now)
    for search in world.desk.searches:
        by = account_of(world, search.by, now.date())
        save_search(given={"q": search.words}, name=search.name, by=by, now=now)
    for kept in world.desk.assumptions:
        _keep(kept, by=account_of(world, kept.by, now.date()), now=now)


def _keep(told: schema.Assumptions, *, by: Actor, now: datetime) -> None:
    from mutirao.programmes.planning.assumed import Assumed, with_parameters

    assumed = Assumed(parameters=with_parameters(told.parameters))
    kept = save_assumptions(name=told.name, note=told.note, assumed=assumed, by=by, now=now)
    share_assumptions(set_id=kept.public_id, audience=PUBLIC, by=by, now=now)


def _read(told: schema.Reading, *, by: Actor) -> None:
    """As the worker reads it; what it finds when it comes to the same document replaces nothing."""
    terms = documents.ReadingTerms(about=by.party_code or "", source=told.source, topic=told.topic)
    chunks, now = [told.text.encode()], _moment(told.read)
    asked = documents.request_reading(chunks=chunks, name=told.name, terms=terms, by=by, now=now)
    found = documents.store_findings(
        reading_id=asked.public_id,
        findings=find_commitments([Page(number=1, text=told.text)]),
        pages=[told.text],
        has_pages=False,
        engine_version=ENGINE_VERSION,
        by=by,
        now=now,
    )
    for candidate, decision in zip(found.candidates.order_by("position"), told.decisions, strict=False):
        _decide(candidate, found, decision, by=by, now=now)


def _decide(candidate: CommitmentCandidate, found: DocumentReading, decision: str, *, by: Actor, now: datetime) -> None:
    if decision == "rejected":
        documents.reject_candidates(candidate_ids=[candidate.public_id], by=by, now=now)
        return
    about = {"party": found.about.code, "topic": found.topic.key, "source": found.source.key}
    content: dict[str, object] = {"kind": "pledge", **about}
    if decision == "confirmed":
        content |= {"says": candidate.text, "is_quotation": True, "page": "1"}
    else:
        content |= {"says": f"In our own words: {candidate.text}"}
    documents.propose_candidate(
        candidate_id=candidate.public_id, content=StatementContent.model_validate(_FACT | content), by=by, now=now
    )


def _propose(told: schema.Proposal, world: DemonstrationWorld) -> None:
    by = account_of(world, told.by, told.proposed)
    written = told.model_dump(include={"kind", "topic", "source", "page", "says"}) | {"party": by.party_code} | _FACT
    content = StatementContent.model_validate(written)
    opened = proposals.propose_statement(content=content, by=by, now=_moment(told.proposed))
    if told.decided is None:
        return
    reviewer, now = one_with("secretariat", world, told.decided), _moment(told.decided)
    if told.state == "accepted":
        proposals.accept_proposal(proposal_id=opened.public_id, by=reviewer, now=now, note=told.note)
    elif told.state == "declined":
        proposals.decline_proposal(proposal_id=opened.public_id, note=told.note, by=reviewer, now=now)
    else:
        proposals.withdraw_proposal(proposal_id=opened.public_id, by=by, now=now)


def _attach(told: schema.FileBesideNeed, world: DemonstrationWorld, *, now: datetime) -> None:
    need = Need.objects.get(title=world.need(told.need).title["en"])
    attach_evidence(
        need_id=need.public_id,
        chunks=[told.text.encode()],
        name=told.name,
        is_shared=told.is_shared,
        by=account_of(world, told.by, now.date()),
        now=now,
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)
