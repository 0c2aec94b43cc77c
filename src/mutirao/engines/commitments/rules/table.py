"""What a language's table of rules holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mutirao.engines.commitments.signs import Sign

Pattern = re.Pattern[str]

# A year that is still to come in most documents that are read for what they promise. Without “by” or “until” an earlier
# one is mostly told of: “2015: creation of the national centre”.
COMING = r"20(?:2[5-9]|[3-9]\d)(?!\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """How a language names an action without saying who does it: `named` stands alone in a sentence or in the cell of a
    table, `full` needs nothing beside it. `told`: words by which the sentence says something of the action instead.
    `verb_last`: the action ends its sentence, and does not begin it."""

    named: Pattern
    full: Pattern
    told: Pattern
    verb_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What stands before a colon in the cells of a table of actions."""

    who: Pattern
    when: Pattern
    task: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`signs` are looked for anywhere in a sentence, `listed` in a list item alone. `actors` and `others` are looked
    for before the form of obligation: all our languages name there who acts, where they name it. Somebody else counts
    against a sentence where no actor stands beside, or as `other_subjects`, which begin a sentence. `dated`: a day to
    come, and not how often."""

    signs: Mapping[Sign, Pattern]
    listed: Pattern
    actors: Pattern
    others: Pattern
    other_subjects: Pattern
    dated: Pattern
    actions: Actions
    labels: Labels


# What is looked for behind a place must have one width.
_BEHIND = re.compile(r"\(\?<[!=][^)]*\)")


def words(*alternatives: str) -> Pattern:
    """Whole words or phrases, in any case; a space stands for any space."""
    return re.compile(rf"\b(?:{_joined(alternatives)})\b", re.IGNORECASE)


def anywhere(*alternatives: str) -> Pattern:
    """Parts of words too: for scripts without spaces and for endings."""
    return re.compile(_joined(alternatives))


def labels(*alternatives: str) -> Pattern:
    """What stands before a colon, perhaps with a number: “Action 4:”, 「担当：」."""
    return re.compile(rf"(?<!\w)(?:{_joined(alternatives)})(?:\s?[A-Z]?\d[\d.\-]*)?\s?[:：]", re.IGNORECASE)


def each(text: str) -> tuple[str, ...]:
    """The words of a table, which are easier to read as a text."""
    return tuple(text.split())


def _joined(alternatives: Iterable[str]) -> str:
    narrow = (_BEHIND.sub(lambda found: found.group().replace(" ", r"\s"), one) for one in alternatives)
    return "|".join(one.replace(" ?", r"\s*").replace(" ", r"\s+") for one in narrow)
