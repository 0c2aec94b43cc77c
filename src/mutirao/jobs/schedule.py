"""What every worker does from time to time beside its jobs. Each of these may run in several workers at once."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections, connection
from django.utils import timezone

from mutirao.access.answers import forget_answers
from mutirao.audit.sealing import seal_committed
from mutirao.jobs.reaping import prune_queue, prune_visitors_jobs, reap_lost_jobs

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicTask:
    every: timedelta
    run: Callable[[datetime], object]


def _seal_audit(_now: datetime) -> int:
    return seal_committed()


_tasks: dict[str, PeriodicTask] = {
    "reap_lost_jobs": PeriodicTask(every=timedelta(seconds=10), run=reap_lost_jobs),
    "seal_audit": PeriodicTask(every=timedelta(seconds=10), run=_seal_audit),
    "forget_answers": PeriodicTask(every=timedelta(hours=1), run=forget_answers),
    "prune_queue": PeriodicTask(every=timedelta(hours=1), run=prune_queue),
    "prune_visitors_jobs": PeriodicTask(every=timedelta(hours=1), run=prune_visitors_jobs),
}


def connect(tasks: Mapping[str, PeriodicTask]) -> None:
    """Add what other rooms do from time to time; called once, when the site is put together."""
    _tasks.update(tasks)


class Schedule:
    """Remembers when each task ran last; all are due at first."""

    def __init__(self, tasks: Mapping[str, PeriodicTask] | None = None) -> None:
        self._tasks = _tasks if tasks is None else tasks
        self._ran_at: dict[str, datetime] = {}

    def run_due(self, now: datetime) -> list[str]:
        """Run what is due; a task that fails is logged and does not hold up the others. Returns the names."""
        due = [name for name, task in self._tasks.items() if self._is_due(name, task, now)]
        for name in due:
            self._ran_at[name] = now
            try:
                self._tasks[name].run(now)
            except Exception:
                logger.exception("periodic task %s failed", name)
        return due

    def _is_due(self, name: str, task: PeriodicTask, now: datetime) -> bool:
        return name not in self._ran_at or now - self._ran_at[name] >= task.every


def keep_schedule(has_ended: threading.Event) -> None:
    """The body of a thread: look every second what is due, until told to end."""
    schedule = Schedule()
    while not has_ended.wait(1):
        close_old_connections()
        schedule.run_due(timezone.now())
    connection.close()
