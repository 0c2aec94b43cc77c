"""From a message with placeholders and an error's facts to a sentence."""

import re
from collections.abc import Mapping

# Facts that an error may have nothing to say of; a sentence that stands on one of them alone is then left out.
_MAY_BE_EMPTY = frozenset({"suggestions", "path", "reason"})
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BETWEEN_SENTENCES = re.compile(r"(?<=\.)(?= )|(?<=。)")


class _Facts(dict[str, object]):
    """A fact that an error does not carry leaves a gap in its sentence, never a second error."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(message: str, facts: Mapping[str, object]) -> str:
    """The message with its facts in it, without the sentences that would say nothing ("Close to it: –.")."""
    said = "".join(part for part in _BETWEEN_SENTENCES.split(message) if not _says_nothing(part, facts)) or message
    return said.strip().format_map(_Facts({name: _written(fact) for name, fact in facts.items()}))


def _says_nothing(part: str, facts: Mapping[str, object]) -> bool:
    named = set(_PLACEHOLDER.findall(part))
    return bool(named) and named <= _MAY_BE_EMPTY and all(facts.get(name) == "" for name in named)


def _written(fact: object) -> object:
    """Where nothing is named, a dash says so; whole amounts stand without a point."""
    if isinstance(fact, float) and fact.is_integer():
        return int(fact)
    return "–" if fact == "" else fact
