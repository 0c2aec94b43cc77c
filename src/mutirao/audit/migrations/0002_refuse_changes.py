"""Acts and seals are written once: the database itself refuses to change or delete them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("audit_act", "audit_seal")
# A new row that would take the place of another.
_TAKES_PLACE = {"audit_act": "id = NEW.id", "audit_seal": "position = NEW.position OR act_id = NEW.act_id"}


def _forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit is written once'; END $$"
        )
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            editor.execute(_trigger(editor.connection.vendor, table, act))
        editor.execute(_trigger_of_detour(editor.connection.vendor, table))


def _trigger_of_detour(vendor: str, table: str) -> str:
    """Each database has one more way to lose rows, which fires no trigger of a deletion."""
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        )
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_TAKES_PLACE[table]}) "
        "BEGIN SELECT RAISE(ABORT, 'the audit is written once'); END"
    )


def _trigger(vendor: str, table: str, act: str) -> str:
    name = f"{table}_no_{act.lower()}"
    if vendor == "postgresql":
        return f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the audit is written once'); END"
    )


def _backwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        detour = "truncate" if editor.connection.vendor == "postgresql" else "replace"
        for act in ("update", "delete", detour):
            on_table = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER {table}_no_{act}{on_table}")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION audit_refuse()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(_forwards, _backwards)]
