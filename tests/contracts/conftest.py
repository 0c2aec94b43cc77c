"""One story, at one moment, for every contract."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.cast import Cast
from tests.contracts.story import Story, tell_story
from tests.contracts.visits import repeatable
from tests.jobs.kinds_for_tests import connected_kinds


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    repeatable(monkeypatch, now)


@pytest.fixture
def story(one_moment: None, cast: Cast, now: datetime) -> Iterator[Story]:
    with connected_kinds():
        yield tell_story(cast, now)
