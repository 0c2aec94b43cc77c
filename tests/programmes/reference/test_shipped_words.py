from mutirao.kernel.languages import LANGUAGES
from mutirao.programmes.reference import shipped_areas, shipped_participants


def test_areas_and_participants_have_codes_and_names_of_their_own() -> None:
    for words in (shipped_areas(), shipped_participants()):
        assert len(words) == 8
        assert len({word.code for word in words}) == 8
        for language in LANGUAGES:
            assert len({word.names[language] for word in words}) == 8
