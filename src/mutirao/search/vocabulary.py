"""Known words, to put mistyped ones right."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db.models import Q

from mutirao.search.models import TitleWord
from mutirao.search.tokens import words_of

_LIKENESS = 0.75  # of difflib; one wrong letter in four
_SHORTEST = 3
_MOST_LETTERS_MORE = 2
_BATCH = 2000


def remember_words(titles: Iterable[str]) -> None:
    """Numbers and signs are no words that somebody mistypes."""
    words = {word for title in titles for word in words_of(title) if word.isalpha() and len(word) >= _SHORTEST}
    rows = (TitleWord(word=one, length=len(one), start=one[0], end=one[-2:]) for one in sorted(words))
    TitleWord.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


def forget_words() -> None:
    TitleWord.objects.all().delete()


def words_like(word: str) -> list[str]:
    """The known words that are like it, the likest first: those that begin with the same letter or end with the same
    two. All of them: if some were left out for others, a hidden word could be told by what it leaves out."""
    if len(word) < _SHORTEST:
        return []
    near = Q(length__range=(len(word) - _MOST_LETTERS_MORE, len(word) + _MOST_LETTERS_MORE))
    known = TitleWord.objects.filter(near, Q(start=word[0]) | Q(end=word[-2:])).values_list("word", flat=True)
    matcher = SequenceMatcher(b=word, autojunk=False)
    likeness = {one: ratio for one in known if (ratio := _likeness(matcher, one)) >= _LIKENESS}
    return sorted(likeness, key=lambda one: (-likeness[one], one))


def _likeness(matcher: "SequenceMatcher[str]", word: str) -> float:
    """Of the cheapest measure that already falls short."""
    matcher.set_seq1(word)
    for measure in (matcher.real_quick_ratio, matcher.quick_ratio):
        if (bound := measure()) < _LIKENESS:
            return bound
    return matcher.ratio()
