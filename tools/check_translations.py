"""Whether the catalogues can be shown: the complete languages say every sentence, and no language breaks one.

    python tools/check_translations.py

A draft may leave a sentence out (English stands in), but what it says must keep the placeholders, hold no markup of
its own and be reviewed. English is the language of the keys, so its catalogue has nothing to say. Exit codes: 0 the
catalogues can be shown, 1 they cannot.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils.translation import to_locale

from mutirao.kernel.languages import COMPLETE_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGES

LOCALE = Path(__file__).resolve().parent.parent / "src" / "mutirao" / "locale"
# `%%` is a per cent sign; it must not lend its second half to what follows.
_PLACEHOLDER = re.compile(r"%%|%\(\w+\)[sd]|\{\w+\}|%[sd]")
_MARKUP = re.compile(r"</?\w[^>]*>|&\w+;")


def faults(language: str, locale: Path = LOCALE) -> Iterator[str]:
    path = locale / to_locale(language) / "LC_MESSAGES" / "django.po"
    if not path.exists():
        yield f"{language}: there is no catalogue"
        return
    for message in _messages(path, language):
        fault = _fault(message, is_complete=language in COMPLETE_LANGUAGES)
        if fault:
            yield f"{language}: {fault}: {message.id!r}"


def _messages(path: Path, language: str) -> Catalog:
    with path.open("rb") as opened:
        return read_po(opened, locale=to_locale(language))


def _fault(message: Message, *, is_complete: bool) -> str | None:
    if not message.id:
        return None
    keys = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    sentences = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    if not all(sentences):
        return "not translated" if is_complete or any(sentences) else None
    if message.fuzzy:
        return "not reviewed (fuzzy)"
    allowed = {_placeholders(key) for key in keys}
    if any(_placeholders(str(sentence)) not in allowed for sentence in sentences):
        return "other placeholders than the English sentence"
    if any(_MARKUP.search(str(sentence)) for sentence in sentences) and not any(map(_MARKUP.search, keys)):
        return "markup that the English sentence does not have"
    return None


def _placeholders(sentence: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(sentence))


def main() -> int:
    languages = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    found = [fault for language in languages for fault in faults(language)]
    for fault in found:
        print(fault)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
