"""Finding records, for whoever may see them.

Nothing in an answer may depend on what its reader may not see. So hits are not ordered by how rare a word is in the
whole index, and words are suggested from visible titles only.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.search.kinds import Hit, connected
from mutirao.search.matching import entries_with
from mutirao.search.models import SavedSearch, SearchEntry
from mutirao.search.tokens import Terms, terms_of
from mutirao.search.vocabulary import words_like

# Kind, public id, title, and whether all that is asked for stands in the title.
Entry = tuple[str, str, str, bool]

HITS_PER_PAGE = 20
# Of a word that very many records hold, so many are put in order: nobody reads on, and ordering all takes seconds.
MOST_FOUND = 10_000
# A suggestion is for whoever mistyped a word or two; comparing costs time that visitors may not take without end.
_MOST_WORDS_MEANT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """One page of what was found. `counts` are those of every kind, before the filter by kind. `is_cut`: there is more
    than MOST_FOUND, and only the entries that were indexed first were counted and put in order."""

    hits: tuple[Hit, ...]
    total: int
    counts: dict[str, int]
    # The query with its unknown words replaced by known ones, where nothing was found and there are such.
    suggestion: str = ""
    is_last_page: bool = True
    is_cut: bool = False


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
    found = _found(visible.filter(entries_with(terms)), terms)
    is_cut = len(found) > MOST_FOUND
    records = _records(found[:MOST_FOUND])
    counts = dict(sorted(Counter(kind for kind, _ in records).items()))
    keys = [key for key in records if not kinds or key[0] in kinds]
    if not keys:
        return Findings(hits=(), total=0, counts=counts, suggestion=_suggestion(terms, visible))
    first = (page - 1) * HITS_PER_PAGE
    return Findings(
        hits=_hits(keys[first : first + HITS_PER_PAGE], by),
        total=len(keys),
        counts=counts,
        is_last_page=first + HITS_PER_PAGE >= len(keys),
        is_cut=is_cut,
    )


def saved_searches(by: Actor) -> "QuerySet[SavedSearch]":
    """Those of the actor's own account, by name; none for a visitor."""
    return SavedSearch.objects.filter(account=by.account_id or 0)


def _visible_entries(by: Actor) -> "QuerySet[SearchEntry]":
    """Decided in the database, kind by kind, by the rooms that keep the records: asked for each entry that holds the
    words. A list of all that is visible would be made for every question, and does not fit into memory."""
    visible = Q(pk__in=())
    for code, kind in connected().items():
        ids = kind.visible_ids(by)
        [column] = ids.query.values_select
        visible |= Q(kind=code) & Q(Exists(ids.filter(**{column: OuterRef("public_id")})))
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


def _found(entries: "QuerySet[SearchEntry]", terms: Terms) -> list[Entry]:
    """Kind, public id, title and whether all the terms stand in it, of one entry more than are put in order."""
    rows = entries.order_by("pk").values_list("kind", "public_id", "title", "title_tokens")[: MOST_FOUND + 1]
    return [(kind, public_id, title, _holds(tokens, terms)) for kind, public_id, title, tokens in rows]


def _holds(tokens: str, terms: Terms) -> bool:
    words = set(tokens.split(" "))
    has_prefix = not terms.prefix or any(word.startswith(terms.prefix) for word in words)
    return has_prefix and words.issuperset(terms.words)


def _records(found: Sequence[Entry]) -> list[tuple[str, str]]:
    """(kind, public id) of every record once, though it be found in several languages: those with all the terms in a
    title first, then by their first title."""
    places: dict[tuple[str, str], tuple[bool, str]] = {}
    for kind, public_id, title, is_in_title in found:
        key, place = (kind, public_id), (not is_in_title, title)
        before = places.get(key)
        places[key] = place if before is None else (min(before[0], place[0]), min(before[1], place[1]))
    return sorted(places, key=lambda key: (*places[key], *key))


def _hits(keys: Sequence[tuple[str, str]], by: Actor) -> tuple[Hit, ...]:
    shown: dict[tuple[str, str], Hit] = {}
    for code, kind in connected().items():
        ids = [public_id for of_kind, public_id in keys if of_kind == code]
        if ids:
            shown |= {(code, public_id): hit for public_id, hit in kind.hits(ids, by).items()}
    return tuple(shown[key] for key in keys if key in shown)


def _suggestion(terms: Terms, visible: "QuerySet[SearchEntry]") -> str:
    """The words as they may have been meant: each as it is where a title that the reader may see has it, or else the
    likest that one has."""
    asked = [*terms.words, terms.prefix] if terms.prefix else list(terms.words)
    known = {word for word in asked if _is_known(word, visible)}
    if len(asked) - len(known) > _MOST_WORDS_MEANT:
        return ""
    meant = [word if word in known else _nearest(word, visible) for word in asked]
    return " ".join(meant) if meant != asked and all(meant) else ""


def _is_known(word: str, visible: "QuerySet[SearchEntry]") -> bool:
    rows = visible.filter(entries_with(Terms(words=(word,)), column="title_tokens"))
    # In order, so that a database begins with the entries that have the word, and not with those that may be seen.
    return bool(rows.order_by("pk").values_list("pk")[:1])


def _nearest(word: str, visible: "QuerySet[SearchEntry]") -> str:
    return next((one for one in words_like(word) if _is_known(one, visible)), "")
