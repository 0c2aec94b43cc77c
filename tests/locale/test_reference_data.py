"""What is shipped has a Japanese name: countries, regions, organisations, topics, areas, participants, languages."""

import re
from collections.abc import Iterator, Mapping

import pytest

from mutirao.atlas.reference import shipped_topics
from mutirao.kernel.languages import LANGUAGES
from mutirao.parties.reference import region_names, shipped_countries, shipped_organisations
from mutirao.programmes.reference import shipped_areas, shipped_participants
from mutirao.programmes.vocabulary import WORKING_LANGUAGES
from mutirao.programmes.words import language_names

# Its Japanese documents write its name in English.
WITHOUT_JAPANESE_NAME = {"CAMP"}
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _names() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from ((code, country.names) for code, country in shipped_countries().items())
    yield from region_names().items()
    yield from ((code, one.names) for code, one in shipped_organisations().items() if code not in WITHOUT_JAPANESE_NAME)
    yield from ((topic.key, topic.names) for topic in shipped_topics())
    yield from ((word.code, word.names) for word in (*shipped_areas(), *shipped_participants()))


def test_everything_shipped_has_a_japanese_name() -> None:
    names = dict(_names())
    assert len(names) > 249
    assert [code for code, in_languages in names.items() if not _JAPANESE.search(in_languages.get("ja", ""))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_regions_topics_and_areas_have_a_name_in_every_language(language: str) -> None:
    named = [names for code, names in _names() if code not in shipped_organisations()]
    assert all(names.get(language) for names in named)


def test_working_languages_are_named_in_japanese() -> None:
    assert [name for name in language_names(WORKING_LANGUAGES, "ja") if not _JAPANESE.search(name)] == []
