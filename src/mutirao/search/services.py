"""Keeping the index. Other rooms call this in the transaction of their own change, which has been judged already."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from mutirao.kernel.reference import Reference
from mutirao.search.kinds import Record, connected
from mutirao.search.models import SearchEntry
from mutirao.search.tokens import tokens_of

_LONGEST_TITLE = 300
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
    wanted = connected() if kinds is None else {code: connected()[code] for code in kinds}
    return sum(_rebuild(code, list(kind.records())) for code, kind in wanted.items())


def _rebuild(kind: str, records: list[Record]) -> int:
    SearchEntry.objects.filter(kind=kind).delete()
    SearchEntry.objects.bulk_create([SearchEntry(**_key(record), **_content(record)) for record in records], 500)
    return len(records)


def _index(record: Record) -> None:
    SearchEntry.objects.update_or_create(defaults=_content(record), **_key(record))


def _key(record: Record) -> dict[str, Any]:
    reference = record.reference
    return {"kind": reference.kind, "public_id": reference.public_id, "language": record.language}


def _content(record: Record) -> dict[str, str]:
    title_tokens = tokens_of(record.title)
    tokens = tokens_of(f"{record.title}\n{record.text}")[:_MOST_WORDS]
    return {
        "party_code": record.party,
        "title": record.title.replace("\0", "")[:_LONGEST_TITLE],
        "title_tokens": " ".join(title_tokens),
        "tokens": " ".join(tokens),
    }
