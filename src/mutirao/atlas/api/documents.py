"""`/documents`: having documents read, and what was found in those of one's own party."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.atlas.api.editing_schemas import RejectionIn, TakingUpIn
from mutirao.atlas.api.schemas import CandidateOut, CandidatesOut, Code, ReadingOut, ReadingsOut, Selection
from mutirao.atlas.queries import documents as queries
from mutirao.atlas.services.documents import (
    ReadingTerms,
    propose_candidate,
    reject_candidates,
    reopen_candidate,
    request_reading,
)

if TYPE_CHECKING:
    from mutirao.atlas.models import CommitmentCandidate, DocumentReading

router = Router(tags=["atlas"])


@router.get("/documents", response=ReadingsOut, summary="Documents that your party had read")
def get_documents(request: HttpRequest, *, cursor: Cursor = "", limit: Limit = 100) -> dict[str, Any]:
    rows = queries.readings(by=actor_of_call(request))
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": [_reading(one) for one in page.rows], "next": page.next}


@router.post("/documents", response={201: ReadingOut}, summary="Have a document read")
def post_document(
    request: HttpRequest, about: Form[Code], source: Form[Code], topic: Form[Code], file: File[UploadedFile]
) -> Status[dict[str, Any]]:
    """As multipart/form-data. Its sentences are there once `is_read` is true; `job` tells how far it is."""
    by = actor_of_call(request)
    asked = request_reading(
        chunks=file.chunks(),
        name=file.name or "",
        terms=ReadingTerms(about=about, source=source, topic=topic),
        by=by,
        now=timezone.now(),
    )
    return Status(201, _reading(queries.reading(asked.public_id, by=by)))


@router.get("/documents/{reading_id}", response=ReadingOut, summary="One document")
def get_document(request: HttpRequest, reading_id: Identifier) -> dict[str, Any]:
    return _reading(queries.reading(reading_id, by=actor_of_call(request)))


@router.get("/documents/{reading_id}/candidates", response=CandidatesOut, summary="What looks like a commitment")
def get_candidates(
    request: HttpRequest, reading_id: Identifier, *, state: Selection = "", cursor: Cursor = "", limit: Limit = 100
) -> dict[str, Any]:
    found = queries.reading(reading_id, by=actor_of_call(request))
    page = cursor_page(queries.candidates(found, state=state), order=["position"], cursor=cursor, limit=limit)
    return {"rows": [_candidate(one, found) for one in page.rows], "next": page.next}


@router.post("/documents/{reading_id}/rejections", response=ReadingOut, summary="Put sentences aside")
def post_rejection(request: HttpRequest, reading_id: Identifier, body: RejectionIn) -> dict[str, Any]:
    by = actor_of_call(request)
    queries.reading(reading_id, by=by)
    reject_candidates(candidate_ids=body.candidates, by=by, now=timezone.now())
    return _reading(queries.reading(reading_id, by=by))


@router.post("/candidates/{candidate_id}/proposal", response=CandidateOut, summary="Propose a sentence as a fact")
def post_taking_up(request: HttpRequest, candidate_id: Identifier, body: TakingUpIn) -> dict[str, Any]:
    taken = propose_candidate(
        candidate_id=candidate_id, content=body.content, by=actor_of_call(request), now=timezone.now()
    )
    return _candidate(taken, taken.reading)


@router.post("/candidates/{candidate_id}/reopening", response=CandidateOut, summary="Look at a sentence again")
def post_reopening(request: HttpRequest, candidate_id: Identifier) -> dict[str, Any]:
    """One that was put aside waits for somebody's word again."""
    opened = reopen_candidate(candidate_id=candidate_id, by=actor_of_call(request), now=timezone.now())
    return _candidate(opened, opened.reading)


def _reading(one: "DocumentReading") -> dict[str, Any]:
    return {
        "id": one.public_id,
        "name": one.name,
        "about": one.about.code,
        "source": one.source.key,
        "topic": one.topic.key,
        "job": one.job_id,
        "is_read": one.read_at is not None,
        "pages": one.pages if one.has_pages else None,
        "pages_without_text": one.pages_without_text,
        "sentences": one.sentences,
        "not_judged": one.not_judged,
    }


def _candidate(one: "CommitmentCandidate", reading: "DocumentReading") -> dict[str, Any]:
    return {
        "id": one.public_id,
        "page": one.page if reading.has_pages else None,
        "text": one.text,
        "lead": one.lead or None,
        "language": one.language,
        "strength": one.strength,
        "signs": [reason["sign"] for reason in one.reasons],
        "state": one.state,
        "proposal": one.proposal.public_id if one.proposal else None,
    }
