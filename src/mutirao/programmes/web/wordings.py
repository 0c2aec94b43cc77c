"""How the wordings of a need differ, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mutirao.atlas.differences import field_differences
from mutirao.design import formats
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes import words

if TYPE_CHECKING:
    from mutirao.programmes.models import NeedRevision

LABELS: Mapping[str, Any] = {
    "title": _("What is needed"),
    "area": _("Area"),
    "grounds": _("Grounds"),
    "stages": _("Gain in stages"),
    "cost_low": _("Cost, at least"),
    "cost_high": _("Cost, at most"),
    "currency": _("Currency"),
    "participants": _("Who takes part"),
    "languages": _("Languages"),
    "rank": _("Your own priority"),
    "target_date": _("Wanted by"),
    "earliest_year": _("Not before the year"),
    "after": _("Comes after"),
}
# How a value is written in the reader's language; the others as they stand.
_WRITTEN: Mapping[str, Callable[[Any, str], str]] = {
    "area": words.area_name,
    "participants": lambda codes, language: ", ".join(words.participants_names(codes, language)),
    "languages": lambda codes, language: ", ".join(words.language_names(codes, language)),
    "cost_low": lambda amount, language: formats.number(Decimal(amount), language),
    "cost_high": lambda amount, language: formats.number(Decimal(amount), language),
    "target_date": lambda day, language: formats.calendar(PartialDate.parse(day), language),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingChange:
    """One field of a need, as it was and as it became; empty where nothing was said."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    version: int
    recorded_at: datetime
    title: str
    changes: Sequence[WordingChange]


def wordings(revisions: Sequence["NeedRevision"], titles: Mapping[str, str]) -> list[Wording]:
    """Each version with what it changed of the one before, newest first. `titles` of the party's own needs, by id."""
    return [
        Wording(
            version=one.version,
            recorded_at=one.recorded_at,
            title=one.terms["title"],
            changes=_changes(earlier.terms, one.terms, titles) if earlier is not None else (),
        )
        for one, earlier in zip(revisions, [*revisions[1:], None], strict=True)
    ]


def _changes(
    before: Mapping[str, Any], after: Mapping[str, Any], titles: Mapping[str, str]
) -> tuple[WordingChange, ...]:
    return tuple(
        WordingChange(
            label=str(LABELS[one.field]),
            before=_as_written(one.field, one.before, titles),
            after=_as_written(one.field, one.after, titles),
        )
        for one in field_differences(before, after)
        if one.field in LABELS
    )


def _as_written(field: str, value: Any, titles: Mapping[str, str]) -> str:
    if value in (None, "", []):
        return ""
    if field == "after":
        return titles.get(value, value)
    write = _WRITTEN.get(field)
    return write(value, get_language() or DEFAULT_LANGUAGE) if write else str(value)
