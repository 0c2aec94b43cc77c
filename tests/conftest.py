"""The databases, the moment, and the cast."""

import os
import tempfile

# Tests own their deployment: nothing of a developer's is read or written.
os.environ["MUTIRAO_HOME"] = tempfile.mkdtemp(prefix="mutirao-tests-")

from datetime import UTC, datetime

import pytest

from tests.cast import Cast, call_the_cast

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def cast(db: None) -> Cast:
    return call_the_cast()
