"""A thread that says every few seconds that the job's worker is alive, while the runner computes."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from mutirao.jobs.attempt import Attempt

logger = logging.getLogger(__name__)

BEAT_EVERY = timedelta(seconds=5)


@contextmanager
def beating(attempt: Attempt) -> Iterator[None]:
    has_ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(attempt, has_ended), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        has_ended.set()
        thread.join()


def _beat(attempt: Attempt, has_ended: threading.Event) -> None:
    while not has_ended.wait(BEAT_EVERY.total_seconds()):
        try:
            attempt.beat(timezone.now())
        except DatabaseError:
            # One beat may be missed; when all are, the reaper takes the job.
            logger.warning("heartbeat of job %s failed", attempt.job.public_id, exc_info=True)
    connection.close()
