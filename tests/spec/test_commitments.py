"""The rules against sentences that people have labelled. The figures in the documentation come from here."""

from pathlib import Path

import pytest
from tests.spec.commitments.measuring import LANGUAGES, PARTS, as_table, labelled, measure

from mutirao.engines.commitments.languages import languages_of

FEWEST_SENTENCES = 60
# Nothing may make the rules worse than this where they were tuned, or on what was kept apart from the tuning.
LEAST = 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences_half_of_them_commitments(language: str) -> None:
    found = [one for part in PARTS for one in labelled(language, part)]
    assert len(found) >= FEWEST_SENTENCES
    assert len({one.text for one in found}) == len(found)
    assert sum(one.is_commitment for one in found) == len(found) / 2


@pytest.mark.parametrize("part", ["development", "held_out"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall_stay_high_where_sentences_are_plain(language: str, part: str) -> None:
    measured = measure(language, part)
    assert measured.precision >= LEAST
    assert measured.recall >= LEAST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_text_is_told(language: str) -> None:
    texts = [one.text for part in PARTS for one in labelled(language, part)]
    assert set(languages_of(texts)) == {language}


def test_the_figures_of_the_documentation_are_those_that_are_measured() -> None:
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "finding-commitments.md").read_text(encoding="utf-8")
    told = page.partition("<!-- measured -->\n")[2].partition("<!-- /measured -->")[0]
    assert told == as_table()
