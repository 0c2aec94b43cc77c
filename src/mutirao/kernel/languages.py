"""The interface languages, and texts in several of them."""

from collections.abc import Mapping

# Django's codes; the order is the order of the language menu.
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "pt-br": "Português",
    "es": "Español",
    "ko": "한국어",
    "ja": "日本語",
}
# Complete and tested; the others are shown as drafts until the words settle.
COMPLETE_LANGUAGES = frozenset({"en", "ja"})
DEFAULT_LANGUAGE = "en"

LocalisedText = Mapping[str, str]


def in_language(text: LocalisedText, language: str) -> str:
    """The text in `language`, or else in English: reference data always has English."""
    return text.get(language) or text[DEFAULT_LANGUAGE]
