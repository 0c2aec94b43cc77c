"""What a record is also found by: terms of the same meaning in other languages, its kind, the names of its party.

Added when a record is indexed: a search stays one look into the index, and words of any language find English texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
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
    found = [token for group, asked in _groups() if any(known.issuperset(words) for words in asked) for token in group]
    found += tokens_of("\n".join((*names_of_kind(kind), *names)))
    return [token for token in dict.fromkeys(found) if token not in known]


def names_of_kind(kind: str) -> list[str]:
    """What records of this kind are called, in every interface language."""
    shown = connected().get(kind)
    if shown is None:
        return []
    return list(dict.fromkeys(_in_language(shown.name, language) for language in LANGUAGES))


def _in_language(text: str, language: str) -> str:
    with override(language):
        return gettext(text)


@cache
def _groups() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """Of each group of terms: all its tokens, and for each term the tokens by which a text is known to have it."""
    groups: list[list[str]] = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    return tuple((tuple(tokens_of("\n".join(group))), tuple(_asked(term) for term in group)) for group in groups)


def _asked(term: str) -> tuple[str, ...]:
    terms = terms_of(term)
    return (*terms.words, terms.prefix) if terms.prefix else terms.words
