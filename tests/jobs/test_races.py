"""Many at the same moment; on PostgreSQL nothing but a lock makes them wait for each other."""

from datetime import datetime

import pytest
from tests.cast import Cast, call_the_cast
from tests.racing import at_the_same_time

from mutirao.jobs.models import Job
from mutirao.jobs.services import MOST_ANONYMOUS_JOBS, request_job


@pytest.fixture
def cast(emptied_audit: None, transactional_db: None) -> Cast:
    return call_the_cast()


def test_visitors_who_ask_at_once_share_the_bounded_number_of_places(cast: Cast, now: datetime) -> None:
    def ask() -> Job:
        return request_job(kind="add", arguments={"numbers": []}, by=cast.anonymous, now=now, is_public=True)

    for _ in range(MOST_ANONYMOUS_JOBS - 1):
        ask()
    assert at_the_same_time(*[ask] * 6) == ["job.queue_full"] * 5
    assert Job.objects.anonymous().active().count() == MOST_ANONYMOUS_JOBS
