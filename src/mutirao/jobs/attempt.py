"""One attempt at a job. It writes only as long as the job is still its own: the reaper may have given it to another."""

import threading
import time
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import F
from django.utils import timezone

from mutirao.jobs.models import Job, JobQuerySet, JobState

_LOOK_EVERY = 1.0  # seconds between two looks whether the job is to be cancelled
_WRITE_EVERY = 0.5  # seconds between two writes of progress within a stage


class Interruption(StrEnum):
    CANCELLED = "cancelled"
    LOST = "lost"
    STOPPING = "stopping"


class JobInterruptedError(Exception):
    """Leaves the runner; it carries no message because nobody is shown one."""

    def __init__(self, reason: Interruption) -> None:
        super().__init__(reason.value)
        self.reason = reason


_stopping = threading.Event()


def ask_to_stop() -> None:
    """The process is to end: the running job goes back to the queue at the next point at which it can."""
    _stopping.set()


class Attempt:
    def __init__(self, job: Job) -> None:
        self.job = job
        self._number = job.attempts
        self._is_lost = False
        self._looked = self._wrote = time.monotonic()
        self._stage = ""

    def rows(self) -> JobQuerySet:
        """The job while it is still this attempt's; empty afterwards."""
        return Job.objects.filter(pk=self.job.pk, attempts=self._number, state=JobState.RUNNING)

    def locked(self) -> Job | None:
        return self.rows().select_for_update().first()

    def beat(self, at: datetime) -> None:
        if self.rows().update(heartbeat_at=at) == 0:
            self._is_lost = True

    def write_progress(self, done: int, total: int, stage: str) -> None:
        is_due = time.monotonic() - self._wrote >= _WRITE_EVERY
        if is_due or stage != self._stage:
            self.rows().update(done=done, total=total, stage=stage)
            self._wrote, self._stage = time.monotonic(), stage

    def raise_if_interrupted(self) -> None:
        if _stopping.is_set():
            raise JobInterruptedError(Interruption.STOPPING)
        if time.monotonic() - self._looked >= _LOOK_EVERY:
            self._look()
        if self._is_lost:
            raise JobInterruptedError(Interruption.LOST)

    def _look(self) -> None:
        self._looked = time.monotonic()
        is_cancel_requested = self.rows().values_list("is_cancel_requested", flat=True).first()
        if is_cancel_requested is None:
            self._is_lost = True
        elif is_cancel_requested:
            raise JobInterruptedError(Interruption.CANCELLED)

    def finish(
        self,
        state: JobState,
        *,
        result: dict[str, Any] | None = None,
        error_code: str = "",
        error_facts: Mapping[str, Any] | None = None,
    ) -> None:
        self.rows().update(
            state=state,
            done=F("total") if state == JobState.SUCCEEDED else F("done"),
            result=result,
            error_code=error_code,
            error_facts=dict(error_facts or {}),
            stage="",
            finished_at=timezone.now(),
        )
