"""What speaks for and against a sentence being a commitment, and how much each sign counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """The codes are stored with what a person is asked to judge."""

    # For.
    BINDING = "binding"  # an obligation or a promise: “shall”, “se compromete a”, “-하여야 한다”, 「ものとする」
    STATED = "stated"  # an action said to be done, as strategies say it: “criará”, “강화한다”, 「設置する」
    PLANNED = "planned"  # a plan or an aim: “intends to”, “tem como meta”, “-할 계획이다”, 「目指す」
    LISTED = "listed"  # a list item that is an action: “• Establish …”, “• … 구축”, 「・…の整備」
    LED = "led"  # its list is introduced by an obligation: “The Government will:”
    ACTION = "action"  # a verb of doing
    DEADLINE = "deadline"  # until when, or how often
    ACTOR = "actor"  # who would do it is the speaker, or a body that acts for it
    # Against.
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    REPORTED = "reported"  # what somebody else says
    QUOTED = "quoted"  # the obligation stands in quotation marks
    PAST = "past"
    PREDICTED = "predicted"
    ASKED = "asked"
    OTHERS = "others"  # a duty of companies, users, everybody
    DESCRIBED = "described"  # what the document itself does: “this chapter describes”


# One of these must be there.
FORMS = frozenset({Sign.BINDING, Sign.STATED, Sign.PLANNED, Sign.LISTED, Sign.LED})
# None of these may be.
AGAINST = frozenset(
    {
        Sign.NEGATED,
        Sign.CONDITIONAL,
        Sign.REPORTED,
        Sign.QUOTED,
        Sign.PAST,
        Sign.PREDICTED,
        Sign.ASKED,
        Sign.OTHERS,
        Sign.DESCRIBED,
    }
)
# A form alone is not enough: one of these must say what is done, by whom or until when.
SUPPORT = frozenset({Sign.ACTION, Sign.DEADLINE, Sign.ACTOR})
# How strongly a sentence looks like a commitment: its strongest form, and one for each support.
POINTS: Mapping[Sign, int] = {
    Sign.BINDING: 3,
    Sign.STATED: 3,
    Sign.LISTED: 3,
    Sign.PLANNED: 2,
    Sign.LED: 2,
    Sign.ACTION: 1,
    Sign.DEADLINE: 1,
    Sign.ACTOR: 1,
}


class Strength(StrEnum):
    STRONG = "strong"
    MIDDLING = "middling"
    WEAK = "weak"


_STRONG, _MIDDLING = 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sign and the words that it was read from: `text[start:end]` of the sentence; empty for what its lead says."""

    sign: Sign
    words: str
    start: int
    end: int


def strength_of(points: int) -> Strength:
    """From 3 points, a plan with one support, to 6, an obligation with all three."""
    if points >= _STRONG:
        return Strength.STRONG
    return Strength.MIDDLING if points == _MIDDLING else Strength.WEAK
