"""Triggers by which the database itself refuses to change or delete what is written once. For migrations: on SQLite a
change of a table drops its triggers, so they step aside before it and are put back after it."""

from collections.abc import Callable, Sequence

from django.apps.registry import Apps as StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]
_ACTS = ("UPDATE", "DELETE")


def refuse_changes_of(tables: Sequence[str]) -> Step:
    def step(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(
                "CREATE OR REPLACE FUNCTION atlas_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'a revision is written once'; END $$"
            )
        for table in tables:
            for act in _ACTS:
                editor.execute(_trigger(editor.connection.vendor, table, act))

    return step


def allow_changes_of(tables: Sequence[str]) -> Step:
    def step(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for act in _ACTS:
                on_table = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
                editor.execute(f"DROP TRIGGER {_name(table, act)}{on_table}")

    return step


def _trigger(vendor: str, table: str, act: str) -> str:
    name = _name(table, act)
    if vendor == "postgresql":
        return f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION atlas_refuse()"
    return f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'a revision is written once'); END"


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.lower()}"
