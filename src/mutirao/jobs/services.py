"""Asking for long work, stopping it, trying it again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from mutirao.access.actors import Actor
from mutirao.audit.recording import record
from mutirao.jobs import events
from mutirao.jobs.errors import JobQueueFullError, JobStateError
from mutirao.jobs.kinds import job_kind
from mutirao.jobs.models import SHARED_STATES, Job, JobState
from mutirao.jobs.tasks import put_in_queue
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError

# Visitors without an account share this many places in the queue. A what-if on public figures takes some seconds, so
# that whoever comes ninth waits about a minute at worst, and members' own work is never behind more than these.
MOST_ANONYMOUS_JOBS = 8
_ADVISORY_LOCK = 0x6A6F6273  # "jobs": one visitor at a time on PostgreSQL; SQLite's IMMEDIATE does it there


@transaction.atomic
def request_job(
    *,
    kind: str,
    arguments: Mapping[str, Any],
    by: Actor,
    now: datetime,
    once_key: str = "",
    is_public: bool = False,
) -> Job:
    """Queue a job of a connected kind. `arguments` are plain JSON; the caller has checked that `by` may ask.

    `is_public` marks a computation on public figures alone, which whoever holds the job's id may see; visitors without
    an account may ask for no other. Requests with the same `once_key` (a hash of all inputs) get the same job as long
    as it has not failed: within the party, or among visitors. Nobody learns what another party has asked before."""
    if by.is_anonymous and not is_public:
        raise SignInRequiredError
    known = job_kind(kind)
    key = _scoped(once_key, by=by)
    standing = _shared_job(kind, key)
    if standing is not None:
        return standing
    if by.is_anonymous:
        _require_place_for_visitors()

    job = Job(
        kind=kind,
        arguments=dict(arguments),
        once_key=key,
        is_public=is_public,
        requested_by=by.pseudonym,
        is_anonymous=by.is_anonymous,
        party_id=by.party_id,
        role=by.role.value if by.role is not None else "",
        scope=None if by.scope is None else sorted(by.scope),
        max_attempts=known.max_attempts,
        created_at=now,
    )
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        # Somebody else asked for the same a moment ago.
        standing = _shared_job(kind, key)
        if standing is None:
            raise
        return standing
    put_in_queue(job)

    record(events.JOB_REQUESTED, by=by, about=job, at=now, kind=kind)
    return job


def _scoped(once_key: str, *, by: Actor) -> str:
    return f"{by.party_public_id or by.pseudonym}:{once_key}" if once_key else ""


def _require_place_for_visitors() -> None:
    _wait_for_other_visitors()
    if Job.objects.anonymous().active().count() >= MOST_ANONYMOUS_JOBS:
        raise JobQueueFullError(most=MOST_ANONYMOUS_JOBS)


def _wait_for_other_visitors() -> None:
    """Until the transaction's end nobody else counts the places: two could take the last one together."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])


def _shared_job(kind: str, key: str) -> Job | None:
    return Job.objects.filter(kind=kind, once_key=key, state__in=SHARED_STATES).first() if key else None


@transaction.atomic
def cancel_job(*, job_id: str, by: Actor, now: datetime) -> Job:
    """Take a job out of the queue, or ask its worker to stop at the next point at which it can."""
    job = _locked(job_id, by=by)
    _require_steering(job, by=by)
    if not job.is_active:
        raise JobStateError(state=job.state)

    if job.state == JobState.QUEUED:
        job.finish(JobState.CANCELLED, at=now)
    job.is_cancel_requested = True
    job.save()

    record(events.JOB_CANCELLED, by=by, about=job, at=now)
    return job


@transaction.atomic
def retry_job(*, job_id: str, by: Actor, now: datetime) -> Job:
    """Queue a failed or cancelled job anew, with all its attempts; where the same work has been asked for again in the
    meantime, that job is returned instead."""
    job = _locked(job_id, by=by)
    _require_steering(job, by=by)
    if job.is_active or job.state == JobState.SUCCEEDED:
        raise JobStateError(state=job.state)
    standing = _shared_job(job.kind, job.once_key)
    if standing is not None:
        return standing
    if job.is_anonymous:
        _require_place_for_visitors()

    job.return_to_queue()
    job.attempts = 0
    job.is_cancel_requested = False
    job.error_code, job.error_facts = "", {}
    job.save()
    put_in_queue(job)

    record(events.JOB_RETRIED, by=by, about=job, at=now)
    return job


def _locked(job_id: str, *, by: Actor) -> Job:
    job = Job.objects.visible_to(by).select_for_update().filter(public_id=job_id).first()
    if job is None:
        raise NotFoundError(id=job_id)
    return job


def _require_steering(job: Job, *, by: Actor) -> None:
    if not job.may_be_steered_by(by):
        raise SignInRequiredError if by.is_anonymous else ForbiddenError
