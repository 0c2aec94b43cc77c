"""Documents that a party had read, and what was found in them: its own alone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.access.permissions import Permission
from mutirao.atlas.models import CommitmentCandidate, DocumentReading
from mutirao.atlas.vocabulary import CandidateState
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.identifiers import PublicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a sentence; `sign`: why it speaks for a commitment, or nothing."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    reading: DocumentReading
    counts: dict[str, int]
    may_decide: bool


def readings(*, by: Actor) -> ShareableQuerySet:
    """Newest first, with `waiting`: how many of its sentences wait for a person."""
    waiting = Count("candidates", filter=Q(candidates__state=CandidateState.PENDING))
    rows = DocumentReading.objects.visible_to(by).select_related("about", "source", "topic", "upload")
    counted: ShareableQuerySet = rows.annotate(waiting=waiting).order_by("-requested_at", "-pk")
    return counted


def reading(public_id: PublicId, *, by: Actor) -> DocumentReading:
    """Raises NotFoundError."""
    found: DocumentReading = visible_or_not_found(readings(by=by), public_id, by=by)
    return found


def reading_of_job(job_id: str, *, by: Actor) -> DocumentReading:
    """Raises NotFoundError."""
    found: DocumentReading | None = readings(by=by).filter(job_id=job_id).first() if job_id else None
    if found is None:
        raise NotFoundError(id=job_id)
    return found


def reading_page(public_id: PublicId, *, by: Actor) -> ReadingPage:
    """Raises NotFoundError."""
    found = reading(public_id, by=by)
    told = found.candidates.order_by().values_list("state").annotate(number=Count("pk"))
    return ReadingPage(
        reading=found,
        counts=dict.fromkeys(CandidateState.values, 0) | dict(told),
        may_decide=by.may(Permission.PROPOSE_STATEMENT, party_id=found.party_id),
    )


def candidates(found: DocumentReading, *, state: str = "") -> Any:
    """In the order of the document; an empty state selects all."""
    rows = found.candidates.select_related("proposal")
    return rows.filter(state=state) if state in CandidateState.values else rows.all()


def locked_candidate(candidate_id: PublicId, *, by: Actor) -> CommitmentCandidate:
    """Raises NotFoundError where its document is another party's."""
    rows = CommitmentCandidate.objects.select_for_update(of=("self",)).select_related("reading__party")
    visible = DocumentReading.objects.visible_to(by).values("pk")
    found = rows.filter(public_id=candidate_id, reading__in=visible).first()
    if found is None:
        raise NotFoundError(id=candidate_id)
    return found


def stretches(candidate: CommitmentCandidate) -> list[Stretch]:
    """Its text with the words marked that speak for a commitment; where signs overlap, the first stands."""
    found: list[Stretch] = []
    place = 0
    for reason in sorted(candidate.reasons, key=lambda one: (one["start"], -one["end"])):
        start, end = max(reason["start"], place), reason["end"]
        if start >= end:
            continue
        found += [
            Stretch(text=candidate.text[place:start]),
            Stretch(text=candidate.text[start:end], sign=reason["sign"]),
        ]
        place = end
    return [one for one in (*found, Stretch(text=candidate.text[place:])) if one.text]
