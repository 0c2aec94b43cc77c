"""What is brought before a person, with its reasons and its place."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.commitments.finding import LONGEST_SENTENCE, Candidate, find_commitments, fingerprint
from mutirao.engines.commitments.judging import judge
from mutirao.engines.commitments.languages import LANGUAGES
from mutirao.engines.commitments.pages import Page
from mutirao.engines.commitments.sentences import Sentence
from mutirao.engines.commitments.signs import AGAINST, COMPLETE, FORMS, SUPPORT, Sign, Strength

# Some hundred times what such a sentence takes: a pattern that tries everything twice takes far longer. Seconds.
SLOWEST = 1.0
PROMISE = "The Government will establish a national centre by 2027."

AGAINST_IT = [
    ("The Government will not establish a national centre by 2027.", Sign.NEGATED),
    ("The Government will establish a centre if Parliament agrees.", Sign.CONDITIONAL),
    ("According to the press, the Government will establish a centre.", Sign.REPORTED),
    ("“The Government will establish a centre,” one speaker began.", Sign.QUOTED),
    ("The previous strategy said the Government will establish a centre.", Sign.PAST),
    ("The evaluation suggested that the Government should establish a centre.", Sign.REPORTED),
    ("Nothing in this plan shall be interpreted as a promise of the Government.", Sign.NEGATED),
    ("Banks supervised by the Government shall establish a centre.", Sign.OTHERS),
    ("The Government will have to choose where to establish a centre.", Sign.PREDICTED),
    ("The Government will probably establish a centre.", Sign.PREDICTED),
    ("Will the Government establish a centre that will train officials?", Sign.ASKED),
    ("Companies will establish a centre by 2027.", Sign.OTHERS),
    ("This chapter will describe how the Government will establish a centre.", Sign.DESCRIBED),
]


def test_a_promise_is_found_with_its_page_and_reasons() -> None:
    found = _only("\n\n".join(["Threats are many.", PROMISE]), number=7)
    assert (found.text, found.page, found.language) == (PROMISE, 7, "en")
    assert {reason.sign for reason in found.reasons} == {Sign.BINDING, Sign.ACTION, Sign.DEADLINE, Sign.ACTOR}
    assert (found.strength, found.points) == (Strength.STRONG, 6)


@pytest.mark.parametrize(("text", "sign"), AGAINST_IT)
def test_a_sign_against_it_is_enough(text: str, sign: Sign) -> None:
    assert find_commitments([Page(number=1, text=PROMISE)]).candidates
    assert find_commitments([Page(number=1, text=text)]).candidates == ()
    assert sign in AGAINST


FORMS_OF_PROMISES = [
    ("Action 4: create a register | Lead: Ministry of Justice | Deadline: 2027", Sign.TABLED),
    ("Register of critical services | Lead: Ministry of Justice | Deadline: 2027", Sign.TABLED),
    ("施策4：届出制度の創設　担当：法務省　期限：2027年度", Sign.TABLED),
    ("To train 400 prosecutors by 2028.", Sign.NAMED),
    ("Establishment of a cyber range by 2028.", Sign.NAMED),
    ("Creación de un centro para la formación de 400 fiscales antes de 2028.", Sign.NAMED),
    ("2028년까지 검사 400명 대상 전자증거 교육 실시", Sign.NAMED),
    ("The strategy provides for a reserve of volunteers.", Sign.FORESEEN),
    ("The first course starts in January 2027.", Sign.SCHEDULED),
    ("By 2028, 80 % of the ministries have a trained contact.", Sign.TARGETED),
    ("Some 12 million has been earmarked for 2027.", Sign.ALLOCATED),
    ("2027년 지역 대응팀에 120억 원을 배정하였다.", Sign.ALLOCATED),
    ("We will not knowingly allow attacks from our territory.", Sign.RESTRAINED),
    ("締約国は、互いの病院に対する攻撃を控える。", Sign.RESTRAINED),
]


@pytest.mark.parametrize(("text", "sign"), FORMS_OF_PROMISES)
def test_a_promise_is_found_in_the_form_that_it_has(text: str, sign: Sign) -> None:
    assert sign in {reason.sign for reason in _only(text, number=1).reasons}


NAMES_AND_HEADINGS = [
    "Action | Lead | Deadline",
    "Action: | Lead: | Deadline:",
    "Action 4 | Lead: Ministry of Justice | Deadline: 2022 | Status: completed",
    "4.1 Creation of a culture of security",
    "Strengthening international cooperation",
    "Establishing trust by many small steps takes years.",
    "National Strategy 2026–2030",
    "国際協力の強化",
    "국제협력 강화",
]


@pytest.mark.parametrize("text", NAMES_AND_HEADINGS)
def test_a_heading_and_what_is_said_of_an_action_promise_nothing(text: str) -> None:
    assert find_commitments([Page(number=1, text=text)]).candidates == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "run", ["1,", "a", "a-", "x ", "| ", "Lead: ", "to create ", "criar ", "강화", "を", "2027 ", "「"]
)
def test_a_hostile_sentence_is_judged_at_once(run: str, language: str) -> None:
    text = (run * LONGEST_SENTENCE)[:LONGEST_SENTENCE]
    sentence = Sentence(text=text, pieces=(), is_listed=True, lead=text)
    begun = time.perf_counter()
    judge(sentence, language)
    assert time.perf_counter() - begun < SLOWEST


def test_a_list_inherits_what_its_lead_promises() -> None:
    text = "The Ministry will:\n• judges trained in every district\n• training for judges\n"
    assert [one.text for one in find_commitments([Page(number=1, text=text)]).candidates] == [
        "judges trained in every district",
        "training for judges",
    ]


@pytest.mark.parametrize("lead", ["Companies must:", "The Ministry will not:", "The list has:"])
def test_a_list_inherits_nothing_from_what_promises_nothing(lead: str) -> None:
    assert find_commitments([Page(number=1, text=f"{lead}\n• judges trained in every district\n")]).candidates == ()


def test_a_text_without_stops_is_counted_and_not_judged() -> None:
    found = find_commitments([Page(number=1, text="the Government will train judges " * LONGEST_SENTENCE)])
    assert (found.candidates, found.sentences, found.too_long) == ((), 1, 1)


def test_sentences_of_other_languages_are_counted() -> None:
    found = find_commitments([Page(number=1, text=f"{PROMISE} Le Gouvernement adoptera une loi pour les écoles.")])
    assert (len(found.candidates), found.sentences, found.other_language) == (1, 2, 1)


def test_the_same_words_have_the_same_fingerprint_however_they_are_broken() -> None:
    assert fingerprint("The Government will es-\ntablish  a centre.") == fingerprint(
        "the government will establish a centre"
    )
    assert fingerprint("ＡＢＣ") == fingerprint("abc")
    assert fingerprint("by 2027") != fingerprint("by 2028")


_WORDS = [
    "The Government",
    "will",
    "shall",
    "companies",
    "train",
    "by 2027",
    "not",
    "if",
    "政府は",
    "推進する",
    "。",
    ". ",
    "• ",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=12)), max_size=30))
def test_every_candidate_has_a_form_a_support_and_nothing_against_it(words: list[str]) -> None:
    page = Page(number=1, text=" ".join(words))
    for one in find_commitments([page]).candidates:
        signs = {reason.sign for reason in one.reasons}
        assert signs & FORMS
        assert signs & (SUPPORT | COMPLETE)
        assert not signs & AGAINST
        assert one.language in LANGUAGES
        for reason in one.reasons:
            assert one.text[reason.start : reason.end].strip() == reason.words


def _only(text: str, *, number: int) -> Candidate:
    (found,) = find_commitments([Page(number=number, text=text)]).candidates
    return found
