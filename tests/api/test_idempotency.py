from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.api.conftest import CallAs
from tests.cast import Cast

from mutirao.access.answers import KEEP_ANSWERS, Answer, answer_once, forget_answers
from mutirao.access.models import IdempotentAnswer
from mutirao.audit.models import Act
from mutirao.jobs.models import Job
from mutirao.jobs.services import request_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("job_kinds")]
KEY = {"Idempotency-Key": "4f9c"}


@pytest.fixture
def job(cast: Cast, now: datetime) -> Job:
    return request_job(kind="add", arguments={}, by=cast.amara_officer, now=now)


def _cancel(client: Client, job: Job) -> tuple[int, bytes]:
    answer = client.post(f"/api/v1/jobs/{job.public_id}/cancel", headers=KEY)
    return answer.status_code, answer.content


def test_the_same_request_twice_changes_once_and_is_answered_twice(cast: Cast, call_as: CallAs, job: Job) -> None:
    client = call_as(cast.amara_officer)
    first, second = _cancel(client, job), _cancel(client, job)
    assert first == second
    assert first[0] == 200
    assert Act.objects.filter(event="job.cancelled").count() == 1


def test_without_a_key_the_second_request_meets_what_the_first_left(cast: Cast, call_as: CallAs, job: Job) -> None:
    client = call_as(cast.amara_officer)
    address = f"/api/v1/jobs/{job.public_id}/cancel"
    assert [client.post(address).status_code for _ in range(2)] == [200, 409]


def test_a_key_is_for_one_request_only(cast: Cast, call_as: CallAs, job: Job) -> None:
    client = call_as(cast.amara_officer)
    _cancel(client, job)
    other = client.post(f"/api/v1/jobs/{job.public_id}/retry", headers=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "api.key_reused")


def test_a_key_belongs_to_whoever_used_it(cast: Cast, call_as: CallAs, job: Job) -> None:
    _cancel(call_as(cast.amara_officer), job)
    assert _cancel(call_as(cast.outsider), job)[0] == 404


def test_a_refused_request_leaves_its_key_free(cast: Cast, call_as: CallAs, job: Job) -> None:
    client = call_as(cast.amara_officer)
    Job.objects.update(state="failed")
    assert _cancel(client, job)[0] == 409
    Job.objects.update(state="queued")
    assert _cancel(client, job)[0] == 200


@pytest.mark.parametrize("key", ["", "with space", "é", "x" * 129])
def test_a_malformed_key_is_refused(cast: Cast, call_as: CallAs, job: Job, key: str) -> None:
    answer = call_as(cast.amara_officer).post(f"/api/v1/jobs/{job.public_id}/cancel", headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (422, "api.invalid_key")


def test_change_and_answer_are_kept_together_or_not_at_all(cast: Cast, now: datetime) -> None:
    def change_and_fail() -> Answer:
        request_job(kind="add", arguments={}, by=cast.amara_officer, now=now)
        return Answer(status=409, body=b"")

    answer_once(key="k", request_digest="d", give=change_and_fail, by=cast.amara_officer, now=now)
    assert not Job.objects.exists()
    assert not IdempotentAnswer.objects.exists()


def test_answers_are_forgotten_after_a_day(cast: Cast, call_as: CallAs, job: Job, now: datetime) -> None:
    _cancel(call_as(cast.amara_officer), job)
    made_at = IdempotentAnswer.objects.get().created_at
    assert forget_answers(made_at + KEEP_ANSWERS) == 0
    assert forget_answers(made_at + KEEP_ANSWERS + timedelta(seconds=1)) == 1
