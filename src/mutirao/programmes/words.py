"""Names of areas, participants and languages in the reader's language."""

from collections.abc import Iterable, Sequence

from babel import Locale

from mutirao.kernel.languages import in_language
from mutirao.programmes.reference import Word, shipped_areas, shipped_participants
from mutirao.programmes.vocabulary import WORKING_LANGUAGES

Choices = list[tuple[str, str]]


def area_name(code: str, language: str) -> str:
    return _name(code, shipped_areas(), language)


def area_names(code: str) -> list[str]:
    """In every language."""
    return next((list(word.names.values()) for word in shipped_areas() if word.code == code), [])


def participants_names(codes: Iterable[str], language: str) -> list[str]:
    return [_name(code, shipped_participants(), language) for code in codes]


def language_names(codes: Iterable[str], language: str) -> list[str]:
    """As CLDR writes them; `language` is Django's code (`pt-br`)."""
    locale = Locale.parse(language, sep="-")
    return [str(locale.languages.get(code, code)) for code in codes]


def area_choices(language: str) -> Choices:
    return [(word.code, in_language(word.names, language)) for word in shipped_areas()]


def participants_choices(language: str) -> Choices:
    return [(word.code, in_language(word.names, language)) for word in shipped_participants()]


def language_choices(language: str) -> Choices:
    names = language_names(WORKING_LANGUAGES, language)
    return sorted(zip(WORKING_LANGUAGES, names, strict=True), key=lambda choice: choice[1])


def _name(code: str, words: Sequence[Word], language: str) -> str:
    """The code itself where a deployment's vocabulary no longer has it."""
    return next((in_language(word.names, language) for word in words if word.code == code), code)
