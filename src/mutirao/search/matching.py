"""Terms as conditions of the two databases. Terms are letters and digits alone, so that no operator can be smuggled in;
they are bound as parameters all the same."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from mutirao.search.tokens import Terms

_FTS5 = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
_GIN = {
    column: "SELECT id FROM search_searchentry "  # noqa: S608  # the column is one of two names below
    f"WHERE array_to_tsvector(string_to_array({column}, ' ')) @@ CAST(%s AS tsquery)"
    for column in ("tokens", "title_tokens")
}


def entries_with(terms: Terms, *, column: str = "tokens") -> Q:
    """Entries that hold all the terms in their whole text (`tokens`) or in their title (`title_tokens`)."""
    if connection.vendor == "postgresql":
        return Q(id__in=RawSQL(_GIN[column], [_tsquery(terms)]))  # noqa: S611  # bound as a parameter
    return Q(id__in=RawSQL(_FTS5, [f"{{{column}}} : ({_fts5(terms)})"]))  # noqa: S611


def _tsquery(terms: Terms) -> str:
    parts = [f"'{word}'" for word in terms.words]
    return " & ".join([*parts, f"'{terms.prefix}':*"] if terms.prefix else parts)


def _fts5(terms: Terms) -> str:
    parts = [f'"{word}"' for word in terms.words]
    return " AND ".join([*parts, f'"{terms.prefix}" *'] if terms.prefix else parts)
