"""What a record is also found by: terms of the same meaning in other languages, its kind, the names of its party.

Added when a record is indexed: a search stays one look into the index, and words of any language find English texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import yaml
from django.utils.translation import gettext, override

from mutirao.kernel.languages import LANGUAGES
from mutirao.parties.queries import names_by_code
from mutirao.parties.reference import aliases_of
from mutirao.search.kinds import connected
from mutirao.search.tokens import terms_of, tokens_of

_TERMS = Path(__file__).parent / "reference" / "terms.yaml"
NamesOfParties = Mapping[str, Sequence[str]]


def names_of_parties(codes: Iterable[str]) -> NamesOfParties:
    """The names of parties by their codes, in every language and as they are usually called; one query."""
    return {code: (*names, *aliases_of(code)) for code, names in names_by_code(codes).items()}


def tokens_beside(tokens: Sequence[str], *, kind: str, names: Sequence[str]) -> list[str]:
    """Further tokens for a record of this kind with these tokens, whose party has these names."""
    known = set(tokens)
    groups = sorted({one for token in known for one, words in _by_word().get(token, ()) if known.issuperset(words)})
    found = [token for one in groups for token in _groups()[one][0]]
    found += _tokens_of_names((*names_of_kind(kind), *names))
    return [token for token in dict.fromkeys(found) if token not in known]


def names_of_kind(kind: str) -> tuple[str, ...]:
    """What records of this kind are called, in every interface language."""
    shown = connected().get(kind)
    return () if shown is None else _in_languages(shown.name)


@cache
def _in_languages(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_in_language(text, language) for language in LANGUAGES))


def _in_language(text: str, language: str) -> str:
    with override(language):
        return gettext(text)


# Most records of a site are those of few kinds and parties.
@lru_cache(maxsize=2_000)
def _tokens_of_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tokens_of("\n".join(names)))


@cache
def _groups() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """Of each group of terms: all its tokens, and for each term the tokens by which a text is known to have it."""
    groups: list[list[str]] = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    return tuple((tuple(tokens_of("\n".join(group))), tuple(_asked(term) for term in group)) for group in groups)


@cache
def _by_word() -> Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]:
    """By the first token of a term: the places of the groups that have such a term, and its tokens."""
    found: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for place, (_, terms) in enumerate(_groups()):
        for words in terms:
            found[words[0]].append((place, words))
    return found


def _asked(term: str) -> tuple[str, ...]:
    terms = terms_of(term)
    return (*terms.words, terms.prefix) if terms.prefix else terms.words
