"""From an error's facts to a sentence that says no more than there is to say."""

import gettext
from pathlib import Path

import pytest

import mutirao
from mutirao.site.error_table import ERRORS
from mutirao.site.sentences import sentence

WAY_OUT = "Close to it: {suggestions}. Nothing was imported."
ASKING = [text for entry in ERRORS.values() for text in (entry.message, entry.way_out) if "{suggestions}" in text]


def test_what_is_close_is_named() -> None:
    assert sentence(WAY_OUT, {"suggestions": "JPN"}) == "Close to it: JPN. Nothing was imported."


def test_where_nothing_is_close_nothing_is_said_of_it() -> None:
    assert sentence(WAY_OUT, {"suggestions": ""}) == "Nothing was imported."
    assert sentence("The disk has no room left. {path}", {"path": ""}) == "The disk has no room left."


def test_the_only_sentence_stays_even_when_its_fact_is_empty() -> None:
    assert sentence("Refused: {reason}.", {"reason": ""}) == "Refused: –."


def test_a_full_stop_in_a_fact_ends_no_sentence() -> None:
    assert sentence("{file} is empty.", {"file": "a. b.csv"}) == "a. b.csv is empty."


@pytest.mark.parametrize("language", ["en", "ja", "ko", "es", "pt_BR"])
@pytest.mark.parametrize("text", ASKING)
def test_no_error_offers_a_dash_as_close_in_any_language(language: str, text: str) -> None:
    folder = Path(mutirao.__file__).parent / "locale"
    translated = gettext.translation("django", folder, [language], fallback=True).gettext(text)
    said = sentence(translated, {"suggestions": ""})
    assert "–" not in said
    assert said
