"""From a message with placeholders and an error's facts to a sentence."""

from collections.abc import Mapping


class _Facts(dict[str, object]):
    """A fact that an error does not carry leaves a gap in its sentence, never a second error."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(message: str, facts: Mapping[str, object]) -> str:
    return message.format_map(_Facts({name: _written(fact) for name, fact in facts.items()}))


def _written(fact: object) -> object:
    """Where nothing is close, or nothing is named, a dash says so; whole amounts stand without a point."""
    if isinstance(fact, float) and fact.is_integer():
        return int(fact)
    return "–" if fact == "" else fact
