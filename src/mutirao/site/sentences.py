"""From a message with placeholders and an error's facts to a sentence."""

from collections.abc import Mapping


class _Facts(dict[str, object]):
    """A fact that an error does not carry leaves a gap in its sentence, never a second error."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(message: str, facts: Mapping[str, object]) -> str:
    return message.format_map(_Facts(facts))
