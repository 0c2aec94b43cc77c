"""Terms as conditions of the two databases. Terms are letters and digits alone, so that no operator can be smuggled in;
they are bound as parameters all the same."""

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from mutirao.search.tokens import Terms

_FTS5 = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
_STORED = {column: f"search_searchentry.{column}_words @@ CAST(%s AS tsquery)" for column in ("tokens", "title_tokens")}


def entries_with(terms: Terms, *, column: str = "tokens") -> Q:
    """Entries that hold all the terms in their whole text (`tokens`) or in their title (`title_tokens`). The table has
    to go by its own name."""
    if connection.vendor == "postgresql":
        held = RawSQL(_STORED[column], [_tsquery(terms)], output_field=BooleanField())  # noqa: S611  # bound
        return Q(held)
    return Q(id__in=RawSQL(_FTS5, [f"{{{column}}} : ({_fts5(terms)})"]))  # noqa: S611  # bound as a parameter


def _tsquery(terms: Terms) -> str:
    parts = [f"'{word}'" for word in terms.words]
    return " & ".join([*parts, f"'{terms.prefix}':*"] if terms.prefix else parts)


def _fts5(terms: Terms) -> str:
    parts = [f'"{word}"' for word in terms.words]
    return " AND ".join([*parts, f'"{terms.prefix}" *'] if terms.prefix else parts)
