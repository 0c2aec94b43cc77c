"""An error's code and facts in the reader's language. The error table stands in `site`, which plugs it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    message: str
    way_out: str


Explain = Callable[[str, Mapping[str, object]], Explanation]


def _codes_alone(code: str, _facts: Mapping[str, object]) -> Explanation:
    return Explanation(message=code, way_out="")


_explain: Explain = _codes_alone


def connect(explain: Explain) -> None:
    """Called once, when the site is put together."""
    global _explain  # noqa: PLW0603  # one place to plug in, set at start
    _explain = explain


def explanation(code: str, facts: Mapping[str, object]) -> Explanation:
    return _explain(code, facts)
