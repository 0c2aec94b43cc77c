"""Keeping the index, which other rooms call in the transaction of their own change, judged already; and the searches
that an account keeps for itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from mutirao.access.actors import Actor
from mutirao.audit.recording import record
from mutirao.kernel.errors import NotFoundError, SignInRequiredError
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.reference import Reference
from mutirao.search import events
from mutirao.search.errors import EmptySearchError, TooManySearchesError
from mutirao.search.kinds import Record, connected
from mutirao.search.models import SavedSearch, SearchEntry
from mutirao.search.saved import MOST_SAVED, query_of
from mutirao.search.synonyms import NamesOfParties, names_of_parties, tokens_beside
from mutirao.search.tokens import tokens_of
from mutirao.search.vocabulary import forget_words, remember_words

_LONGEST_TITLE = 300
# Records that are in memory together while the index is built anew.
_AT_ONCE = 2_000
# About two hundred pages of text; PostgreSQL takes a megabyte of words for one record.
_MOST_WORDS = 20_000


def index_record(reference: Reference, *, language: str, title: str, text: str = "", party: str = "") -> None:
    """Let a record be found by its title and text in one language; `party` is the code of the party whose it is.
    Who may find it is decided when somebody searches."""
    _index(Record(reference=reference, language=language, title=title, text=text, party=party))


def remove_record(reference: Reference) -> None:
    """In all its languages."""
    SearchEntry.objects.filter(kind=reference.kind, public_id=reference.public_id).delete()


@transaction.atomic
def rebuild_index(kinds: Iterable[str] | None = None) -> int:
    """Index every record of these kinds (or of all) anew and forget those that are gone; returns how many entries
    there are."""
    if kinds is None:
        forget_words()
    wanted = connected() if kinds is None else {code: connected()[code] for code in kinds}
    return sum(_rebuild(code, iter(kind.records())) for code, kind in wanted.items())


def _rebuild(kind: str, records: Iterator[Record]) -> int:
    SearchEntry.objects.filter(kind=kind).delete()
    parts = iter(lambda: list(islice(records, _AT_ONCE)), [])
    return sum(_add(part) for part in parts)


def _add(records: Sequence[Record]) -> int:
    names = names_of_parties({record.party for record in records})
    SearchEntry.objects.bulk_create(SearchEntry(**_key(record), **_content(record, names)) for record in records)
    remember_words(title for record in records for title in (record.title, *record.called))
    return len(records)


def _index(record: Record) -> None:
    names = names_of_parties({record.party})
    SearchEntry.objects.update_or_create(defaults=_content(record, names), **_key(record))
    remember_words((record.title, *record.called))


def _key(record: Record) -> dict[str, Any]:
    reference = record.reference
    return {"kind": reference.kind, "public_id": reference.public_id, "language": record.language}


def _content(record: Record, names: NamesOfParties) -> dict[str, str]:
    titles = "\n".join((record.title, *record.called))
    title_tokens = tokens_of(titles)
    tokens = tokens_of(f"{titles}\n{record.text}")[:_MOST_WORDS]
    tokens += tokens_beside(tokens, kind=record.reference.kind, names=names.get(record.party, ()))
    return {
        "party_code": record.party,
        "title": record.title.replace("\0", "")[:_LONGEST_TITLE],
        "title_tokens": " ".join(title_tokens),
        "tokens": " ".join(tokens),
    }


@transaction.atomic
def save_search(*, given: Mapping[str, str], name: str, by: Actor, now: datetime) -> SavedSearch:
    """Keep a search under a name, for the actor's account alone; saving it again gives it the new name.

    Raises SignInRequiredError, EmptySearchError, TooManySearchesError.
    """
    if by.account_id is None:
        raise SignInRequiredError
    query = query_of(given)
    if not given.get("q"):
        raise EmptySearchError
    kept = SavedSearch.objects.select_for_update().filter(account=by.account_id)
    if kept.exclude(query=query).count() >= MOST_SAVED:
        raise TooManySearchesError(most=MOST_SAVED)

    shown = (name.strip() or given["q"])[:100]
    saved, _ = SavedSearch.objects.update_or_create(
        account_id=by.account_id, query=query, defaults={"name": shown, "saved_at": now}
    )

    record(events.SEARCH_SAVED, by=by, about=saved, at=now)
    return saved


@transaction.atomic
def forget_search(*, search_id: PublicId, by: Actor, now: datetime) -> None:
    """Raises NotFoundError, also for what others keep."""
    saved = SavedSearch.objects.select_for_update().filter(public_id=search_id, account=by.account_id or 0).first()
    if saved is None:
        raise NotFoundError(id=search_id)

    record(events.SEARCH_FORGOTTEN, by=by, about=saved, at=now)
    saved.delete()
