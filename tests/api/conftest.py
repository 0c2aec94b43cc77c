from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.jobs.kinds_for_tests import connected_kinds

from mutirao.access.actors import Actor
from mutirao.access.services import issue_token

CallAs = Callable[[Actor], Client]


@pytest.fixture
def call_as(cast: Cast) -> CallAs:
    """A client that shows a token with all the rights of its account."""

    def client_of(by: Actor) -> Client:
        life = timedelta(days=1)
        _, secret = issue_token(name="tests", scope=sorted(by.permissions), life=life, by=by, now=timezone.now())
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return client_of


@pytest.fixture
def job_kinds() -> Iterator[None]:
    with connected_kinds():
        yield
