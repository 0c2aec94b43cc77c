"""Words of titles, to put mistyped ones right; and on PostgreSQL the words of an entry as it compares them, stored: what
many entries hold is found by reading them all, and each would be cut anew."""

from typing import Any

from django.db import migrations, models

_COLUMNS = ("title_tokens", "tokens")
_STORED = [
    statement
    for column in _COLUMNS
    for statement in (
        f"DROP INDEX search_{column}",
        f"ALTER TABLE search_searchentry ADD COLUMN {column}_words tsvector "
        f"GENERATED ALWAYS AS (array_to_tsvector(string_to_array({column}, ' '))) STORED",
        f"CREATE INDEX search_{column} ON search_searchentry USING gin ({column}_words)",
    )
]
_CUT_ANEW = [
    statement
    for column in _COLUMNS
    for statement in (
        f"DROP INDEX search_{column}",
        f"ALTER TABLE search_searchentry DROP COLUMN {column}_words",
        f"CREATE INDEX search_{column} ON search_searchentry "
        f"USING gin (array_to_tsvector(string_to_array({column}, ' ')))",
    )
]


def _forwards(_apps: Any, editor: Any) -> None:
    _execute(editor, _STORED)


def _backwards(_apps: Any, editor: Any) -> None:
    _execute(editor, _CUT_ANEW)


def _execute(editor: Any, statements: list[str]) -> None:
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_saved_searches")]
    operations = [
        migrations.CreateModel(
            name="TitleWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=64, unique=True)),
                ("length", models.PositiveSmallIntegerField()),
                ("start", models.CharField(max_length=1)),
                ("end", models.CharField(max_length=2)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["start", "length"], name="title_word_by_start"),
                    models.Index(fields=["end", "length"], name="title_word_by_end"),
                ],
            },
        ),
        migrations.RunPython(_forwards, _backwards),
    ]
