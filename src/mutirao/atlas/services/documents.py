"""Having a document read, and deciding about each sentence that looks like a commitment."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.atlas import events
from mutirao.atlas.content import StatementContent
from mutirao.atlas.documents.reading import kind_of
from mutirao.atlas.errors import CandidateDecidedError, CandidateNotPutAsideError, UnknownSourceError
from mutirao.atlas.models import CommitmentCandidate, DocumentReading, Source, Topic
from mutirao.atlas.queries.documents import locked_candidate, reading
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.services.proposals import propose_statement
from mutirao.atlas.vocabulary import CandidateState
from mutirao.audit.recording import record
from mutirao.files.services import delete_upload, store_upload
from mutirao.jobs.services import request_job
from mutirao.kernel.errors import FileError
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.reference import Reference
from mutirao.parties.queries import party_by_code, party_by_id

if TYPE_CHECKING:
    from mutirao.engines.commitments.finding import Findings

READ_JOB = "read_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTerms:
    """`about`: code of the party that the document speaks of; `source`: key of the recorded source that it is;
    `topic`: where its commitments belong unless somebody says otherwise."""

    about: str
    source: str
    topic: str


def request_reading(
    *, chunks: Iterable[bytes], name: str, terms: ReadingTerms, by: Actor, now: datetime
) -> DocumentReading:
    """Keep a document for the party of `by` and queue its reading.

    Raises ForbiddenError, UnknownPartyError, UnknownSourceError, UnknownTopicError, NotADocumentError and what
    `files.store_upload` raises; then nothing is kept.
    """
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    require(by, Permission.UPLOAD_FILE, party_id=by.party_id)
    about, topic = party_by_code(terms.about), topic_with_descendants(terms.topic)[0]
    source = Source.objects.filter(key=terms.source).first()
    if source is None:
        raise UnknownSourceError(source=terms.source)

    party = party_by_id(by.party_public_id)
    upload = store_upload(chunks=chunks, name=name, party=party, by=by, now=now)
    try:
        kind_of(upload.content_type, upload.name)
    except FileError:
        delete_upload(upload_id=upload.public_id, by=by, now=now)
        raise

    asked = DocumentReading(
        party=party,
        upload=upload,
        name=upload.name,
        about=about,
        source=source,
        topic=Topic.objects.get(key=topic.key),
        requested_at=now,
        requested_by=by.pseudonym,
    )
    _queue(asked, by=by, now=now)
    return asked


@transaction.atomic
def _queue(asked: DocumentReading, *, by: Actor, now: datetime) -> None:
    asked.save()
    upload = asked.upload
    assert upload is not None  # kept a moment ago
    about = Reference("reading", asked.public_id)
    upload.about_kind, upload.about_id = about.kind, about.public_id
    upload.save(update_fields=["about_kind", "about_id"])
    asked.job_id = request_job(kind=READ_JOB, arguments={"reading": asked.public_id}, by=by, now=now).public_id
    asked.save(update_fields=["job_id"])
    record(events.DOCUMENT_READING_REQUESTED, by=by, about=asked, at=now, source=asked.source.key)


@transaction.atomic
def store_findings(
    *,
    reading_id: PublicId,
    findings: "Findings",
    pages: Sequence[str],
    has_pages: bool,
    engine_version: str,
    by: Actor,
    now: datetime,
) -> DocumentReading:
    """Keep what the rules found; a second attempt of the same work replaces nothing that a person has decided."""
    found: DocumentReading = DocumentReading.objects.select_for_update().get(pk=reading(reading_id, by=by).pk)
    if found.read_at is not None:
        return found

    found.read_at = now
    found.engine_version = engine_version
    found.pages = len(pages)
    found.has_pages = has_pages
    found.pages_without_text = sum(not page.strip() for page in pages)
    found.sentences = findings.sentences
    found.not_judged = findings.other_language + findings.too_long
    found.save()
    CommitmentCandidate.objects.bulk_create(
        CommitmentCandidate(
            reading=found,
            position=position,
            page=one.page,
            text=one.text,
            lead=one.lead,
            language=one.language,
            strength=one.strength.value,
            reasons=[asdict(reason) for reason in one.reasons],
            fingerprint=one.fingerprint,
        )
        for position, one in enumerate(findings.candidates, 1)
    )

    record(events.DOCUMENT_READ, by=by, about=found, at=now, candidates=len(findings.candidates))
    return found


@transaction.atomic
def propose_candidate(
    *, candidate_id: PublicId, content: StatementContent, by: Actor, now: datetime
) -> CommitmentCandidate:
    """Propose a sentence as a fact, as it stands or in one's own words; a reviewer decides as about every proposal.
    Nothing else of the document, which is its party's own, goes along.

    Raises NotFoundError, CandidateDecidedError and what `propose_statement` raises.
    """
    candidate = _to_be_decided(candidate_id, by=by)

    proposal = propose_statement(content=content, by=by, now=now)
    is_unchanged = content.is_quotation and content.says == candidate.text
    candidate.state = CandidateState.CONFIRMED if is_unchanged else CandidateState.EDITED
    candidate.proposal = proposal
    _decide(candidate, by=by, now=now)

    record(events.CANDIDATE_PROPOSED, by=by, about=candidate, at=now, proposal=proposal.public_id)
    return candidate


@transaction.atomic
def reject_candidates(*, candidate_ids: Sequence[PublicId], by: Actor, now: datetime) -> int:
    """Say that these sentences are no commitments; all of them or none. Raises NotFoundError, CandidateDecidedError."""
    for candidate_id in dict.fromkeys(candidate_ids):
        candidate = _to_be_decided(candidate_id, by=by)
        candidate.state = CandidateState.REJECTED
        _decide(candidate, by=by, now=now)
        record(events.CANDIDATE_REJECTED, by=by, about=candidate, at=now)
    return len(set(candidate_ids))


@transaction.atomic
def reopen_candidate(*, candidate_id: PublicId, by: Actor, now: datetime) -> CommitmentCandidate:
    """Look again at a sentence that was rejected. Raises NotFoundError, CandidateNotPutAsideError."""
    candidate = _locked(candidate_id, by=by)
    if candidate.state != CandidateState.REJECTED:
        raise CandidateNotPutAsideError(id=candidate_id, state=candidate.state)

    candidate.state, candidate.decided_by, candidate.decided_at = CandidateState.PENDING, "", None
    candidate.save(update_fields=["state", "decided_by", "decided_at"])

    record(events.CANDIDATE_REOPENED, by=by, about=candidate, at=now)
    return candidate


def _locked(candidate_id: PublicId, *, by: Actor) -> CommitmentCandidate:
    candidate = locked_candidate(candidate_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=candidate.reading.party_id)
    return candidate


def _to_be_decided(candidate_id: PublicId, *, by: Actor) -> CommitmentCandidate:
    candidate = _locked(candidate_id, by=by)
    if candidate.state != CandidateState.PENDING:
        raise CandidateDecidedError(id=candidate_id, state=candidate.state)
    return candidate


def _decide(candidate: CommitmentCandidate, *, by: Actor, now: datetime) -> None:
    candidate.decided_by = by.pseudonym
    candidate.decided_at = now
    candidate.save(update_fields=["state", "proposal", "decided_by", "decided_at"])
