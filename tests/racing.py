"""Several at the same moment, each with a connection of its own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from mutirao.kernel.errors import MutiraoError


def at_the_same_time(*acts: Callable[[], object]) -> list[str]:
    """The codes of what was refused."""
    refused: list[str] = []
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except MutiraoError as error:
            refused.append(error.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
