"""Which of our languages a sentence is in, by its script and its most frequent words."""

import re
from collections import Counter
from collections.abc import Iterable

# The languages that there are rules for; two letters, as sources name theirs.
LANGUAGES = ("en", "pt", "es", "ko", "ja")

_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_WORD = re.compile(r"[^\W\d_]+")

# Words that one of these languages uses far more than the others. French, German and Italian are here so that their
# sentences are not read by another language's rules.
_FREQUENT = {
    "en": "the of and to in will shall is are be for with by that this has have on from its we our their as at "
    "an must who what which how not or if all can may than into between each every they",
    "pt": "o os as do da dos das no na nos nas em um uma e ao à aos com para por que não são será serão se mais "
    "até pelo pela seu sua até nós irá deve nosso nossa",
    "es": "el los las del en un una y al con para por que no se su sus más es son será serán la lo hasta "
    "nuestro nuestra debe este esta está están tiene tienen cada según sin",
    "fr": "le la les des du et une un dans pour par que sur est sont au aux avec ce cette nous",
    "de": "der die das und ist sind zu den dem von mit für auf ein eine wird werden im nicht",
    "it": "il lo gli della delle dei di e per con che è sono nel alla una un sarà",
}
_MARKS = {"pt": re.compile(r"[ãõçâê]|nh|lh"), "es": re.compile(r"[ñ¿¡]|ción|ll")}
_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _FREQUENT.items():
    for _one in _words.split():
        _OF_WORD.setdefault(_one, []).append(_language)


def languages_of(texts: Iterable[str]) -> list[str]:
    """The language of each sentence; one that is too short to tell gets the language of most. Empty where it is none of
    `LANGUAGES`."""
    told = [_told(text) for text in texts]
    counted = Counter(one for one in told if one)
    most = counted.most_common(1)[0][0] if counted else ""
    return [most if one is None else one for one in told]


def language_of(text: str) -> str:
    """The language of a sentence that stands alone."""
    return languages_of([text])[0]


def _told(text: str) -> str | None:
    """None where it cannot be told, empty where it is another language."""
    kana, han, hangul, latin = (len(script.findall(text)) for script in (_KANA, _HAN, _HANGUL, _LATIN))
    if hangul > kana and 4 * hangul >= latin:
        return "ko"
    if kana and 3 * (kana + han) >= latin:
        return "ja"
    if han > latin:
        return None
    if latin == 0:
        return None if not _WORD.search(text) else ""
    return _told_of_latin(text.casefold())


def _told_of_latin(text: str) -> str | None:
    points: Counter[str] = Counter()
    for word in _WORD.findall(text):
        for language in _OF_WORD.get(word, ()):
            points[language] += 2
    for language, marks in _MARKS.items():
        points[language] += min(3, len(marks.findall(text)))
    ranked = points.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][0] in LANGUAGES else ""
