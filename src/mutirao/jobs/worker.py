"""The process that does the long work: jobs one after the other, the schedule in a thread beside them."""

import os
import socket
import threading
from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

from mutirao.jobs.attempt import ask_to_stop
from mutirao.jobs.schedule import keep_schedule

POLL_EVERY = 0.5  # seconds; how long a person waits at most before an idle worker begins


class JobWorker(Worker):
    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """At once when idle; else the running job goes back to the queue as soon as it reports."""
        ask_to_stop()
        super().shutdown(signum, frame)


def run_worker(*, is_batch: bool = False) -> None:
    """Work until SIGTERM or SIGINT (a second one does not wait for the job), or, as a batch, until the queue is empty.
    Django must be set up; must be called in the main thread of its process."""
    worker = JobWorker(
        queue_names=["*"],
        interval=POLL_EVERY,
        batch=is_batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    has_ended = threading.Event()
    schedule = threading.Thread(target=keep_schedule, args=(has_ended,), name="schedule", daemon=True)
    schedule.start()
    try:
        worker.run()
    finally:
        has_ended.set()
        schedule.join()
