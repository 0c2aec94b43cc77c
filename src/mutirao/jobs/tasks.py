"""The one task of the queue. Every kind of job goes through it, so that no import path of ours is ever stored but
this one."""

from datetime import datetime
from uuid import UUID

from django_tasks import task

from mutirao.jobs.models import Job


@task()
def run_job(job_id: str) -> None:
    from mutirao.jobs.execution import execute

    execute(job_id)


def put_in_queue(job: Job, *, after: datetime | None = None) -> None:
    """Wake a worker for this saved job, in the current transaction; not before `after`."""
    job.task_id = UUID(run_job.using(run_after=after).enqueue(job.public_id).id)
    job.save(update_fields=["task_id"])
