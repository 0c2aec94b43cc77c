"""The fields of statements and sources, and what stands in them, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from babel import UnknownLocaleError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from mutirao.atlas import events, words
from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE

FIELD_WORDS: dict[str, StrPromise] = {
    "party": _("Party"),
    "kind": _("Kind"),
    "topic": _("Topic"),
    "number": _("Number in the document"),
    "date": _("Said on"),
    "parties": _("Parties to it"),
    "observers": _("Observers"),
    "secretariat": _("Secretariat"),
    "source": _("Source"),
    "new_source": _("A source that is not recorded yet"),
    "instrument": _("Document that it is part of"),
    "mark": _("Reading"),
    "voice": _("Voice"),
    "says": _("What it says"),
    "language": _("Language"),
    "figures": _("Figures"),
    "valid": _("Valid"),
    "page": _("Where in the source"),
    "is_quotation": _("Word for word"),
    "title": _("Title"),
    "title_language": _("Language of the title"),
    "issuer": _("Issuer"),
    "url": _("Address"),
    "standing": _("Standing"),
    "check_period_days": _("Days between checks"),
    "superseded_by": _("Replaced by"),
    "follows": _("Comes after the document"),
    "last_checked": _("Last checked"),
}
VOICE_WORDS: dict[str, StrPromise] = {
    "own": _("the party's own text"),
    "described": _("described by somebody else"),
}
STATE_WORDS: dict[str, StrPromise] = {
    "open": _("waits for review"),
    "accepted": _("accepted"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
}
OUTCOME_WORDS: dict[str, StrPromise] = {
    "unchanged": _("found unchanged"),
    "changed": _("found changed"),
    "gone": _("not found"),
}
# Why a source changed where no person wrote why: the event that the audit has.
REASON_WORDS: dict[str, StrPromise] = {
    events.STATEMENTS_IMPORTED: _("Brought in from a file."),
    events.ATLAS_LOADED: _("Part of the reviewed facts that come with this software."),
}
_WORDS_OF: Mapping[str, Mapping[str, StrPromise]] = {
    "kind": words.KIND_WORDS,
    "mark": words.MARK_WORDS,
    "voice": VOICE_WORDS,
    "standing": words.STANDING_WORDS,
}


def field_word(field: str) -> str:
    return str(FIELD_WORDS[field])


def value_words(field: str, value: Any) -> str:
    """A field's value as it is shown where wordings are held against each other."""
    if value is None:
        return gettext("nothing")
    if field in _WORDS_OF:
        return str(_WORDS_OF[field].get(value, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field in {"language", "title_language"}:
        return language_name(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {written}" for name, written in value.items())
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def language_name(code: str) -> str:
    """A language's name in the reader's language; its code where it has none."""
    reader = formats.locale_of(get_language() or DEFAULT_LANGUAGE).language
    try:
        return formats.locale_of(code).get_language_name(reader) or code
    except UnknownLocaleError:
        return code
