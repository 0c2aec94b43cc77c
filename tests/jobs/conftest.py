from collections.abc import Iterator

import pytest
from tests.jobs.kinds_for_tests import KINDS

from mutirao.jobs import kinds


@pytest.fixture(autouse=True)
def job_kinds() -> Iterator[None]:
    before = kinds.connected()
    kinds.connect(before | KINDS)
    yield
    kinds.connect(before)
