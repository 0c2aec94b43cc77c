"""Loading the shipped atlas: once, again, and over what a deployment has edited."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from mutirao.access.actors import Actor
from mutirao.atlas.models import ImmutableRevisionError, Involvement, Origin, Source, Statement, StatementRevision
from mutirao.atlas.reference import shipped_atlas
from mutirao.atlas.reference.schema import ShippedAtlas
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.audit.models import Act
from mutirao.parties.models import Party
from mutirao.parties.queries import UnknownPartyError

pytestmark = pytest.mark.django_db
PLEDGE = "bra-pledge-joint-exercises"


def atlas_where(*, statement: str = "", source: str = "", **changed: str) -> ShippedAtlas:
    """The shipped atlas with some fields of one statement or source changed."""
    content = shipped_atlas().model_dump(mode="json", exclude_none=True)
    entries = content["statements"] if statement else content["sources"]
    entry = next(one for one in entries if one.get("slug", one.get("key")) == (statement or source))
    entry.update(changed)
    return ShippedAtlas.model_validate(content)


def edited_here(public_id: str, now: datetime) -> StatementRevision:
    statement = Statement.objects.select_related("current").get(public_id=public_id)
    shipped = statement.current
    assert shipped is not None
    edit = StatementRevision.objects.create(
        statement=statement,
        number=2,
        says="As edited in this deployment.",
        language="en",
        source=shipped.source,
        mark=shipped.mark,
        voice=shipped.voice,
        recorded_at=now,
        recorded_by="person_x",
        origin=Origin.LOCAL,
    )
    statement.current = edit
    statement.save()
    return edit


def test_every_shipped_statement_is_loaded_with_one_revision_and_is_public(atlas: None) -> None:
    assert Statement.objects.count() == StatementRevision.objects.count() == len(shipped_atlas().statements)
    assert set(Statement.objects.values_list("audience", flat=True)) == {"public"}
    assert not Statement.objects.filter(current__isnull=True).exists()


def test_a_second_load_asks_one_question_and_changes_nothing(
    atlas: None, system: Actor, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):  # the question, between the two ends of its savepoint
        assert load_shipped_atlas(by=system, now=now) is None


def test_a_load_leaves_one_trace_in_the_audit(atlas: None) -> None:
    act = Act.objects.get(event="atlas.loaded")
    assert act.facts == {"sources": 47, "statements": 66}


def test_a_shipped_change_becomes_the_current_revision_and_the_old_one_stays(
    atlas: None, system: Actor, now: datetime
) -> None:
    load_shipped_atlas(by=system, now=now, atlas=atlas_where(statement=PLEDGE, says="Read again."))
    statement = Statement.objects.get(public_id=PLEDGE)
    assert statement.current is not None
    assert (statement.current.number, statement.current.says) == (2, "Read again.")
    assert statement.revisions.count() == 2
    assert StatementRevision.objects.count() == len(shipped_atlas().statements) + 1


def test_a_shipped_change_over_a_local_edit_waits_beside_it(atlas: None, system: Actor, now: datetime) -> None:
    edit = edited_here(PLEDGE, now)
    load_shipped_atlas(by=system, now=now, atlas=atlas_where(statement=PLEDGE, says="Read again.", topic="culture"))
    statement = Statement.objects.get(public_id=PLEDGE)
    assert statement.current == edit
    assert statement.topic.key == "exercises"
    assert statement.revisions.get(number=3).says == "Read again."


def test_a_local_edit_of_a_source_survives_a_shipped_change(atlas: None, system: Actor, now: datetime) -> None:
    Source.objects.filter(key="jpn-2025").update(title="As edited here", edited_at=now)
    load_shipped_atlas(by=system, now=now, atlas=atlas_where(source="jpn-2025", title="As shipped later"))
    source = Source.objects.get(key="jpn-2025")
    assert source.title == "As edited here"
    assert source.waiting_change is not None
    assert source.waiting_change["title"] == "As shipped later"


def test_a_shipped_change_of_a_source_is_applied(atlas: None, system: Actor, now: datetime) -> None:
    load_shipped_atlas(by=system, now=now, atlas=atlas_where(source="jpn-2025", title="As shipped later"))
    assert Source.objects.get(key="jpn-2025").title == "As shipped later"


def test_an_unlisted_party_stops_the_load_and_nothing_is_kept(parties: None, system: Actor, now: datetime) -> None:
    Party.objects.filter(code="CAMP").delete()
    with pytest.raises(UnknownPartyError), transaction.atomic():
        load_shipped_atlas(by=system, now=now)
    assert not Source.objects.exists()
    assert not Statement.objects.exists()


def test_the_model_refuses_to_change_a_revision(atlas: None) -> None:
    revision = StatementRevision.objects.first()
    assert revision is not None
    revision.says = "Something else."
    for change in (revision.save, revision.delete, StatementRevision.objects.all().delete):
        with pytest.raises(ImmutableRevisionError):
            change()
    with pytest.raises(ImmutableRevisionError):
        StatementRevision.objects.update(says="Something else.")


@pytest.mark.parametrize("model", [StatementRevision, Involvement])
@pytest.mark.parametrize("act", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_a_revision(atlas: None, model: type, act: str) -> None:
    from django.db import connection

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table=model._meta.db_table))  # type: ignore[attr-defined]


def test_an_address_that_is_not_of_the_web_is_refused_by_the_database(atlas: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Source.objects.filter(key="jpn-2025").update(url="javascript:alert(1)")


def test_a_revision_without_text_is_refused_unless_it_is_unread(atlas: None, now: datetime) -> None:
    read = StatementRevision.objects.filter(mark="confirmed").values(
        "statement_id", "language", "source_id", "mark", "voice", "recorded_at", "recorded_by", "origin"
    )[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        StatementRevision.objects.create(**read, number=9, says="")


def test_every_current_revision_belongs_to_its_statement(atlas: None) -> None:
    assert not Statement.objects.exclude(current__statement=F("pk")).exists()
