"""Carry the sentences of the code and the templates into the catalogues of src/mutirao/locale, without gettext's tools.

    python tools/extract_messages.py            (writes a catalogue for each interface language but English)
    python tools/extract_messages.py --check    (names what is missing or no longer said, and writes nothing)

A sentence whose English changed is a new sentence: nothing is guessed from the old one. Exit codes: 0 the catalogues
say what the code says, 1 they do not (with --check).
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from mutirao.kernel.languages import DEFAULT_LANGUAGE, LANGUAGES

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "mutirao"
LOCALE = PACKAGE / "locale"
HEADER = """\
# The sentences of Mutirão in {name}.
# Made by tools/extract_messages.py from the code; only the translations are written by hand, with the words of
# docs/reference/words.md.
"""

# What marks a sentence, and which of its arguments is the sentence, its plural or its context ("c").
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
Key = tuple[str | None, str]


def messages_in_code(package: Path = PACKAGE) -> Catalog:
    """Every sentence that the package marks, with the files in which it stands."""
    found = Catalog(fuzzy=False, charset="utf-8")
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html")]):
        place = path.relative_to(package).as_posix()
        for _line, message, comments, context in extract("python", _as_python(path), KEYWORDS, ("Translators:",)):
            # Without line numbers a catalogue changes only when a sentence does.
            found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def _as_python(path: Path) -> io.BytesIO:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django turns a template into calls of gettext among rows of X; their indentation means nothing.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    return io.BytesIO(text.encode())


def key_of(message: Message) -> Key:
    """Context and (singular) sentence: what a sentence is looked up by."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def path_of(language: str) -> Path:
    return LOCALE / to_locale(language) / "LC_MESSAGES" / "django.po"


def catalogue_of(language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    path, locale = path_of(language), to_locale(language)
    if not path.exists():
        return Catalog(locale=locale, fuzzy=False)
    with path.open("rb") as opened:
        return read_po(opened, locale=locale)


def update(language: str, said: Catalog) -> None:
    """Write the catalogue with what is said now, keeping the translations of what was said before."""
    known = {key_of(message): message for message in catalogue_of(language) if message.id}
    catalogue = Catalog(locale=to_locale(language), fuzzy=False, header_comment=HEADER.format(name=LANGUAGES[language]))
    for message in said:
        if message.id:
            before = known.get(key_of(message))
            catalogue.add(
                message.id,
                before.string if before and before.pluralizable == message.pluralizable else None,
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=before.user_comments if before else (),
                context=message.context,
            )
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_written(catalogue), encoding="utf-8")


def _written(catalogue: Catalog) -> str:
    """The headers that a reader of the file needs: the moment of writing would make every run a change."""
    output = io.BytesIO()
    write_po(output, catalogue, width=110, sort_by_file=True, include_lineno=False, omit_header=True)
    headers = ("Language", str(catalogue.locale)), ("Plural-Forms", catalogue.plural_forms)
    header = "".join(
        f'"{name}: {value}\\n"\n' for name, value in (*headers, ("Content-Type", "text/plain; charset=utf-8"))
    )
    return f'{catalogue.header_comment}msgid ""\nmsgstr ""\n{header}\n{output.getvalue().decode().strip()}\n'


def faults(language: str, said: Catalog) -> Iterator[str]:
    in_code = {key_of(message) for message in said if message.id}
    in_catalogue = {key_of(message) for message in catalogue_of(language) if message.id}
    yield from (f"{language}: missing: {key[1]!r}" for key in sorted(in_code - in_catalogue, key=str))
    yield from (f"{language}: no longer said: {key[1]!r}" for key in sorted(in_catalogue - in_code, key=str))


def main(arguments: list[str]) -> int:
    said = messages_in_code()
    languages = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    if arguments != ["--check"]:
        for language in languages:
            update(language, said)
        return 0
    found = [fault for language in languages for fault in faults(language, said)]
    if found:
        print("\n".join([*found, "Run: python tools/extract_messages.py, and translate what is new."]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
