"""The databases, the moment, and the cast."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.browser.chromium import chromium_path
from tests.cast import Cast, call_the_cast

# Tests own their deployment: nothing of a developer's is read or written. The settings have been read before this
# file, so both are turned to the new folder.
HOME = Path(tempfile.mkdtemp(prefix="mutirao-tests-"))
os.environ["MUTIRAO_HOME"] = str(HOME)
settings.HOME = HOME
settings.STATIC_ROOT = HOME / "static"
settings.STATIC_ROOT.mkdir()
settings.MEDIA_ROOT = HOME / "uploads"
# In a file, as in a deployment: connections to SQLite in memory do not wait for each other.
settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
    str(HOME / "tests.sqlite3") if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else None
)
# Pages of tests name static files as they are: nobody has collected any.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# The same examples everywhere and each time, however busy the machine is.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("suite")

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NO_CHROMIUM = "No Chromium was found (Debian: apt-get install chromium)"
_DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _skip_without_chromium(items)
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        _keep_what_needs_a_database(config, items)


def _skip_without_chromium(items: list[pytest.Item]) -> None:
    if chromium_path() is not None:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def _keep_what_needs_a_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database says the same again on the second one."""
    kept = [item for item in items if _needs_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _needs_database(item)])
    items[:] = kept


def _needs_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database") is not None:
        return False
    has_fixture = not _DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or has_fixture


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def nobody_has_tried_before() -> None:
    """How often somebody failed to sign in is counted in this process's memory, across tests."""
    cache.clear()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def cast(db: None) -> Cast:
    return call_the_cast()


@pytest.fixture
def emptied_audit(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The audit refuses to be emptied after the test, so its triggers step aside, from before the test to after it."""
    triggers = import_module("mutirao.audit.migrations.0002_refuse_changes")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        triggers._backwards(None, editor)
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        triggers._forwards(None, editor)
