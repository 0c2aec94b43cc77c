import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutirao.search.tokens import LONGEST_WORD, MOST_WORDS_ASKED, Terms, terms_of, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Segurança CIBERNÉTICA", ["seguranca", "cibernetica"]),
        ("安全保障", ["安", "全", "保", "障", "安全", "全保", "保障"]),
        ("정보보안", ["정", "보", "안", "정보", "보보", "보안"]),
        ("がいこう", ["が", "い", "こ", "う", "がい", "いこ", "こう"]),
        ("ｻｲﾊﾞｰ", ["サ", "イ", "バ", "ー", "サイ", "イバ", "バー"]),
        ("Straße Øst Łódź", ["strasse", "ost", "lodz"]),
        ("GCI2024年", ["gci2024", "年"]),
        ("capacity-building", ["capacity", "building"]),
        ("ﬁne Ⅳ", ["fine", "iv"]),
        ("", []),
        ("'\"(*) - :", []),
    ],
)
def test_texts_become_folded_words_and_pairs(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("seguranca ciber", Terms(words=("seguranca",), prefix="ciber")),
        ("安全", Terms(words=("安全",))),
        ("安", Terms(words=("安",))),
        ("CSIRT 정보보안", Terms(words=("csirt", "정보", "보보", "보안"))),
        ("보안 plan", Terms(words=("보안",), prefix="plan")),
        ("AND OR NOT", Terms(words=("and", "or"), prefix="not")),
        ("*", Terms(words=())),
    ],
)
def test_a_query_is_cut_as_texts_are(query: str, terms: Terms) -> None:
    assert terms_of(query) == terms


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str) -> None:
    terms, tokens = terms_of(text), tokens_of(text)
    assert set(terms.words) <= set(tokens)
    assert any(token.startswith(terms.prefix) for token in tokens) or not terms.prefix


@given(st.text())
def test_tokens_hold_letters_and_digits_alone(text: str) -> None:
    for token in tokens_of(text):
        assert len(token) <= LONGEST_WORD
        assert "'" not in token
        assert '"' not in token
        assert token == "".join(token.split())


def test_a_query_of_any_length_asks_for_a_bounded_number_of_words() -> None:
    assert len(terms_of("a b c d e f g h i j k l m n o p q r s t u v w x y z " * 400).words) == MOST_WORDS_ASKED
