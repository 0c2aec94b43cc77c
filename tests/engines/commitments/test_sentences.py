"""Pages to sentences: where one ends, what goes on, and that nothing is lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.commitments.pages import Page, Piece
from mutirao.engines.commitments.sentences import sentences_of

ENDS = [
    ("One ends here. Another begins.", ["One ends here.", "Another begins."]),
    ("See Art. 5 of the law. It holds.", ["See Art. 5 of the law.", "It holds."]),
    ("The U.S. Government agreed. We did too.", ["The U.S. Government agreed.", "We did too."]),
    ("It grew by 3.5 per cent. Good.", ["It grew by 3.5 per cent.", "Good."]),
    ("O art. 3º da Lei n.º 12 vale. O Sr. Souza disse.", ["O art. 3º da Lei n.º 12 vale.", "O Sr. Souza disse."]),
    ("Los EE. UU. firmaron. Otros no.", ["Los EE. UU. firmaron.", "Otros no."]),
    ("¿Quién paga? El Estado.", ["¿Quién paga?", "El Estado."]),
    ("정부는 추진한다. 부처는 지원한다.", ["정부는 추진한다.", "부처는 지원한다."]),
    ("政府は推進する。省庁は支援する。", ["政府は推進する。", "省庁は支援する。"]),
    ("彼は「行く。帰る。」と述べた。終わり。", ["彼は「行く。帰る。」と述べた。", "終わり。"]),
    ("“Yes. Of course,” they said. We agree.", ["“Yes. Of course,” they said.", "We agree."]),
]


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_a_sentence_ends_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


JOINED = [
    ("The Government will es-\ntablish a centre.", ["The Government will establish a centre."]),
    ("The cyber-range and the cyber-\nrange again.", ["The cyber-range and the cyber-range again."]),
    ("A line\nand its end.", ["A line and its end."]),
    ("政府は、対策を\n推進する。", ["政府は、対策を推進する。"]),
    ("기관은 대책을\n추진한다.", ["기관은 대책을 추진한다."]),
    ("A paragraph without a stop\n\nAnother one", ["A paragraph without a stop", "Another one"]),
    ("• One thing\n• Another thing\nthat goes on", ["One thing", "Another thing that goes on"]),
    ("ㅇ 대책 추진\nㅇ 제도 마련", ["대책 추진", "제도 마련"]),
    ("1. First act\n2) Second act", ["First act", "Second act"]),
    ("A short heading\n" + "The text begins here and fills the whole width of the page.", None),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_lines_are_joined_where_the_text_goes_on(text: str, expected: list[str] | None) -> None:
    assert _texts(text) == (expected or text.split("\n"))


def test_a_sentence_goes_on_over_the_end_of_its_page() -> None:
    pages = [Page(number=1, text="The Government will review\n"), Page(number=2, text="the strategy. Next.")]
    first, _ = sentences_of(pages).sentences
    assert first.text == "The Government will review the strategy."
    assert [pages[piece.page - 1].text[piece.start : piece.end] for piece in first.pieces] == [
        "The Government will review",
        "the strategy.",
    ]


def test_headers_footers_and_page_numbers_belong_to_no_sentence() -> None:
    pages = [
        Page(number=number, text=f"National strategy {2020 + number}\nText of the page {word}.\n\nPage {number} of 4")
        for number, word in enumerate(["one", "two", "three", "four"], start=1)
    ]
    read = sentences_of(pages)
    assert [sentence.text for sentence in read.sentences] == [
        f"Text of the page {word}." for word in ("one", "two", "three", "four")
    ]
    assert len(read.left_out) == 8


def test_a_list_item_knows_what_introduces_it() -> None:
    lead, item, after = sentences_of(
        [Page(number=1, text="The Ministry will:\n• train judges\n\nThat is all.")]
    ).sentences
    assert (item.is_listed, item.lead) == (True, lead.text)
    assert after.lead == ""


_TEXT = st.text(alphabet="abcDE .!?\n-•1「」。、하다するÉ“”(\u00ad", max_size=200)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXT, max_size=6))
def test_every_character_stands_in_one_sentence_or_is_left_out(texts: list[str]) -> None:
    pages = [Page(number=number, text=text) for number, text in enumerate(texts, start=1)]
    read = sentences_of(pages)
    covered = Counter(place for sentence in read.sentences for piece in sentence.pieces for place in _places(piece))
    covered.update(place for piece in read.left_out for place in _places(piece))
    dropped = {"-", "\u00ad"}  # a hyphen at a line's end
    for page in pages:
        for offset, character in enumerate(page.text):
            most = covered[page.number, offset]
            assert most <= 1
            assert most == 1 or character.isspace() or character in dropped


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXT, max_size=4))
def test_a_sentence_is_the_text_that_its_pieces_point_at(texts: list[str]) -> None:
    pages = [Page(number=number, text=text) for number, text in enumerate(texts, start=1)]
    for sentence in sentences_of(pages).sentences:
        there = "".join(pages[piece.page - 1].text[piece.start : piece.end] for piece in sentence.pieces)
        assert _bare(there).endswith(_bare(sentence.text))


def _places(piece: Piece) -> list[tuple[int, int]]:
    return [(piece.page, offset) for offset in range(piece.start, piece.end)]


def _bare(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and one not in "-\u00ad")


def _texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of([Page(number=1, text=text)]).sentences]
