"""From an uploaded document to proposals: the rules find, a person decides, a reviewer accepts."""

from datetime import datetime
from typing import Any

import pytest
from tests.atlas import stories
from tests.atlas.documents.making import PROMISES, encrypted, pdf, pdf_of_blank_pages
from tests.cast import Cast
from tests.jobs.kinds_for_tests import connected_kinds
from tests.visiting import signed_in

from mutirao.access.actors import Actor
from mutirao.atlas.errors import CandidateDecidedError, CandidateNotPutAsideError, UnknownSourceError
from mutirao.atlas.models import CommitmentCandidate, DocumentReading, Source, StatementProposal
from mutirao.atlas.queries.documents import reading, readings, stretches
from mutirao.atlas.services.documents import (
    ReadingTerms,
    propose_candidate,
    reject_candidates,
    reopen_candidate,
    request_reading,
)
from mutirao.atlas.words import COMMITMENT_SIGNS
from mutirao.engines.commitments.signs import FORMS, SUPPORT
from mutirao.files.models import Upload
from mutirao.jobs.execution import execute
from mutirao.jobs.models import Job, JobState
from mutirao.kernel.errors import FileError, ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.site.registry import connect_floors

pytestmark = pytest.mark.django_db

PAGES = (PROMISES["en"], "Nothing is promised on this page.", PROMISES["ja"])


def asked(cast: Cast, now: datetime, content: bytes, *, by: Actor | None = None, **changes: Any) -> DocumentReading:
    source = Source.objects.filter(title="Strategy of Amara").first() or stories.source(cast, now)
    stories.topic()
    terms = ReadingTerms(**{"about": "XTA", "source": source.key, "topic": "resilience"} | changes)
    return request_reading(chunks=[content], name="strategy.pdf", terms=terms, by=by or cast.amara_contributor, now=now)


def read(cast: Cast, now: datetime, *pages: str) -> DocumentReading:
    found = asked(cast, now, pdf(*(pages or PAGES)))
    execute(found.job_id)
    job = Job.objects.get(public_id=found.job_id)
    assert job.state == JobState.SUCCEEDED, (job.error_code, job.error_facts)
    return reading(found.public_id, by=cast.amara_viewer)


def content_of(candidate: CommitmentCandidate, **changes: Any) -> Any:
    told = {"says": candidate.text, "is_quotation": True, "page": str(candidate.page)} | changes
    return stories.content(candidate.reading.source, **told)


def test_sentences_are_found_with_their_pages_and_the_words_that_speak_for_them(cast: Cast, now: datetime) -> None:
    found = read(cast, now)
    assert (found.pages, found.has_pages, found.pages_without_text) == (3, True, 0)
    told = [(one.page, one.language, one.text.replace(" ", "")) for one in found.candidates.all()]
    # How a PDF spaces its letters is its own.
    assert told == [(1, "en", PROMISES["en"].replace(" ", "")), (3, "ja", PROMISES["ja"])]
    first = found.candidates.all()[0]
    parts = stretches(first)
    assert "".join(part.text for part in parts) == first.text
    assert "will" in {part.text for part in parts if part.sign}


def test_a_confirmed_sentence_waits_for_a_reviewer_with_its_page(cast: Cast, now: datetime) -> None:
    candidate = read(cast, now).candidates.all()[0]
    propose_candidate(
        candidate_id=candidate.public_id, content=content_of(candidate), by=cast.amara_contributor, now=now
    )
    candidate.refresh_from_db()
    assert candidate.state == "confirmed"
    proposal = StatementProposal.objects.get()
    assert candidate.proposal == proposal
    assert (proposal.content["page"], proposal.content["says"], proposal.state) == ("1", PROMISES["en"], "open")


def test_a_sentence_in_other_words_is_told_as_edited(cast: Cast, now: datetime) -> None:
    candidate = read(cast, now).candidates.all()[0]
    told = content_of(candidate, says="Amara will set up a centre.", is_quotation=False)
    propose_candidate(candidate_id=candidate.public_id, content=told, by=cast.amara_contributor, now=now)
    candidate.refresh_from_db()
    assert candidate.state == "edited"
    # The document is its party's own: reviewers of other parties read what was proposed of it.
    proposal = StatementProposal.objects.get()
    assert proposal.reason == ""
    assert candidate.text not in str(proposal.content)


def test_what_was_decided_is_not_decided_again_and_all_or_none_are_put_aside(cast: Cast, now: datetime) -> None:
    first, second = read(cast, now).candidates.all()
    by = cast.amara_contributor
    reject_candidates(candidate_ids=[first.public_id], by=by, now=now)
    with pytest.raises(CandidateDecidedError):
        propose_candidate(candidate_id=first.public_id, content=content_of(first), by=by, now=now)
    with pytest.raises(CandidateDecidedError):
        reject_candidates(candidate_ids=[second.public_id, first.public_id], by=by, now=now)
    second.refresh_from_db()
    assert second.state == "pending"
    reopen_candidate(candidate_id=first.public_id, by=by, now=now)
    first.refresh_from_db()
    assert first.state == "pending"
    with pytest.raises(CandidateNotPutAsideError):
        reopen_candidate(candidate_id=second.public_id, by=by, now=now)


@pytest.mark.parametrize("who", ["brisa_officer", "secretariat", "outsider", "anonymous"])
def test_a_document_is_its_partys_own(cast: Cast, now: datetime, who: str) -> None:
    found, by = read(cast, now), getattr(cast, who)
    candidate = found.candidates.all()[0]
    assert not readings(by=by).exists()
    with pytest.raises(NotFoundError):
        reading(found.public_id, by=by)
    with pytest.raises(NotFoundError):
        reject_candidates(candidate_ids=[candidate.public_id], by=by, now=now)
    if not by.is_anonymous:
        assert signed_in(by).get(f"/en/know/documents/{found.public_id}/").status_code == 404


def test_a_viewer_reads_what_was_found_and_decides_nothing(cast: Cast, now: datetime) -> None:
    candidate = read(cast, now).candidates.all()[0]
    with pytest.raises(ForbiddenError):
        reject_candidates(candidate_ids=[candidate.public_id], by=cast.amara_viewer, now=now)
    for who in (cast.amara_viewer, cast.anonymous):
        with pytest.raises((ForbiddenError, SignInRequiredError)):
            asked(cast, now, pdf(*PAGES), by=who)


def test_a_wrong_file_or_an_unknown_source_keeps_nothing(cast: Cast, now: datetime) -> None:
    with pytest.raises(UnknownSourceError):
        asked(cast, now, pdf(*PAGES), source="none")
    with pytest.raises(FileError):
        asked(cast, now, b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert not DocumentReading.objects.exists()
    assert not Upload.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [(pdf_of_blank_pages(3), "document.scanned"), (encrypted(pdf("Secret."), to_open="x"), "document.encrypted")],
)
def test_what_cannot_be_read_says_why_and_the_file_stays(cast: Cast, now: datetime, content: bytes, code: str) -> None:
    found = asked(cast, now, content)
    with connected_kinds():
        connect_floors()
        execute(found.job_id)
    job = Job.objects.get(public_id=found.job_id)
    assert (job.state, job.error_code) == (JobState.FAILED, code)
    assert Upload.objects.get() == found.upload
    page = signed_in(cast.amara_contributor).get(f"/en/know/documents/{found.public_id}/")
    assert "why it stopped" in page.content.decode()


def test_a_second_attempt_of_the_reading_loses_no_decision(cast: Cast, now: datetime) -> None:
    found = read(cast, now)
    reject_candidates(candidate_ids=[found.candidates.all()[0].public_id], by=cast.amara_contributor, now=now)
    Job.objects.update(state=JobState.QUEUED)
    execute(found.job_id)
    assert [one.state for one in found.candidates.all()] == ["rejected", "pending"]


def test_the_pages_lead_from_the_upload_to_the_proposal(cast: Cast, now: datetime) -> None:
    contributor, source = signed_in(cast.amara_contributor), stories.source(cast, now)
    stories.topic()
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"about": "xta", "source": source.key, "topic": "resilience"}
    given = SimpleUploadedFile("plan.pdf", pdf(*PAGES), content_type="application/pdf")
    wrong = contributor.post("/en/know/documents/", sent | {"file": given, "source": "none"})
    assert wrong.status_code == 400
    given.seek(0)
    answer = contributor.post("/en/know/documents/", sent | {"file": given})
    assert answer.status_code == 303
    found = DocumentReading.objects.get()
    execute(found.job_id)
    assert contributor.get(f"/en/know/documents/of-job/{found.job_id}/")["Location"] == answer["Location"]
    page = contributor.get(answer["Location"]).content.decode()
    assert "<mark>will</mark>" in page
    assert "Page 3" in page
    first, second = found.candidates.all()
    name = first.public_id
    typed = {f"{name}-says": "", f"{name}-kind": "pledge", f"{name}-topic": "resilience", f"{name}-language": "en"}
    address = f"{answer['Location']}{name}/propose/"
    assert contributor.post(address, typed).status_code == 400
    assert contributor.post(address, typed | {f"{name}-says": "Amara will set up a centre."}).status_code == 303
    contributor.post(f"{answer['Location']}reject/", {"candidates": [second.public_id]})
    assert [one.state for one in found.candidates.all()] == ["edited", "rejected"]
    assert "Look at it again" in contributor.get(f"{answer['Location']}?state=rejected").content.decode()


def test_every_sign_that_speaks_for_a_commitment_has_its_words() -> None:
    assert COMMITMENT_SIGNS.keys() == {sign.value for sign in FORMS | SUPPORT}
