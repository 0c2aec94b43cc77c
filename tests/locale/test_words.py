"""The catalogues keep to the table of words in the documentation."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tools import extract_messages

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "words.md"
COLUMNS = ("ja", "pt-br", "es", "ko")


def _table() -> Mapping[str, tuple[str, ...]]:
    rows = [line.strip("|").split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    return {row[0].strip(): tuple(cell.strip() for cell in row[1:]) for row in rows[1:]}


def _said(language: str) -> Mapping[str, set[str]]:
    """What stands in the catalogue for a sentence, whatever the capitals."""
    said: dict[str, set[str]] = {}
    for message in extract_messages.catalogue_of(language):
        if isinstance(message.id, str) and message.string:
            said.setdefault(message.id.casefold(), set()).add(str(message.string).casefold())
    return said


@pytest.mark.parametrize("language", COLUMNS)
def test_a_word_is_said_as_the_table_says(language: str) -> None:
    said = _said(language)
    expected = {
        word: {way.strip().casefold() for way in cells[COLUMNS.index(language)].split(" / ")}
        for word, cells in _table().items()
    }
    assert {word: said.get(word) for word, ways in expected.items() if not said.get(word) or said[word] - ways} == {}
