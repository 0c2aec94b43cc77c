"""No page asks the database more often because it has more to show."""

from collections.abc import Mapping

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.contracts.asking import readings
from tests.contracts.crowd import crowd
from tests.contracts.story import Story
from tests.contracts.visits import ids_begin_again, visit

# How often a page asks is decided before a database hears of it.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

READERS = ("anonymous", "amara_officer", "partner")
FEW, MANY = 2, 12


def test_no_page_grows_its_queries_with_its_rows(story: Story) -> None:
    few, many = _queries_with(story, FEW), _queries_with(story, MANY)
    assert {asked: f"{few[asked]} → {many[asked]}" for asked in few if many[asked] > few[asked]} == {}


def _queries_with(story: Story, count: int) -> Mapping[str, int]:
    """Queries by address and reader, once everything that a process keeps is there."""
    with transaction.atomic():
        ids_begin_again("crowd")
        crowd(story, count)
        queries = {
            f"{question.address} by {member}": _queries_of(story, member, question.address)
            for question in readings(story)
            for member in READERS
        }
        transaction.set_rollback(True)
    return queries


def _queries_of(story: Story, member: str, address: str) -> int:
    visit(story, member, address)
    with CaptureQueriesContext(connection) as queries:
        visit(story, member, address)
    return len(queries)
