import pytest
from django.db import Error, connection, transaction
from tests.cast import Cast

from mutirao.audit.models import Act, Seal
from mutirao.audit.recording import record
from mutirao.audit.sealing import head, seal_committed, verify

pytestmark = pytest.mark.django_db


def _acts(cast: Cast, count: int) -> None:
    for _ in range(count):
        record("need.confirmed", by=cast.amara_officer, about=cast.amara)


def _tamper(statement: str) -> None:
    """As someone with the database's password would: the trigger is put aside first."""
    with connection.cursor() as cursor:
        for trigger, table in (("act_no_update", "act"), ("act_no_delete", "act"), ("seal_no_delete", "seal")):
            on_table = f" ON audit_{table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER audit_{trigger}{on_table}")
        cursor.execute(statement)


def test_a_sealed_chain_is_intact_and_tells_its_unsealed_tail(cast: Cast) -> None:
    _acts(cast, 3)
    assert seal_committed() == 3
    _acts(cast, 2)
    verification = verify()
    assert verification.is_intact
    assert verification.unsealed == 2


def test_an_edited_act_is_found(cast: Cast) -> None:
    _acts(cast, 3)
    seal_committed()
    _tamper("UPDATE audit_act SET event = 'need.withdrawn' WHERE id = (SELECT MIN(id) FROM audit_act)")
    assert [finding.kind for finding in verify().findings] == ["edited"]


def test_a_deleted_act_is_found(cast: Cast) -> None:
    _acts(cast, 3)
    seal_committed()
    _tamper("DELETE FROM audit_act WHERE id = (SELECT MAX(id) FROM audit_act)")
    assert [finding.kind for finding in verify().findings] == ["missing_act"]


def test_a_chain_cut_short_is_found_against_an_exported_head(cast: Cast) -> None:
    _acts(cast, 3)
    seal_committed()
    exported = head()
    _tamper("DELETE FROM audit_seal WHERE position = 3")
    assert verify().is_intact
    assert [finding.kind for finding in verify(against=exported).findings] == ["truncated"]


@pytest.mark.parametrize("model", [Act, Seal])
def test_the_database_refuses_to_change_or_delete_the_trace(cast: Cast, model: type[Act] | type[Seal]) -> None:
    _acts(cast, 1)
    seal_committed()
    table = model._meta.db_table
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {'event' if model is Act else 'hash'} = 'x'"):
        with pytest.raises(Error, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize("table", ["act", "seal"])
def test_the_database_refuses_the_detours_around_deleting(cast: Cast, table: str) -> None:
    _acts(cast, 1)
    seal_committed()
    detours = {
        "postgresql": "TRUNCATE audit_act, audit_seal",
        "sqlite": f"INSERT OR REPLACE INTO audit_{table} SELECT * FROM audit_{table}",
    }
    with pytest.raises(Error, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(detours[connection.vendor])
    assert verify().is_intact
