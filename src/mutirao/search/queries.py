"""Finding records, for whoever may see them.

Nothing in an answer may depend on what its reader may not see. So hits are not ordered by how rare a word is in the
whole index, and words are suggested from visible titles only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from django.db.models import Case, Count, Max, Min, Q, QuerySet, Value, When

from mutirao.access.actors import Actor
from mutirao.search.kinds import Hit, connected
from mutirao.search.matching import entries_with
from mutirao.search.models import SavedSearch, SearchEntry
from mutirao.search.tokens import Terms, terms_of, words_of

HITS_PER_PAGE = 20
# A suggestion is for whoever mistyped a word or two; comparing costs time that visitors may not take without end.
_MOST_TITLES_READ = 5000
_MOST_WORDS_READ = 20_000
_MOST_WORDS_MEANT = 3
_LIKENESS = 0.75  # of difflib; one wrong letter in four


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """One page of what was found. `counts` are those of every kind, before the filter by kind."""

    hits: tuple[Hit, ...]
    total: int
    counts: dict[str, int]
    # The query with its unknown words replaced by known ones, where nothing was found and there are such.
    suggestion: str = ""
    is_last_page: bool = True


NOTHING = Findings(hits=(), total=0, counts={})


def search(
    query: str,
    *,
    by: Actor,
    kinds: Sequence[str] = (),
    party: str = "",
    language: str = "",
    page: int = 1,
) -> Findings:
    """Records that hold every word of the query in one language, those with all in the title first; a page has
    HITS_PER_PAGE. Filters narrow to kinds, to the party with this code, to texts in this language."""
    terms = terms_of(query)
    if terms.is_empty:
        return NOTHING
    visible = _narrowed(_visible_entries(by), party=party, language=language)
    found = visible.filter(entries_with(terms))
    counts = _counts(found)
    chosen_kinds = [kind for kind in counts if not kinds or kind in kinds]
    total = sum(counts[kind] for kind in chosen_kinds)
    if total == 0:
        return Findings(hits=(), total=0, counts=counts, suggestion=_suggestion(terms, visible))
    first = (page - 1) * HITS_PER_PAGE
    keys = _ordered(found.filter(kind__in=chosen_kinds), terms)[first : first + HITS_PER_PAGE]
    return Findings(hits=_hits(list(keys), by), total=total, counts=counts, is_last_page=first + HITS_PER_PAGE >= total)


def saved_searches(by: Actor) -> "QuerySet[SavedSearch]":
    """Those of the actor's own account, by name; none for a visitor."""
    return SavedSearch.objects.filter(account=by.account_id or 0)


def _visible_entries(by: Actor) -> "QuerySet[SearchEntry]":
    """Decided in the database, kind by kind, by the rooms that keep the records."""
    visible = Q(pk__in=())
    for code, kind in connected().items():
        visible |= Q(kind=code, public_id__in=kind.visible_ids(by))
    return SearchEntry.objects.filter(visible)


def _narrowed(entries: "QuerySet[SearchEntry]", *, party: str, language: str) -> "QuerySet[SearchEntry]":
    if party:
        entries = entries.filter(party_code=_storable(party).upper())
    if language:
        entries = entries.filter(language=_storable(language))
    return entries


def _storable(text: str) -> str:
    """Databases take no half of a character; PostgreSQL takes no NUL."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


def _counts(found: "QuerySet[SearchEntry]") -> dict[str, int]:
    rows = found.values("kind").annotate(records=Count("public_id", distinct=True)).order_by("kind")
    return {row["kind"]: row["records"] for row in rows}


def _ordered(found: "QuerySet[SearchEntry]", terms: Terms) -> Any:
    """(kind, public id) of every record once, though it be found in several languages."""
    in_title = Case(When(entries_with(terms, column="title_tokens"), then=Value(1)), default=Value(0))
    records = found.values("kind", "public_id").annotate(in_title=Max(in_title), first_title=Min("title"))
    return records.order_by("-in_title", "first_title", "kind", "public_id").values_list("kind", "public_id")


def _hits(keys: Sequence[tuple[str, str]], by: Actor) -> tuple[Hit, ...]:
    shown: dict[tuple[str, str], Hit] = {}
    for code, kind in connected().items():
        ids = [public_id for of_kind, public_id in keys if of_kind == code]
        if ids:
            shown |= {(code, public_id): hit for public_id, hit in kind.hits(ids, by).items()}
    return tuple(shown[key] for key in keys if key in shown)


def _suggestion(terms: Terms, visible: "QuerySet[SearchEntry]") -> str:
    asked = [*terms.words, terms.prefix] if terms.prefix else list(terms.words)
    titles = visible.order_by("pk").values_list("title", flat=True)[:_MOST_TITLES_READ]
    known = set(islice((word for title in titles for word in words_of(title)), _MOST_WORDS_READ))
    if sum(word not in known for word in asked) > _MOST_WORDS_MEANT:
        return ""
    meant = [word if word in known else _nearest(word, known) for word in asked]
    return " ".join(meant) if meant != asked and all(meant) else ""


def _nearest(word: str, known: set[str]) -> str:
    nearest = get_close_matches(word, sorted(known), n=1, cutoff=_LIKENESS)
    return nearest[0] if nearest else ""
