import pytest

from mutirao.engines.commitments.languages import language_of, languages_of

SENTENCES = [
    ("The Government will review the strategy.", "en"),
    ("O Governo deverá rever a estratégia nacional.", "pt"),
    ("El Gobierno deberá revisar la estrategia nacional.", "es"),
    ("정부는 CSIRT를 설립한다.", "ko"),
    ("政府はCSIRTを設置する。", "ja"),
    ("Le Gouvernement adoptera une stratégie pour les entreprises.", ""),
    ("Die Regierung wird das Gesetz mit den Ländern prüfen.", ""),
    ("Правительство примет стратегию.", ""),
]


@pytest.mark.parametrize(("sentence", "language"), SENTENCES)
def test_a_sentence_is_told_by_its_script_and_its_words(sentence: str, language: str) -> None:
    assert language_of(sentence) == language


def test_what_is_too_short_to_tell_is_in_the_language_of_most() -> None:
    assert languages_of(["政府は対策を推進する。", "官民連携強化", "2027"]) == ["ja", "ja", "ja"]


def test_a_text_of_no_letters_has_no_language_of_its_own() -> None:
    assert languages_of(["2027"]) == [""]
