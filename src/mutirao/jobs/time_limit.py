"""A runner that never ends must not hold its worker for ever."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

from mutirao.jobs.errors import JobTimeLimitError


@contextmanager
def within(limit: timedelta) -> Iterator[None]:
    """Raise JobTimeLimitError in the block once the time is over. Alarms reach the main thread only; there a worker
    runs its jobs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = limit.total_seconds()

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise JobTimeLimitError(seconds=round(seconds))

    before = signal.signal(signal.SIGALRM, ring)
    left = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        # Whoever had an alarm set goes on waiting for it.
        signal.setitimer(signal.ITIMER_REAL, *left)
