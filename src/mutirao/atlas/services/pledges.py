"""What became of a pledge: others show documents, and the party that made it decides what it says to that."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.errors import (
    EmptyAnswerError,
    EvidenceClosedError,
    NoPledgeError,
    OthersEvidenceError,
    OwnEvidenceError,
    StatementRevisedError,
    UnknownPledgeError,
    UnknownSourceError,
)
from mutirao.atlas.facts import PLEDGED_KINDS
from mutirao.atlas.models import PledgeDeclaration, PledgeEvidence, Source, Statement, StatementRevision
from mutirao.atlas.queries.pledges import locked_evidence
from mutirao.atlas.queries.statements import statement as statement_of
from mutirao.atlas.queries.statements import visible_statements
from mutirao.atlas.vocabulary import DeclarationKind, EvidenceState
from mutirao.audit.recording import record
from mutirao.kernel.identifiers import PublicId


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTerms:
    """`source`: key of a recorded source; `page`: where in it; `happened`: a date or term as exact as it says."""

    source: str
    page: str
    happened: str
    says: str
    language: str


@transaction.atomic
def propose_evidence(
    *, pledge_id: PublicId, revision: int, terms: EvidenceTerms, by: Actor, now: datetime
) -> PledgeEvidence:
    """Enter what a recorded document shows of a pledge read as `revision`.

    It stands with the mark “not reviewed by the country” until that says something. Raises NotFoundError,
    ForbiddenError, NoPledgeError, UnknownSourceError, and StatementRevisedError where the pledge was worded anew.
    """
    pledge, current = _locked_pledge(pledge_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    _require_wording(pledge, current, revision)
    source = Source.objects.filter(key=terms.source).first()
    if source is None:
        raise UnknownSourceError(source=terms.source)

    evidence = PledgeEvidence.objects.create(
        pledge=pledge,
        revision=current,
        source=source,
        page=terms.page,
        happened=terms.happened,
        says=terms.says.strip(),
        language=terms.language,
        proposed_by=by.pseudonym,
        proposed_for_id=by.party_id,
        proposed_at=now,
    )

    record(events.EVIDENCE_PROPOSED, by=by, about=evidence, at=now, statement=pledge_id, source=source.key)
    return evidence


@transaction.atomic
def accept_evidence(*, evidence_id: PublicId, by: Actor, now: datetime) -> PledgeEvidence:
    """Say, for the party that made the pledge, that the evidence shows it."""
    evidence = _to_be_decided(evidence_id, by=by)

    _decide(evidence, EvidenceState.ACCEPTED, by=by, now=now)
    evidence.save(update_fields=["state", "decided_by", "decided_at"])

    record(events.EVIDENCE_ACCEPTED, by=by, about=evidence, at=now, statement=evidence.pledge.public_id)
    return evidence


@transaction.atomic
def answer_evidence(*, evidence_id: PublicId, says: str, language: str, by: Actor, now: datetime) -> PledgeEvidence:
    """Say, for the party that made the pledge, what it answers to the evidence; both stand. Raises EmptyAnswerError."""
    evidence = _to_be_decided(evidence_id, by=by)
    if not says.strip():
        raise EmptyAnswerError

    _decide(evidence, EvidenceState.ANSWERED, by=by, now=now)
    evidence.answer = says.strip()
    evidence.answer_language = language
    evidence.save(update_fields=["state", "decided_by", "decided_at", "answer", "answer_language"])

    record(events.EVIDENCE_ANSWERED, by=by, about=evidence, at=now, statement=evidence.pledge.public_id)
    return evidence


@transaction.atomic
def withdraw_evidence(*, evidence_id: PublicId, by: Actor, now: datetime) -> PledgeEvidence:
    """Take back what one entered oneself, as long as nobody has decided on it."""
    evidence = locked_evidence(evidence_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    if evidence.proposed_by != by.pseudonym:
        raise OthersEvidenceError(id=evidence_id)
    _require_open(evidence)

    evidence.state = EvidenceState.WITHDRAWN
    evidence.save(update_fields=["state"])

    record(events.EVIDENCE_WITHDRAWN, by=by, about=evidence, at=now, statement=evidence.pledge.public_id)
    return evidence


@transaction.atomic
def declare_pledge(
    *,
    pledge_id: PublicId,
    revision: int,
    kind: DeclarationKind,
    says: str,
    language: str,
    by: Actor,
    now: datetime,
    replaced_by: PublicId = "",
) -> PledgeDeclaration:
    """Say, for the party that made the pledge read as `revision`, what became of it. The newest declaration stands and
    no earlier one is lost. `replaced_by`: the party's own statement in its place, where one is recorded.

    Raises NotFoundError, ForbiddenError, NoPledgeError, UnknownPledgeError, and StatementRevisedError where the
    pledge was worded anew.
    """
    pledge, current = _locked_pledge(pledge_id, by=by)
    require(by, Permission.REPLY_TO_STATEMENT, party_id=pledge.party_id)
    _require_wording(pledge, current, revision)
    successor = _successor(pledge, replaced_by, by=by) if kind == DeclarationKind.REPLACED and replaced_by else None

    declaration = PledgeDeclaration.objects.create(
        pledge=pledge,
        revision=current,
        kind=kind,
        replaced_by=successor,
        says=says.strip(),
        language=language,
        declared_at=now,
        declared_by=by.pseudonym,
    )

    record(events.PLEDGE_DECLARED, by=by, about=declaration, at=now, statement=pledge_id, kind=kind.value)
    return declaration


def _locked_pledge(pledge_id: PublicId, *, by: Actor) -> tuple[Statement, StatementRevision]:
    """Locked before it is read: nobody words it anew in between."""
    key = statement_of(pledge_id, by=by).pk
    Statement.objects.select_for_update().get(pk=key)
    pledge = statement_of(pledge_id, by=by)
    assert pledge.current is not None
    return pledge, pledge.current


def _require_wording(pledge: Statement, current: StatementRevision, read: int) -> None:
    if pledge.kind not in PLEDGED_KINDS:
        raise NoPledgeError(kind=pledge.kind)
    if current.number != read:
        raise StatementRevisedError(id=pledge.public_id, current=current.number, read=read)


def _successor(pledge: Statement, statement_id: PublicId, *, by: Actor) -> Statement:
    found: Statement | None = visible_statements(by).filter(public_id=statement_id, party=pledge.party_id).first()
    if found is None or found.pk == pledge.pk:
        raise UnknownPledgeError(statement=statement_id)
    return found


def _to_be_decided(evidence_id: PublicId, *, by: Actor) -> PledgeEvidence:
    evidence = locked_evidence(evidence_id, by=by)
    require(by, Permission.REPLY_TO_STATEMENT, party_id=evidence.pledge.party_id)
    if evidence.proposed_by == by.pseudonym:
        raise OwnEvidenceError(id=evidence_id)
    _require_open(evidence)
    return evidence


def _require_open(evidence: PledgeEvidence) -> None:
    if evidence.state != EvidenceState.PROPOSED:
        raise EvidenceClosedError(id=evidence.public_id, state=evidence.state)


def _decide(evidence: PledgeEvidence, state: EvidenceState, *, by: Actor, now: datetime) -> None:
    evidence.state = state
    evidence.decided_by = by.pseudonym
    evidence.decided_at = now
