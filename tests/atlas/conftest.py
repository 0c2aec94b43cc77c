"""The shipped atlas in the database, with the parties that it names."""

from datetime import date, datetime

import pytest

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.directory.services import load_shipped_directory

ON = date(2026, 11, 24)


@pytest.fixture
def on() -> date:
    return ON


@pytest.fixture
def system() -> Actor:
    return system_actor(Via.COMMAND)


@pytest.fixture
def parties(db: None, system: Actor, now: datetime) -> None:
    load_shipped_directory(by=system, now=now)


@pytest.fixture
def atlas(parties: None, system: Actor, now: datetime) -> None:
    load_shipped_atlas(by=system, now=now)
