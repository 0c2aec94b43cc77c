"""The databases' own indexes over the words: FTS5, kept by triggers, or GIN.

Both take the words as they are: ours are folded and cut already, and the databases' own rules would lose 安全.
"""

from typing import Any

from django.db import migrations

_FTS5 = [
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "title_tokens, tokens, content='search_searchentry', content_rowid='id', "
    "tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')",
    "CREATE TRIGGER search_words_insert AFTER INSERT ON search_searchentry BEGIN "
    "INSERT INTO search_words (rowid, title_tokens, tokens) VALUES (new.id, new.title_tokens, new.tokens); END",
    "CREATE TRIGGER search_words_delete AFTER DELETE ON search_searchentry BEGIN "
    "INSERT INTO search_words (search_words, rowid, title_tokens, tokens) "
    "VALUES ('delete', old.id, old.title_tokens, old.tokens); END",
    "CREATE TRIGGER search_words_update AFTER UPDATE ON search_searchentry BEGIN "
    "INSERT INTO search_words (search_words, rowid, title_tokens, tokens) "
    "VALUES ('delete', old.id, old.title_tokens, old.tokens); "
    "INSERT INTO search_words (rowid, title_tokens, tokens) VALUES (new.id, new.title_tokens, new.tokens); END",
]
_GIN = [
    f"CREATE INDEX search_{column} ON search_searchentry "
    f"USING gin (array_to_tsvector(string_to_array({column}, ' ')))"
    for column in ("title_tokens", "tokens")
]
_WITHOUT_FTS5 = [f"DROP TRIGGER search_words_{act}" for act in ("insert", "delete", "update")]
_WITHOUT_FTS5 += ["DROP TABLE search_words"]
_WITHOUT_GIN = ["DROP INDEX search_title_tokens", "DROP INDEX search_tokens"]


def _forwards(_apps: Any, editor: Any) -> None:
    _execute(editor, _GIN if editor.connection.vendor == "postgresql" else _FTS5)


def _backwards(_apps: Any, editor: Any) -> None:
    _execute(editor, _WITHOUT_GIN if editor.connection.vendor == "postgresql" else _WITHOUT_FTS5)


def _execute(editor: Any, statements: list[str]) -> None:
    for statement in statements:
        # No parameters, so that a percent sign or a quote means itself.
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(_forwards, _backwards)]
