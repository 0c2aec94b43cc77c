"""Proposing what the atlas records, and deciding about it: contributors propose, reviewers accept, nobody reviews their
own."""

from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import PUBLIC, Audience, AudienceKind
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.content import StatementContent, party_codes, read_content
from mutirao.atlas.errors import (
    NothingProposedError,
    OtherPartyError,
    OthersProposalError,
    OwnProposalError,
    ProposalAudienceError,
    ProposalClosedError,
    StatementRevisedError,
    UnknownSourceError,
)
from mutirao.atlas.indexing import index_statement
from mutirao.atlas.models import Involvement, Origin, Source, Statement, StatementProposal, StatementRevision, Topic
from mutirao.atlas.queries.contents import as_recorded, content_of
from mutirao.atlas.queries.proposals import is_outdated
from mutirao.atlas.queries.proposals import proposal as proposal_of
from mutirao.atlas.queries.statements import statement as statement_of
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.services.sources import add_source
from mutirao.atlas.vocabulary import ProposalState
from mutirao.atlas.writing import involved_in, revision_fields
from mutirao.audit.recording import record
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes


@transaction.atomic
def propose_statement(
    *,
    content: StatementContent,
    by: Actor,
    now: datetime,
    reason: str = "",
    statement_id: PublicId | None = None,
    based_on: int | None = None,
    audience: Audience = PUBLIC,
) -> StatementProposal:
    """Propose a new statement, or another wording of one that was read in revision `based_on`.

    `audience`: who may see a new statement once it is accepted; a change leaves that as it is. Raises NotFoundError,
    UnknownPartyError, UnknownTopicError, UnknownSourceError, OtherPartyError, NothingProposedError,
    ProposalAudienceError. A wording that no longer stands is no reason to refuse: the conflict is shown.
    """
    statement = statement_of(statement_id, by=by) if statement_id is not None else None
    read = _revision(statement, based_on) if statement is not None else None
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    party = _require_known(content)
    if statement is not None and read is not None:
        _require_change(content, statement, read)
    else:
        _require_own_audience(party, audience, by)

    proposal = StatementProposal.objects.create(
        statement=statement,
        based_on=read,
        party=party,
        content=content.as_stored(),
        reason=reason,
        proposed_by=by.pseudonym,
        proposed_for_id=by.party_id,
        proposed_at=now,
    )
    proposal.share_with(statement.shared_with if statement is not None else audience)
    proposal.save(update_fields=["audience"])

    record(events.STATEMENT_PROPOSED, by=by, about=proposal, at=now, statement=statement_id or "")
    return proposal


@transaction.atomic
def continue_proposal(
    *,
    proposal_id: PublicId,
    content: StatementContent,
    by: Actor,
    now: datetime,
    reason: str = "",
    based_on: int | None = None,
) -> StatementProposal:
    """Propose something else in place of an open proposal of one's own, on the revision read now. The earlier wording
    is kept, withdrawn. Raises what `propose_statement` raises, OthersProposalError and ProposalClosedError."""
    earlier = _locked_own(proposal_id, by=by)
    audience = earlier.shared_with
    statement_id = earlier.statement.public_id if earlier.statement is not None else None

    proposal = propose_statement(
        content=content,
        by=by,
        now=now,
        reason=reason,
        statement_id=statement_id,
        based_on=based_on,
        audience=audience,
    )
    proposal.continues = earlier
    proposal.save(update_fields=["continues"])
    earlier.state = ProposalState.WITHDRAWN
    earlier.save(update_fields=["state"])

    record(events.PROPOSAL_CONTINUED, by=by, about=earlier, at=now, by_proposal=proposal.public_id)
    return proposal


@transaction.atomic
def withdraw_proposal(*, proposal_id: PublicId, by: Actor, now: datetime) -> StatementProposal:
    """Take an open proposal of one's own back. Raises NotFoundError, OthersProposalError, ProposalClosedError."""
    proposal = _locked_own(proposal_id, by=by)

    proposal.state = ProposalState.WITHDRAWN

    proposal.save(update_fields=["state"])

    record(events.PROPOSAL_WITHDRAWN, by=by, about=proposal, at=now)
    return proposal


@transaction.atomic
def accept_proposal(*, proposal_id: PublicId, by: Actor, now: datetime, note: str = "") -> StatementProposal:
    """Record what is proposed as the next revision, and its new source with it.

    Raises NotFoundError, OwnProposalError, ProposalClosedError, and StatementRevisedError where another wording was
    recorded since: the proposer continues it on what stands now.
    """
    proposal = _locked_for_review(proposal_id, by=by)
    if is_outdated(proposal):
        assert proposal.statement is not None and proposal.based_on is not None
        current = proposal.statement.current
        raise StatementRevisedError(
            id=proposal.statement.public_id, current=current.number if current else 0, read=proposal.based_on.number
        )
    content = read_content(proposal.content)
    parties = {party.code: party for party in parties_by_codes(dict.fromkeys(party_codes(content)))}

    statement = proposal.statement or _new_statement(proposal, content)
    revision = _record_revision(proposal, statement, content, by=by, now=now)
    Involvement.objects.bulk_create(
        Involvement(revision=revision, party=parties[code], role=role) for code, role in involved_in(content)
    )
    _let_say(statement, revision, content)
    proposal.statement, proposal.accepted_as = statement, revision
    _close(proposal, ProposalState.ACCEPTED, note=note, by=by, now=now)
    index_statement(statement)

    record(events.PROPOSAL_ACCEPTED, by=by, about=proposal, at=now, statement=statement.public_id)
    record(events.STATEMENT_RECORDED, by=by, about=statement, at=now, revision=revision.number)
    return proposal


@transaction.atomic
def decline_proposal(*, proposal_id: PublicId, note: str, by: Actor, now: datetime) -> StatementProposal:
    """Leave the atlas as it is and say why. Raises NotFoundError, OwnProposalError, ProposalClosedError."""
    proposal = _locked_for_review(proposal_id, by=by)

    _close(proposal, ProposalState.DECLINED, note=note, by=by, now=now)

    record(events.PROPOSAL_DECLINED, by=by, about=proposal, at=now)
    return proposal


def _revision(statement: Statement, number: int | None) -> StatementRevision:
    revision: StatementRevision | None = statement.revisions.filter(number=number or 0).first()
    if revision is None:
        raise NotFoundError(id=f"{statement.public_id}/{number}")
    return revision


def _require_known(content: StatementContent) -> Party:
    """Everything that it names is recorded; returns the party that it speaks of."""
    party = parties_by_codes(dict.fromkeys(party_codes(content)))[0]
    topic_with_descendants(content.topic)
    new = content.new_source
    named = {content.source, content.instrument, new and new.superseded_by, new and new.follows} - {None}
    known = set(Source.objects.filter(key__in=named).values_list("key", flat=True))
    for key in sorted(str(key) for key in named - known):
        raise UnknownSourceError(source=key)
    return party


def _require_change(content: StatementContent, statement: Statement, read: StatementRevision) -> None:
    if content.party != statement.party.code:
        raise OtherPartyError(party=statement.party.code)
    if as_recorded(content) == content_of(statement, read):
        raise NothingProposedError(id=statement.public_id)


def _require_own_audience(party: Party, audience: Audience, by: Actor) -> None:
    if audience.kind != AudienceKind.PUBLIC and party.pk != by.party_id and not by.is_system:
        raise ProposalAudienceError(audience=audience.kind.value)


def _locked(proposal_id: PublicId, *, by: Actor) -> StatementProposal:
    """The visible proposal. Its statement is locked first: whoever decides about one wording waits for whoever decides
    about another."""
    found = proposal_of(proposal_id, by=by)
    if found.statement_id is not None:
        Statement.objects.select_for_update().get(pk=found.statement_id)
    StatementProposal.objects.select_for_update().get(pk=found.pk)
    return proposal_of(proposal_id, by=by)


def _locked_own(proposal_id: PublicId, *, by: Actor) -> StatementProposal:
    proposal = _locked(proposal_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    if proposal.proposed_by != by.pseudonym:
        raise OthersProposalError(id=proposal_id)
    _require_open(proposal)
    return proposal


def _locked_for_review(proposal_id: PublicId, *, by: Actor) -> StatementProposal:
    proposal = _locked(proposal_id, by=by)
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    if proposal.proposed_by == by.pseudonym:
        raise OwnProposalError(id=proposal_id)
    _require_open(proposal)
    return proposal


def _require_open(proposal: StatementProposal) -> None:
    if not proposal.is_open:
        raise ProposalClosedError(id=proposal.public_id, state=proposal.state)


def _new_statement(proposal: StatementProposal, content: StatementContent) -> Statement:
    topic = Topic.objects.get(key=content.topic)
    statement = Statement.objects.create(party=proposal.party, kind=content.kind, topic=topic)
    statement.share_with(proposal.shared_with)
    return statement


def _record_revision(
    proposal: StatementProposal, statement: Statement, content: StatementContent, *, by: Actor, now: datetime
) -> StatementRevision:
    if content.new_source is not None:
        source = add_source(content=content.new_source, by=by, now=now)
    else:
        source = Source.objects.get(key=content.source)
    instrument = Source.objects.get(key=content.instrument) if content.instrument else None
    last = statement.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    return StatementRevision.objects.create(
        statement=statement,
        number=last + 1,
        **revision_fields(content, source=source, instrument=instrument),
        recorded_at=now,
        recorded_by=by.pseudonym,
        proposed_by=proposal.proposed_by,
        reviewed_by=by.pseudonym,
        origin=Origin.LOCAL,
    )


def _let_say(statement: Statement, revision: StatementRevision, content: StatementContent) -> None:
    statement.current = revision
    statement.kind = content.kind
    statement.topic = Topic.objects.get(key=content.topic)
    statement.save()


def _close(proposal: StatementProposal, state: ProposalState, *, note: str, by: Actor, now: datetime) -> None:
    proposal.state = state
    proposal.review_note = note
    proposal.reviewed_by = by.pseudonym
    proposal.reviewed_at = now
    proposal.save()
