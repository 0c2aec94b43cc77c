import signal
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast
from tests.jobs.queue_rows import queue_row

from mutirao.access.models import Account, Membership
from mutirao.jobs import attempt as attempts
from mutirao.jobs.execution import claim, execute
from mutirao.jobs.models import Job, JobState
from mutirao.jobs.reaping import (
    KEEP_QUEUE_ROWS,
    KEEP_VISITORS_JOBS,
    LOST_AFTER,
    prune_queue,
    prune_visitors_jobs,
    reap_lost_jobs,
)
from mutirao.jobs.schedule import PeriodicTask, Schedule
from mutirao.jobs.services import cancel_job, request_job
from mutirao.jobs.time_limit import within

pytestmark = pytest.mark.django_db


def _requested(cast: Cast, kind: str, **arguments: object) -> Job:
    return request_job(kind=kind, arguments=arguments, by=cast.amara_officer, now=timezone.now())


def _executed(job: Job) -> Job:
    execute(job.public_id)
    job.refresh_from_db()
    return job


@pytest.fixture
def stopping_worker() -> Iterator[None]:
    attempts.ask_to_stop()
    yield
    attempts._stopping.clear()


def test_a_job_runs_and_keeps_its_result(cast: Cast) -> None:
    job = _executed(_requested(cast, "add", numbers=[1, 2, 3]))
    assert (job.state, job.result, job.attempts) == (JobState.SUCCEEDED, {"sum": 6}, 1)
    assert job.finished_at is not None


def test_a_refusal_fails_at_once_with_code_and_facts(cast: Cast) -> None:
    job = _executed(_requested(cast, "refuse"))
    assert (job.state, job.error_code, job.error_facts) == (JobState.FAILED, "invalid", {"reason": "as asked"})


def test_a_fault_is_tried_again_later_and_then_fails_without_telling_what_broke(cast: Cast) -> None:
    job = _executed(_requested(cast, "break"))
    assert (job.state, job.attempts) == (JobState.QUEUED, 1)
    assert queue_row(job).run_after > timezone.now()
    job = _executed(job)
    assert (job.state, job.attempts, job.error_code, job.error_facts) == (JobState.FAILED, 2, "job.fault", {})


def test_a_result_that_cannot_be_stored_is_a_fault(cast: Cast) -> None:
    assert _executed(_requested(cast, "not_json")).state == JobState.QUEUED


def test_rights_are_those_of_the_moment_of_running(cast: Cast) -> None:
    job = _requested(cast, "name_actor")
    Membership.objects.filter(account=cast.amara_officer.account_id).delete()
    assert _executed(job).result == {"party": "", "permissions": []}


def test_the_job_of_a_forgotten_person_runs_without_rights(cast: Cast) -> None:
    job = _requested(cast, "name_actor")
    Account.objects.filter(email="amara.officer@example.org").delete()
    assert _executed(job).result == {"party": "", "permissions": []}


def test_of_two_workers_one_gets_the_job(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    assert claim(job.public_id) is not None
    assert claim(job.public_id) is None


def test_a_running_job_is_cancelled_where_it_looks(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_LOOK_EVERY", 0.0)
    job = _requested(cast, "add", numbers=[])
    running = claim(job.public_id)
    assert running is not None
    cancel_job(job_id=job.public_id, by=cast.amara_officer, now=timezone.now())
    with pytest.raises(attempts.JobInterruptedError) as interruption:
        running.raise_if_interrupted()
    assert interruption.value.reason == attempts.Interruption.CANCELLED


def test_a_cancelled_job_ends_as_cancelled(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_LOOK_EVERY", 0.0)
    job = _requested(cast, "endless")
    Job.objects.update(is_cancel_requested=True)
    assert _executed(job).state == JobState.CANCELLED


def test_a_job_that_takes_too_long_is_stopped(cast: Cast) -> None:
    job = _executed(_requested(cast, "overlong"))
    assert (job.state, job.error_code) == (JobState.FAILED, "job.time_limit")


@pytest.mark.usefixtures("stopping_worker")
def test_a_worker_that_stops_gives_its_job_back_unharmed(cast: Cast) -> None:
    job = _executed(_requested(cast, "endless"))
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert queue_row(job).status == TaskResultStatus.READY


def test_an_attempt_that_was_given_up_can_no_longer_write(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    slow = claim(job.public_id)
    assert slow is not None
    reap_lost_jobs(timezone.now() + LOST_AFTER * 2)
    quick = claim(job.public_id)
    assert quick is not None
    slow.finish(JobState.SUCCEEDED, result={"from": "the slow one"})
    quick.finish(JobState.SUCCEEDED, result={"from": "the quick one"})
    job.refresh_from_db()
    assert job.result == {"from": "the quick one"}


def test_a_lost_job_is_queued_again_and_fails_after_its_last_attempt(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    for expected in (JobState.QUEUED, JobState.FAILED):
        claim(job.public_id)
        assert reap_lost_jobs(timezone.now()) == 0
        assert reap_lost_jobs(timezone.now() + LOST_AFTER * 2) == 1
        job.refresh_from_db()
        assert job.state == expected
    assert job.error_code == "job.lost"


def test_a_lost_job_that_was_to_be_cancelled_is_cancelled(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    claim(job.public_id)
    cancel_job(job_id=job.public_id, by=cast.amara_officer, now=timezone.now())
    reap_lost_jobs(timezone.now() + LOST_AFTER * 2)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_a_job_whose_worker_died_before_it_began_is_woken_again(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    queue_row(job).claim("a worker that dies now")
    assert reap_lost_jobs(timezone.now()) == 0
    assert reap_lost_jobs(timezone.now() + LOST_AFTER * 2) == 1
    job.refresh_from_db()
    assert queue_row(job).status == TaskResultStatus.READY


def test_old_rows_of_the_queue_go_and_waiting_ones_stay(cast: Cast) -> None:
    job = _requested(cast, "add", numbers=[])
    done = _requested(cast, "add", numbers=[1])
    queue_row(done).claim("a worker")
    assert prune_queue(timezone.now()) == 0
    assert prune_queue(timezone.now() + KEEP_QUEUE_ROWS * 2) == 1
    assert DBTaskResult.objects.get().id == job.task_id


def test_what_visitors_asked_for_goes_in_time_and_the_work_of_parties_stays(cast: Cast) -> None:
    def ask(number: int) -> Job:
        arguments = {"numbers": [number]}
        return request_job(kind="add", arguments=arguments, by=cast.anonymous, now=timezone.now(), is_public=True)

    waiting, own = ask(1), _executed(_requested(cast, "add", numbers=[2]))
    ended = _executed(ask(3))
    assert ended.finished_at is not None
    assert prune_visitors_jobs(ended.finished_at + KEEP_VISITORS_JOBS) == 0
    assert prune_visitors_jobs(ended.finished_at + KEEP_VISITORS_JOBS + timedelta(seconds=1)) == 1
    assert set(Job.objects.all()) == {waiting, own}
    assert prune_visitors_jobs in {task.run for task in Schedule()._tasks.values()}


def test_the_schedule_runs_what_is_due_and_survives_a_failing_task(now: datetime) -> None:
    ran: list[datetime] = []

    def fail(_now: datetime) -> None:
        raise RuntimeError

    schedule = Schedule(
        {
            "fail": PeriodicTask(every=timedelta(seconds=10), run=fail),
            "note": PeriodicTask(every=timedelta(minutes=1), run=ran.append),
        }
    )
    assert schedule.run_due(now) == ["fail", "note"]
    assert schedule.run_due(now + timedelta(seconds=10)) == ["fail"]
    assert schedule.run_due(now + timedelta(minutes=1)) == ["fail", "note"]
    assert len(ran) == 2


def test_a_heartbeat_leaves_no_thread_behind(cast: Cast) -> None:
    _executed(_requested(cast, "add", numbers=[]))
    assert "heartbeat" not in {thread.name for thread in threading.enumerate()}


def test_an_alarm_that_was_set_before_a_job_still_rings_after_it() -> None:
    before = signal.setitimer(signal.ITIMER_REAL, 50)
    try:
        with within(timedelta(seconds=5)):
            assert signal.getitimer(signal.ITIMER_REAL)[0] <= 5
        assert 5 < signal.getitimer(signal.ITIMER_REAL)[0] <= 50
    finally:
        signal.setitimer(signal.ITIMER_REAL, *before)
