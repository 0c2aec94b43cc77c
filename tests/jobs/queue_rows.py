from typing import Any

from django_tasks_db.models import DBTaskResult

from mutirao.jobs.models import Job


def queue_row(job: Job) -> "DBTaskResult[Any, Any]":
    assert job.task_id is not None
    return DBTaskResult.objects.get(id=job.task_id)
