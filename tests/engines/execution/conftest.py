from collections.abc import Iterator
from typing import Any

import pytest
from tests.engines.execution.work_for_tests import PIECES, world_task

from mutirao.engines.execution.local import SerialRunner
from mutirao.engines.execution.tasks import digest


@pytest.fixture(scope="session")
def expected_digest() -> str:
    return digest(SerialRunner().run(world_task(), PIECES))


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A real cluster: a scheduler and two worker processes."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(processes=True, n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as found,  # type: ignore[no-untyped-call]
    ):
        yield found
