"""What the catalogues say: everything in Japanese, and nothing broken in a draft."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from tests.locale.catalogues import entry, written
from tools import check_translations, extract_messages

from mutirao.kernel.languages import COMPLETE_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGES

OTHERS = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
DRAFTS = [language for language in OTHERS if language not in COMPLETE_LANGUAGES]


@pytest.mark.parametrize("language", OTHERS)
def test_every_catalogue_can_be_shown(language: str) -> None:
    assert list(check_translations.faults(language)) == []


def test_every_sentence_of_the_code_stands_in_japanese() -> None:
    japanese = {extract_messages.key_of(message): message.string for message in extract_messages.catalogue_of("ja")}
    said = [extract_messages.key_of(message) for message in extract_messages.messages_in_code() if message.id]
    assert said
    assert [key for key in said if not japanese.get(key)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_as_many_plurals_as_its_language(language: str) -> None:
    catalogue = extract_messages.catalogue_of(language)
    plurals = [message for message in catalogue if message.pluralizable]
    assert plurals
    assert {len(message.string or ()) for message in plurals} == {Catalog(locale=catalogue.locale).num_plurals}


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_has_the_words_of_the_navigation(language: str) -> None:
    said = {message.id for message in extract_messages.catalogue_of(language) if message.string}
    assert {"Know", "Assess", "Plan", "Rehearse", "Share", "Measure", "Search", "Sign in", "Needs"} <= said


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (entry("Save", ""), "not translated"),
        (entry("Save", "保存", flag="fuzzy"), "fuzzy"),
        (entry("by %(day)s", "まで"), "placeholders"),
        (entry("{file} is empty.", "{flie}は空です。"), "placeholders"),
        (entry("90 %% of draws", "試行の90%"), "placeholders"),
        (entry("Save", "<b>保存</b>"), "markup"),
    ],
)
def test_a_broken_japanese_sentence_is_named(tmp_path: Path, broken: str, fault: str) -> None:
    written(tmp_path, "ja", entry("Cancel", "取り消す"), broken)
    named = list(check_translations.faults("ja", tmp_path))
    assert len(named) == 1
    assert fault in named[0]


def test_a_draft_may_leave_a_sentence_out_but_not_break_one(tmp_path: Path) -> None:
    written(tmp_path, "pt_BR", entry("Save", ""), entry("by %(day)s", "até"))
    assert [fault.partition(": ")[2] for fault in check_translations.faults("pt-br", tmp_path)] == [
        "other placeholders than the English sentence: 'by %(day)s'"
    ]


def test_a_missing_catalogue_is_a_fault(tmp_path: Path) -> None:
    assert list(check_translations.faults("ja", tmp_path)) == ["ja: there is no catalogue"]
