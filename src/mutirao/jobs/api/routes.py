"""`/jobs/{id}`: poll it while `state` is queued or running."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.schemas import Identifier
from mutirao.jobs.api.schemas import JobOut
from mutirao.jobs.queries import JobStanding, job_standing
from mutirao.jobs.sentences import explanation
from mutirao.jobs.services import cancel_job, retry_job

router = Router(tags=["jobs"])


@router.get("/{job_id}", response=JobOut, summary="How far a job is, and its result")
def get_job(request: HttpRequest, job_id: Identifier) -> dict[str, Any]:
    return _shown(job_standing(job_id, by=actor_of_call(request)))


@router.post("/{job_id}/cancel", response=JobOut, summary="Stop a job")
def post_cancel(request: HttpRequest, job_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    cancel_job(job_id=job_id, by=by, now=timezone.now())
    return _shown(job_standing(job_id, by=by))


@router.post("/{job_id}/retry", response=JobOut, summary="Try a failed or cancelled job again")
def post_retry(request: HttpRequest, job_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    standing = retry_job(job_id=job_id, by=by, now=timezone.now())
    return _shown(job_standing(standing.public_id, by=by))


def _shown(standing: JobStanding) -> dict[str, Any]:
    names = set(JobOut.model_fields) - {"error"}
    shown = {name: getattr(standing, name) for name in names}
    shown["error"] = explanation(standing.error_code, standing.error_facts).message if standing.error_code else ""
    return shown
