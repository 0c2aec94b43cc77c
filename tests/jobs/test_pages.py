from datetime import datetime

import pytest
from tests.cast import Cast
from tests.visiting import signed_in, without_form_tokens

from mutirao.jobs.execution import execute
from mutirao.jobs.models import Job
from mutirao.jobs.services import request_job

pytestmark = pytest.mark.django_db


def _job(cast: Cast, now: datetime, kind: str = "add") -> Job:
    return request_job(kind=kind, arguments={"numbers": [1]}, by=cast.amara_officer, now=now)


def test_the_page_of_a_job_tells_its_state_and_lets_it_be_cancelled(cast: Cast, now: datetime) -> None:
    job = _job(cast, now)
    client = signed_in(cast.amara_officer)
    page = client.get(f"/en/jobs/{job.public_id}/")
    assert "waiting for its turn" in page.text
    answer = client.post(f"/en/jobs/{job.public_id}/cancel/")
    assert (answer.status_code, answer["Location"]) == (303, f"/en/jobs/{job.public_id}/")
    assert "cancelled" in client.get(f"/en/jobs/{job.public_id}/").text


def test_a_failed_job_says_why_and_the_way_out(cast: Cast, now: datetime) -> None:
    job = _job(cast, now, "refuse")
    execute(job.public_id)
    client = signed_in(cast.amara_officer)
    page = client.get(f"/en/jobs/{job.public_id}/").text
    assert "What was given does not make sense here." in page
    assert "Try again" in page
    assert client.post(f"/en/jobs/{job.public_id}/retry/").status_code == 303


def test_a_poll_gets_the_progress_alone(cast: Cast, now: datetime) -> None:
    job = _job(cast, now)
    part = signed_in(cast.amara_officer).get(f"/en/jobs/{job.public_id}/", headers={"HX-Request": "true"}).text
    assert "hx-get" in part
    assert "<html" not in part


@pytest.mark.parametrize("address", ["/en/jobs/{}/", "/api/v1/jobs/{}"])
def test_to_an_outsider_a_hidden_job_and_none_look_the_same(cast: Cast, now: datetime, address: str) -> None:
    job = _job(cast, now)
    client = signed_in(cast.outsider)
    hidden, none = (client.get(address.format(name)) for name in (job.public_id, "job_none"))
    assert (hidden.status_code, none.status_code) == (404, 404)
    same_address = hidden.text.replace(job.public_id, "job_none")
    assert without_form_tokens(same_address) == without_form_tokens(none.text)


def test_the_list_shows_the_partys_work_only(cast: Cast, now: datetime) -> None:
    job = _job(cast, now)
    assert job.public_id in signed_in(cast.amara_viewer).get("/en/jobs/").text
    assert "Nothing has been asked for" in signed_in(cast.outsider).get("/en/jobs/").text


def test_changes_are_never_made_by_reading(cast: Cast, now: datetime) -> None:
    job = _job(cast, now)
    client = signed_in(cast.amara_officer)
    for act in ("cancel", "retry"):
        assert client.get(f"/en/jobs/{job.public_id}/{act}/").status_code == 405
