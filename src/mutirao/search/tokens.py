"""From texts in any script to what is compared: the same rules for what is indexed and for what is asked.

Words are folded (NFKC, case, accents). Chinese, Japanese and Korean are written without spaces, or with endings grown
onto the words, so that their runs are cut into overlapping pairs: 安全保障 is found by 安全, 보안을 by 보안.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST_WORD = 64
MOST_WORDS_ASKED = 16
_LONGEST_QUERY = 500

# Han (with extensions, 々 and 〆), kana with its long-vowel mark, hangul.
_HAN = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK = _HAN + "\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff" + "\uac00-\ud7af"
_RUNS = re.compile(rf"([{_CJK}]+)|((?:(?![{_CJK}])[^\W_])+)")
# Combining accents of the Latin, Greek and Cyrillic scripts; those of kana and hangul make other letters.
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All of `words` are to be found, and a word that begins with `prefix` where there is one."""

    words: tuple[str, ...]
    prefix: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.prefix


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    without_accents = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", without_accents).translate(_PLAIN)


def tokens_of(text: str) -> list[str]:
    """What is indexed: words, and every character and every pair of a run without spaces; each once, in order."""
    return list(dict.fromkeys(_indexed(text)))


def _indexed(text: str) -> Iterator[str]:
    for run, word in _RUNS.findall(folded(text)):
        if run:
            yield from run
            yield from _pairs(run)
        else:
            yield word[:LONGEST_WORD]


def words_of(text: str) -> list[str]:
    """Whole words in scripts that have spaces, each once."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for _, word in _RUNS.findall(folded(text)) if word))


def terms_of(query: str) -> Terms:
    """What is asked for; the last word may be the beginning of one, as somebody is still writing it."""
    asked: list[str] = []
    prefix = ""
    for run, word in _RUNS.findall(folded(query[:_LONGEST_QUERY])):
        asked += [prefix] if prefix else []
        prefix = word[:LONGEST_WORD]
        if run:
            asked += _pairs(run) or [run]
    words = tuple(dict.fromkeys(asked))[:MOST_WORDS_ASKED]
    return Terms(words=words, prefix=prefix)


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]
