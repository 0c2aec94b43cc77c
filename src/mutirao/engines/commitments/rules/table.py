"""What a language's table of rules holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mutirao.engines.commitments.signs import Sign

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`signs` are looked for anywhere in a sentence, `listed` in a list item alone. `actors` and `others` are looked
    for before the form of obligation: all our languages name there who acts, where they name it. Somebody else counts
    against a sentence only where no actor stands beside."""

    signs: Mapping[Sign, Pattern]
    listed: Pattern
    actors: Pattern
    others: Pattern


def words(*alternatives: str) -> Pattern:
    """Whole words or phrases, in any case; a space stands for any space."""
    return re.compile(rf"\b(?:{_joined(alternatives)})\b", re.IGNORECASE)


def anywhere(*alternatives: str) -> Pattern:
    """Parts of words too: for scripts without spaces and for endings."""
    return re.compile(_joined(alternatives))


def each(text: str) -> tuple[str, ...]:
    """The words of a table, which are easier to read as a text."""
    return tuple(text.split())


def _joined(alternatives: Iterable[str]) -> str:
    return "|".join(one.replace(" ", r"\s+") for one in alternatives)
