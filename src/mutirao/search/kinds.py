"""What can be found. The records stand in other rooms, so `site/registry.py` plugs their kinds in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from mutirao.access.actors import Actor
from mutirao.kernel.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found record, as the room that keeps it shows it to this reader, in the reader's language."""

    kind: str
    title: str
    url: str
    snippet: str = ""
    # The name of the party whose it is; empty where there is none.
    party: str = ""
    # The language of the title where it is not the reader's.
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is to be indexed of a record, in one language."""

    reference: Reference
    language: str
    title: str
    text: str = ""
    party: str = ""
    # What it is called beside its title: as good a find as the title itself.
    called: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKind:
    """`name`: the plural, marked for the catalogue. `visible_ids`: a query for the public ids that the actor may see,
    in one column. `hits`: from public ids to what is shown of them. `records`: everything of this kind, visible or
    not, to build the index anew."""

    name: str
    visible_ids: Callable[[Actor], "QuerySet[Any, Any]"]
    hits: Callable[[Sequence[str], Actor], Mapping[str, Hit]]
    records: Callable[[], Iterable[Record]]


_kinds: dict[str, SearchKind] = {}


def connect(kinds: Mapping[str, SearchKind]) -> None:
    """Called once, when the site is put together; the keys are stored in the index and never change."""
    global _kinds  # noqa: PLW0603  # one place to plug in, set at start
    _kinds = dict(kinds)


def connected() -> dict[str, SearchKind]:
    return dict(_kinds)
