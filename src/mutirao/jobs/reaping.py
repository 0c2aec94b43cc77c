"""Work whose worker vanished is found and given to another; rows that nobody needs any more are removed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mutirao.jobs.errors import JobLostError
from mutirao.jobs.heartbeat import BEAT_EVERY
from mutirao.jobs.models import Job, JobQuerySet, JobState
from mutirao.jobs.tasks import put_in_queue

# Six beats: a machine that swaps, or a writer that holds the database, makes a worker miss one or two.
LOST_AFTER = BEAT_EVERY * 6
KEEP_QUEUE_ROWS = timedelta(days=7)
# Long enough to come back to a what-if by its address; docs/how-to/operate says so too.
KEEP_VISITORS_JOBS = timedelta(days=30)


def reap_lost_jobs(now: datetime) -> int:
    """Queue again, fail or cancel every job whose worker no longer lives; returns how many."""
    return _each(_silent(now), lambda job: _reap(job, now)) + _each(_forgotten(now), put_in_queue)


def _silent(now: datetime) -> JobQuerySet:
    return Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=now - LOST_AFTER)


def _forgotten(now: datetime) -> JobQuerySet:
    """Queued, but no row of the queue will wake a worker for them: one had taken it and died before it began."""
    awake = DBTaskResult.objects.filter(Q(status=TaskResultStatus.READY) | Q(started_at__gt=now - LOST_AFTER))
    return Job.objects.filter(state=JobState.QUEUED).exclude(task_id__in=awake.values("id"))


def _each(jobs: JobQuerySet, mend: Callable[[Job], None]) -> int:
    mended = 0
    for key in list(jobs.values_list("pk", flat=True)):
        with transaction.atomic():
            # Judged again under the lock: the worker may have spoken, or another reaper have been here.
            job = jobs.select_for_update().filter(pk=key).first()
            if job is not None:
                mend(job)
                mended += 1
    return mended


def _reap(job: Job, now: datetime) -> None:
    if job.is_cancel_requested:
        job.finish(JobState.CANCELLED, at=now)
    elif job.has_attempts_left:
        job.return_to_queue()
    else:
        job.error_code, job.error_facts = JobLostError.code, {"attempts": job.attempts}
        job.finish(JobState.FAILED, at=now)
    job.save()
    if job.state == JobState.QUEUED:
        put_in_queue(job)


def prune_queue(now: datetime) -> int:
    """Remove the queue's rows of work that ended, or was given up, a week ago; returns how many. Their jobs stay."""
    waiting = Q(status=TaskResultStatus.READY)
    old = DBTaskResult.objects.exclude(waiting).filter(started_at__lt=now - KEEP_QUEUE_ROWS)
    return old.delete()[0]


def prune_visitors_jobs(now: datetime) -> int:
    """Remove what visitors without an account asked for and that ended a month ago; returns how many. The jobs of
    parties stay: they belong to their record."""
    return Job.objects.anonymous().filter(finished_at__lt=now - KEEP_VISITORS_JOBS).delete()[0]
