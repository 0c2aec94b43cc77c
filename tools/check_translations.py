"""Whether the catalogues of the complete languages say every sentence, with the same placeholders.

    python tools/check_translations.py

English is the language of the keys, so its catalogue has nothing to say. Exit codes: 0 complete, 1 not.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from mutirao.kernel.languages import COMPLETE_LANGUAGES, DEFAULT_LANGUAGE

LOCALE = Path(__file__).resolve().parent.parent / "src" / "mutirao" / "locale"
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")


def faults(language: str) -> Iterator[str]:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        yield f"{language}: there is no catalogue"
        return
    for message in _messages(path, language):
        fault = _fault(message)
        if fault:
            yield f"{language}: {fault}: {message.id!r}"


def _messages(path: Path, language: str) -> Catalog:
    with path.open("rb") as opened:
        return read_po(opened, locale=language)


def _fault(message: Message) -> str | None:
    if not message.id:
        return None
    keys = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    sentences = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    if not all(sentences):
        return "not translated"
    if message.fuzzy:
        return "not reviewed (fuzzy)"
    allowed = {frozenset(_PLACEHOLDER.findall(key)) for key in keys}
    if any(frozenset(_PLACEHOLDER.findall(str(sentence))) not in allowed for sentence in sentences):
        return "other placeholders than the English sentence"
    return None


def main() -> int:
    found = [fault for language in sorted(COMPLETE_LANGUAGES - {DEFAULT_LANGUAGE}) for fault in faults(language)]
    for fault in found:
        print(fault)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
