"""Reading jobs, for whoever may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mutirao.access.actors import Actor
from mutirao.jobs.kinds import job_kind
from mutirao.jobs.models import Job, JobQuerySet, JobState
from mutirao.kernel.errors import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStanding:
    """How a job stands, as far as a door needs to know."""

    id: str
    kind: str
    title: str
    state: str
    done: int
    total: int
    stage: str
    result: Mapping[str, Any] | None
    error_code: str
    error_facts: Mapping[str, Any]
    attempts: int
    is_active: bool
    is_cancel_requested: bool
    is_steerable: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def may_be_cancelled(self) -> bool:
        return self.is_steerable and self.is_active and not self.is_cancel_requested

    @property
    def may_be_retried(self) -> bool:
        return self.is_steerable and self.state in {JobState.FAILED, JobState.CANCELLED}

    def result_address(self) -> str | None:
        """The page that shows the result, once there is one."""
        address = job_kind(self.kind).result_address
        return address(self.id) if address is not None and self.state == JobState.SUCCEEDED else None


def visible_job(public_id: str, *, by: Actor) -> Job:
    """The job with this id; raises NotFoundError for a hidden one and for none at all."""
    job = Job.objects.visible_to(by).filter(public_id=public_id).first()
    if job is None:
        raise NotFoundError(id=public_id)
    return job


def job_standing(public_id: str, *, by: Actor) -> JobStanding:
    return standing_of(visible_job(public_id, by=by), by=by)


def standing_of(job: Job, *, by: Actor) -> JobStanding:
    kind = job_kind(job.kind)
    return JobStanding(
        id=job.public_id,
        kind=job.kind,
        title=kind.title,
        state=job.state,
        done=job.done,
        total=job.total,
        stage=kind.stages.get(job.stage, ""),
        result=job.result,
        error_code=job.error_code,
        error_facts=job.error_facts,
        attempts=job.attempts,
        is_active=job.is_active,
        is_cancel_requested=job.is_cancel_requested,
        is_steerable=job.may_be_steered_by(by),
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


def jobs_of(by: Actor) -> JobQuerySet:
    """What the actor's party, or the actor alone, has asked for, newest first."""
    if by.party_id is not None:
        return Job.objects.filter(party=by.party_id)
    if by.is_anonymous:
        return Job.objects.none()
    return Job.objects.filter(party=None, requested_by=by.pseudonym, is_anonymous=False)
