"""Long work: who asked for it, how far it is, what came out."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


class JobState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


ACTIVE_STATES = (JobState.QUEUED, JobState.RUNNING)
# A job in one of these states answers for everybody who asks for the same computation.
SHARED_STATES = (*ACTIVE_STATES, JobState.SUCCEEDED)


def new_job_id() -> str:
    return new_public_id("job")


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, by: Actor) -> "JobQuerySet":
        """The party's own jobs, those of an account that acts for no party, and public ones: the id of a public
        job is unguessable, so that holding it is the right to see it."""
        if by.is_system:
            return self
        visible = Q(is_public=True)
        if by.party_id is not None:
            visible |= Q(party=by.party_id)
        elif not by.is_anonymous:
            visible |= Q(party=None, requested_by=by.pseudonym)
        return self.filter(visible)

    def active(self) -> "JobQuerySet":
        return self.filter(state__in=ACTIVE_STATES)

    def anonymous(self) -> "JobQuerySet":
        return self.filter(is_anonymous=True)


class Job(models.Model):
    """`attempts` also fences: whoever ran an earlier attempt can no longer write to the job."""

    public_id = models.CharField(max_length=40, unique=True, default=new_job_id)
    kind = models.CharField(max_length=40)
    arguments: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    # Identical requests share one job (`services.request_job`); empty where each request is its own.
    once_key = models.CharField(max_length=160, blank=True)
    is_public = models.BooleanField(default=False)

    # A pseudonym, as in the audit: the person can be forgotten.
    requested_by = models.CharField(max_length=40)
    is_anonymous = models.BooleanField(default=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=24, blank=True)
    # What the token that asked narrowed the rights to; null narrows nothing.
    scope: models.JSONField[list[str] | None, list[str] | None] = models.JSONField(null=True)

    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=40, blank=True)
    result: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(null=True)
    error_code = models.CharField(max_length=80, blank=True)
    error_facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=1)
    is_cancel_requested = models.BooleanField(default=False)
    # The row of the queue that is to wake a worker for this job.
    task_id = models.UUIDField(null=True)

    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "heartbeat_at"], name="job_state_heartbeat"),
            models.Index(fields=["party", "-created_at"], name="job_party"),
        ]
        constraints = [
            models.CheckConstraint(name="job_state_is_known", condition=Q(state__in=JobState.values)),
            models.CheckConstraint(
                name="job_anonymous_is_public", condition=Q(is_anonymous=False) | Q(is_public=True, party=None)
            ),
            models.UniqueConstraint(
                name="job_once",
                fields=["kind", "once_key"],
                condition=Q(state__in=SHARED_STATES) & ~Q(once_key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} {self.state}"

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE_STATES

    @property
    def has_attempts_left(self) -> bool:
        return self.attempts < self.max_attempts

    def may_be_steered_by(self, by: Actor) -> bool:
        """Whether `by` may cancel it or try it again; what nobody in particular asked for, anyone who holds its id
        may."""
        if by.is_system or self.is_anonymous:
            return True
        if self.party_id is not None:
            return self.party_id == by.party_id
        return self.requested_by == by.pseudonym

    def return_to_queue(self) -> None:
        self.state = JobState.QUEUED
        self.started_at = self.heartbeat_at = self.finished_at = None
        self.done = self.total = 0
        self.stage = ""

    def finish(self, state: JobState, *, at: datetime) -> None:
        self.state = state
        self.finished_at = at
        self.stage = ""
