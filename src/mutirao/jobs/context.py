"""What a runner knows of its job, and how it speaks to those who wait."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mutirao.access.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class JobContext:
    """`actor` holds the requester's rights as they are now; `now` is the moment at which this attempt began.
    `is_public`: it was asked for on public figures alone."""

    job_id: str
    is_public: bool
    actor: Actor
    now: datetime
    write_progress: Callable[[int, int, str], None]
    check: Callable[[], None]

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Say how far the work is; `stage` is a code of the kind's `stages`. Also a point at which it may stop."""
        self.check()
        self.write_progress(done, total, stage)

    def raise_if_cancelled(self) -> None:
        """Leave the runner when the job is cancelled or lost, or when its worker is to stop."""
        self.check()
