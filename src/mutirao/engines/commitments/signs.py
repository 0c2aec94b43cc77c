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
    FORESEEN = "foreseen"  # what a strategy holds: “the plan provides for”, “contempla”, 「盛り込んでいる」
    SCHEDULED = "scheduled"  # said of a day to come in the present: “starts in 2027”, “2027년에 시작된다”
    TARGETED = "targeted"  # a share or a number by a year: “By 2028, 80 % of …”
    ALLOCATED = "allocated"  # money set aside: “has been earmarked”, “se destinan”, “배정하였다”
    RESTRAINED = "restrained"  # a promise in the negative: “will not knowingly allow”, “삼간다”, 「控える」
    LISTED = "listed"  # a list item that is an action: “• Establish …”, “• … 구축”, 「・…の整備」
    NAMED = "named"  # a sentence that is an action and no more: “To train …”, “Criação de …”, 「…を実施。」
    TABLED = "tabled"  # a row of a table of actions: “Action 4: … | Lead: … | Deadline: …”
    LED = "led"  # its list is introduced by an obligation: “The Government will:”
    ACTION = "action"  # a verb of doing
    DEADLINE = "deadline"  # until when, or how often
    ACTOR = "actor"  # who would do it is the speaker, or a body that acts for it
    AMOUNT = "amount"  # how many or how much
    # Against.
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    REPORTED = "reported"  # what somebody else says or recommends
    QUOTED = "quoted"  # the obligation stands in quotation marks
    PAST = "past"
    PREDICTED = "predicted"  # what comes by itself, or cannot be avoided
    ASKED = "asked"
    OTHERS = "others"  # a duty of companies, users, everybody
    DESCRIBED = "described"  # what the document itself does: “this chapter describes”


# One of these must be there.
FORMS = frozenset(
    {
        Sign.BINDING,
        Sign.STATED,
        Sign.PLANNED,
        Sign.FORESEEN,
        Sign.SCHEDULED,
        Sign.TARGETED,
        Sign.ALLOCATED,
        Sign.RESTRAINED,
        Sign.LISTED,
        Sign.NAMED,
        Sign.TABLED,
        Sign.LED,
    }
)
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
# These say themselves what is done.
COMPLETE = frozenset({Sign.TABLED, Sign.FORESEEN, Sign.ALLOCATED, Sign.RESTRAINED})
# Any other form is not enough alone: one of these must say what is done, how much, by whom or until when.
SUPPORT = frozenset({Sign.ACTION, Sign.DEADLINE, Sign.ACTOR, Sign.AMOUNT})
# How strongly a sentence looks like a commitment: its strongest form, and one for each support.
POINTS: Mapping[Sign, int] = {
    Sign.BINDING: 3,
    Sign.STATED: 3,
    Sign.LISTED: 3,
    Sign.TABLED: 3,
    Sign.ALLOCATED: 3,
    Sign.RESTRAINED: 3,
    Sign.PLANNED: 2,
    Sign.FORESEEN: 2,
    Sign.SCHEDULED: 2,
    Sign.TARGETED: 2,
    Sign.NAMED: 2,
    Sign.LED: 2,
    Sign.ACTION: 1,
    Sign.DEADLINE: 1,
    Sign.ACTOR: 1,
    Sign.AMOUNT: 1,
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
    """From 3 points, a plan with one support, upward: an obligation with two supports is strong."""
    if points >= _STRONG:
        return Strength.STRONG
    return Strength.MIDDLING if points == _MIDDLING else Strength.WEAK
