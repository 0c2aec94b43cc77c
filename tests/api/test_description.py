"""Whatever the description allows, the API answers as described: generated calls, in this process, as three people."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.api.conftest import CallAs
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DESCRIPTION = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def _kept_connection() -> Iterator[None]:
    """As Django's own test client does: the end of a request must not close the database of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(params=["anonymous", "amara_officer", "outsider"])
def header(request: pytest.FixtureRequest, cast: Cast, call_as: CallAs) -> Iterator[dict[str, str]]:
    if request.param == "anonymous":
        yield {}
    else:
        client = call_as(getattr(cast, request.param))
        yield {"Authorization": client.defaults["HTTP_AUTHORIZATION"]}


@DESCRIPTION.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_generated_calls_are_answered_as_described(case: "schemathesis.Case[Any]", header: dict[str, str]) -> None:
    # A well-formed cursor or id may still be one that nobody was given.
    # Without a client between that unpacks, what is packed could not be read.
    case.call_and_validate(headers=header | {"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])
