import json

import pytest
from typer.testing import CliRunner

from mutirao.atlas.queries.comparisons import ComparisonSizeError
from mutirao.cli.app import app
from mutirao.parties.queries import UnknownPartyError

pytestmark = pytest.mark.django_db


def output(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["compare", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


SEED = ("BRA", "KOR", "JPN", "--topic", "resilience")


@pytest.mark.parametrize("form", ["table", "markdown", "json", "csv"])
def test_every_form_tells_the_key_facts(atlas: None, form: str) -> None:
    told = " ".join(output(*SEED, "--format", form).split())
    for words in ("eciber-2025", "kor-ncss-2024", "jpn-2025", "tailor-made", "camp-2016-c", "atlas-2022"):
        assert words in told, words


def test_the_table_shows_gaps_standing_and_voice(atlas: None) -> None:
    told = output(*SEED)
    assert "no fact recorded" in told
    assert "stale" in told
    assert "●" in told
    assert "○" in told


def test_json_is_json(atlas: None) -> None:
    assert json.loads(output(*SEED, "--format", "json"))["topics"][0]["key"] == "resilience"


def test_codes_in_small_letters_and_no_topic_are_understood(atlas: None) -> None:
    assert json.loads(output("bra", "jpn", "--format", "json"))["topics"] == []


def test_mistakes_are_errors_with_a_code(atlas: None) -> None:
    with pytest.raises(ComparisonSizeError):
        output("BRA")
    with pytest.raises(UnknownPartyError):
        output("BRA", "QQQ")
