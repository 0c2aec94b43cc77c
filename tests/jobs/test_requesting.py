from dataclasses import replace
from datetime import datetime

import pytest
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast
from tests.jobs.queue_rows import queue_row

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.audit.models import Act
from mutirao.jobs.errors import JobQueueFullError, JobStateError
from mutirao.jobs.execution import execute
from mutirao.jobs.kinds import UnknownJobKindError
from mutirao.jobs.models import Job, JobState
from mutirao.jobs.queries import job_standing, jobs_of
from mutirao.jobs.services import MOST_ANONYMOUS_JOBS, cancel_job, request_job, retry_job
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError

pytestmark = pytest.mark.django_db


def test_a_request_waits_in_the_queue_and_leaves_its_trace(cast: Cast, now: datetime) -> None:
    job = request_job(kind="add", arguments={"numbers": [1]}, by=cast.amara_officer, now=now)
    assert job.state == JobState.QUEUED
    assert queue_row(job).args_kwargs["args"] == [job.public_id]
    assert Act.objects.filter(event="job.requested", about_id=job.public_id).exists()


def test_an_unknown_kind_is_refused_and_nothing_waits(cast: Cast, now: datetime) -> None:
    with pytest.raises(UnknownJobKindError):
        request_job(kind="fly", arguments={}, by=cast.amara_officer, now=now)
    assert not DBTaskResult.objects.exists()


def test_a_party_sees_its_own_jobs_and_an_outsider_finds_none(cast: Cast, now: datetime) -> None:
    job = request_job(kind="add", arguments={"numbers": []}, by=cast.amara_officer, now=now)
    assert job_standing(job.public_id, by=cast.amara_viewer).state == "queued"
    assert list(jobs_of(cast.amara_viewer)) == [job]
    for stranger in (cast.outsider, cast.anonymous, cast.partner):
        with pytest.raises(NotFoundError):
            job_standing(job.public_id, by=stranger)
        with pytest.raises(NotFoundError):
            cancel_job(job_id=job.public_id, by=stranger, now=now)
        assert not jobs_of(stranger).exists()


def test_a_visitor_may_ask_for_public_work_only(cast: Cast, now: datetime) -> None:
    with pytest.raises(SignInRequiredError):
        request_job(kind="add", arguments={"numbers": []}, by=cast.anonymous, now=now)
    job = request_job(kind="add", arguments={"numbers": []}, by=cast.anonymous, now=now, is_public=True)
    assert job_standing(job.public_id, by=cast.anonymous).is_steerable
    assert not jobs_of(cast.anonymous).exists()


def test_visitors_share_a_bounded_number_of_places(cast: Cast, now: datetime) -> None:
    for number in range(MOST_ANONYMOUS_JOBS):
        request_job(kind="add", arguments={"numbers": [number]}, by=cast.anonymous, now=now, is_public=True)
    with pytest.raises(JobQueueFullError):
        request_job(kind="add", arguments={"numbers": []}, by=cast.anonymous, now=now, is_public=True)
    member_job = request_job(kind="add", arguments={"numbers": []}, by=cast.partner, now=now, is_public=True)
    assert member_job.state == JobState.QUEUED


def test_nobody_learns_from_a_public_computation_that_another_party_asked_for_it(cast: Cast, now: datetime) -> None:
    def ask(by: Actor) -> Job:
        return request_job(kind="add", arguments={"numbers": [2]}, by=by, now=now, once_key="h", is_public=True)

    first = ask(cast.partner)
    execute(first.public_id)
    assert ask(cast.partner) == first
    assert ask(cast.outsider) != first
    assert ask(cast.anonymous) != first
    assert ask(cast.anonymous) == ask(cast.anonymous)


def test_visitors_do_not_get_more_places_by_cancelling_and_trying_again(cast: Cast, now: datetime) -> None:
    def ask() -> Job:
        return request_job(kind="add", arguments={"numbers": []}, by=cast.anonymous, now=now, is_public=True)

    first = ask()
    cancel_job(job_id=first.public_id, by=cast.anonymous, now=now)
    for _ in range(MOST_ANONYMOUS_JOBS):
        ask()
    with pytest.raises(JobQueueFullError):
        retry_job(job_id=first.public_id, by=cast.anonymous, now=now)


def test_a_private_computation_is_shared_within_its_party_only(cast: Cast, now: datetime) -> None:
    def ask(by: Actor) -> Job:
        return request_job(kind="add", arguments={"numbers": [2]}, by=by, now=now, once_key="h")

    assert ask(cast.amara_officer) == ask(cast.amara_contributor)
    assert ask(cast.amara_officer) != ask(cast.brisa_officer)


def test_a_queued_job_is_cancelled_at_once_and_never_runs(cast: Cast, now: datetime) -> None:
    job = request_job(kind="add", arguments={"numbers": [1]}, by=cast.amara_officer, now=now)
    cancel_job(job_id=job.public_id, by=cast.amara_officer, now=now)
    execute(job.public_id)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.CANCELLED, 0)


def test_a_stranger_who_holds_the_id_of_public_work_cannot_stop_it(cast: Cast, now: datetime) -> None:
    job = request_job(kind="add", arguments={"numbers": []}, by=cast.partner, now=now, is_public=True)
    assert not job_standing(job.public_id, by=cast.outsider).may_be_cancelled
    with pytest.raises(ForbiddenError):
        cancel_job(job_id=job.public_id, by=cast.outsider, now=now)
    with pytest.raises(SignInRequiredError):
        cancel_job(job_id=job.public_id, by=cast.anonymous, now=now)


def test_what_is_done_cannot_be_cancelled_or_tried_again(cast: Cast, now: datetime) -> None:
    job = request_job(kind="add", arguments={"numbers": []}, by=cast.amara_officer, now=now)
    execute(job.public_id)
    for steer in (cancel_job, retry_job):
        with pytest.raises(JobStateError):
            steer(job_id=job.public_id, by=cast.amara_officer, now=now)


def test_failed_work_can_be_tried_again_with_all_its_attempts(cast: Cast, now: datetime) -> None:
    job = request_job(kind="refuse", arguments={}, by=cast.amara_officer, now=now)
    execute(job.public_id)
    again = retry_job(job_id=job.public_id, by=cast.amara_officer, now=now)
    assert (again, again.state, again.attempts, again.error_code) == (job, JobState.QUEUED, 0, "")
    assert DBTaskResult.objects.count() == 2


def test_trying_again_what_was_asked_for_anew_gives_the_newer_job(cast: Cast, now: datetime) -> None:
    def ask() -> Job:
        return request_job(kind="refuse", arguments={}, by=cast.amara_officer, now=now, once_key="h")

    failed = ask()
    execute(failed.public_id)
    newer = ask()
    assert newer != failed
    assert retry_job(job_id=failed.public_id, by=cast.amara_officer, now=now) == newer


def test_a_job_asked_for_by_a_token_keeps_the_tokens_narrow_scope(cast: Cast, now: datetime) -> None:
    narrow = replace(cast.amara_officer, scope=frozenset({Permission.RUN_PLAN}))
    job = request_job(kind="name_actor", arguments={}, by=narrow, now=now)
    execute(job.public_id)
    job.refresh_from_db()
    assert job.result == {"party": "XTA", "permissions": ["plan.run"]}
