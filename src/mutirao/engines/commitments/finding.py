"""From the pages of a document to the sentences that a person should look at."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mutirao.engines.commitments.judging import Judgement, judge
from mutirao.engines.commitments.languages import LANGUAGES, languages_of
from mutirao.engines.commitments.pages import Page, Piece
from mutirao.engines.commitments.sentences import Sentence, sentences_of
from mutirao.engines.commitments.signs import Reason, Strength, strength_of

# A table or a list without stops reads as one endless sentence; such a text is counted, not judged. Characters.
LONGEST_SENTENCE = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that looks like a commitment. `pieces`: where in the pages' texts it stands. `language`: two letters.
    `fingerprint`: the same for the same words, however they are spaced and broken."""

    text: str
    lead: str
    pieces: tuple[Piece, ...]
    language: str
    points: int
    strength: Strength
    reasons: tuple[Reason, ...]
    fingerprint: str

    @property
    def page(self) -> int:
        return self.pieces[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """`sentences`: how many were found; `other_language` and `too_long`: how many of them were not judged, and why."""

    candidates: tuple[Candidate, ...]
    sentences: int
    other_language: int
    too_long: int


def find_commitments(pages: Sequence[Page]) -> Findings:
    """Every sentence of the pages that looks like a commitment, in the order of the document. What only introduces a
    list is none: its items are."""
    read = sentences_of(pages).sentences
    leads = {sentence.lead for sentence in read}
    languages = languages_of(sentence.text for sentence in read)
    too_long = sum(len(sentence.text) > LONGEST_SENTENCE for sentence in read)
    judged = [
        (sentence, language, judge(sentence, language))
        for sentence, language in zip(read, languages, strict=True)
        if language in LANGUAGES and len(sentence.text) <= LONGEST_SENTENCE
    ]
    return Findings(
        candidates=tuple(
            _candidate(sentence, language, judgement)
            for sentence, language, judgement in judged
            if judgement.is_commitment and sentence.text not in leads
        ),
        sentences=len(read),
        other_language=len(read) - too_long - len(judged),
        too_long=too_long,
    )


def fingerprint(text: str) -> str:
    """Letters and digits alone, in one case: a hash in hexadecimal."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256("".join(one for one in plain if one.isalnum()).encode()).hexdigest()


def _candidate(sentence: Sentence, language: str, judgement: Judgement) -> Candidate:
    return Candidate(
        text=sentence.text,
        lead=sentence.lead,
        pieces=sentence.pieces,
        language=language,
        points=judgement.points,
        strength=strength_of(judgement.points),
        reasons=judgement.reasons,
        fingerprint=fingerprint(sentence.text),
    )
