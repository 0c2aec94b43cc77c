from collections.abc import Iterator

import pytest
from tests.jobs.kinds_for_tests import connected_kinds


@pytest.fixture(autouse=True)
def job_kinds() -> Iterator[None]:
    with connected_kinds():
        yield
