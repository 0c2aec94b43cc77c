"""A worker in a process of its own, with the kinds of the tests: `python -m tests.jobs.worker_process [batch]`."""

import sys

import django


def main() -> None:
    django.setup()
    from tests.jobs.kinds_for_tests import KINDS

    from mutirao.jobs import kinds
    from mutirao.jobs.worker import run_worker

    kinds.connect(KINDS)
    run_worker(is_batch="batch" in sys.argv)


main()
