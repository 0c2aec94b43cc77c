"""Running one job, once: claim it, let it live, write down how it ended."""

import json
import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mutirao.access.queries import actor_of_pseudonym
from mutirao.jobs.attempt import Attempt, Interruption, JobInterruptedError
from mutirao.jobs.context import JobContext
from mutirao.jobs.errors import JobFaultError
from mutirao.jobs.heartbeat import beating
from mutirao.jobs.kinds import job_kind
from mutirao.jobs.models import Job, JobState
from mutirao.jobs.tasks import put_in_queue
from mutirao.jobs.time_limit import within
from mutirao.kernel.errors import MutiraoError

logger = logging.getLogger(__name__)

# A fault may pass (a full disk, a lost connection): wait a little longer before each further attempt.
RETRY_AFTER = timedelta(seconds=5)


def execute(job_id: str) -> None:
    """Run the job unless somebody else does or it has left the queue; never raises for what the runner does."""
    attempt = claim(job_id)
    if attempt is None:
        return
    try:
        with beating(attempt):
            result = _run(attempt.job, attempt)
    except JobInterruptedError as interruption:
        _leave(attempt, interruption.reason)
    except MutiraoError as error:
        attempt.finish(JobState.FAILED, error_code=error.code, error_facts=error.facts)
    except Exception:
        logger.exception("job %s failed", job_id)
        _fail_or_try_again(attempt)
    except BaseException:
        _leave(attempt, Interruption.STOPPING)
        raise
    else:
        attempt.finish(JobState.SUCCEEDED, result=result)


@transaction.atomic
def claim(job_id: str) -> Attempt | None:
    """Take the job out of the queue; of two workers that try, one gets it."""
    job = Job.objects.select_for_update().filter(public_id=job_id, state=JobState.QUEUED).first()
    if job is None:
        return None
    now = timezone.now()
    job.state = JobState.RUNNING
    job.attempts += 1
    job.started_at = job.heartbeat_at = now
    job.save(update_fields=["state", "attempts", "started_at", "heartbeat_at"])
    return Attempt(job)


def _run(job: Job, attempt: Attempt) -> dict[str, Any]:
    kind = job_kind(job.kind)
    now = timezone.now()
    actor = actor_of_pseudonym(job.requested_by, party_id=job.party_id, role=job.role, scope=job.scope, on=now.date())
    context = JobContext(
        job_id=job.public_id,
        is_public=job.is_public,
        actor=actor,
        now=now,
        write_progress=attempt.write_progress,
        check=attempt.raise_if_interrupted,
    )
    with within(kind.time_limit):
        result = kind.runner(job.arguments, context)
    # What cannot be stored is the runner's fault, not the database's.
    json.dumps(result, allow_nan=False)
    return result


def _leave(attempt: Attempt, reason: Interruption) -> None:
    if reason == Interruption.CANCELLED:
        attempt.finish(JobState.CANCELLED)
    elif reason == Interruption.STOPPING:
        _give_back(attempt)


@transaction.atomic
def _give_back(attempt: Attempt) -> None:
    """The worker stops; that is no fault of the job, so that the attempt does not count."""
    job = attempt.locked()
    if job is None:
        return
    job.return_to_queue()
    job.attempts -= 1
    job.save()
    put_in_queue(job)


@transaction.atomic
def _fail_or_try_again(attempt: Attempt) -> None:
    job = attempt.locked()
    if job is None:
        return
    if job.has_attempts_left and not job.is_cancel_requested:
        job.return_to_queue()
        job.save()
        put_in_queue(job, after=timezone.now() + RETRY_AFTER * job.attempts)
    else:
        attempt.finish(JobState.FAILED, error_code=JobFaultError.code)
