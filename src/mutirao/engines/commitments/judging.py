"""Whether a sentence looks like a commitment, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mutirao.engines.commitments.naming import aside_of_row, is_told, label_of_row, named_action
from mutirao.engines.commitments.rules import RULES, Rules
from mutirao.engines.commitments.sentences import Sentence
from mutirao.engines.commitments.signs import AGAINST, COMPLETE, FORMS, POINTS, SUPPORT, Reason, Sign

_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』|\"[^\"]*\"")
# Forms that are words anywhere in a sentence.
_SAID = (
    Sign.BINDING,
    Sign.STATED,
    Sign.PLANNED,
    Sign.FORESEEN,
    Sign.TARGETED,
    Sign.ALLOCATED,
    Sign.RESTRAINED,
)
# Forms of which the action is all: who acts may stand behind them, and a number says how exact they are.
_EXACT = frozenset({Sign.LISTED, Sign.NAMED, Sign.TABLED, Sign.ALLOCATED, Sign.TARGETED})
# Forms before which stands who acts.
_SPOKEN = frozenset({Sign.BINDING, Sign.STATED, Sign.PLANNED, Sign.SCHEDULED, Sign.RESTRAINED})
# Forms of which a negation or a past is part: “will not knowingly allow”, “has been earmarked”, “약속하였다”.
_TURNED = frozenset({Sign.BINDING, Sign.ALLOCATED, Sign.RESTRAINED, Sign.FORESEEN})
_TURNS = frozenset({Sign.NEGATED, Sign.PAST})
# So far behind its form a negation still belongs to it: “will, however, not”. Characters.
_NEAR = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`points` after `signs.POINTS`. `reasons`: each sign once, those for it and those against it."""

    points: int
    reasons: tuple[Reason, ...]

    @property
    def is_commitment(self) -> bool:
        signs = {reason.sign for reason in self.reasons}
        return bool(signs & FORMS) and bool(signs & (SUPPORT | COMPLETE)) and not signs & AGAINST


NOTHING = Judgement(points=0, reasons=())


def judge(sentence: Sentence, language: str) -> Judgement:
    """`language` one of `languages.LANGUAGES`. Signs against are looked for where there is a form of obligation."""
    rules = RULES[language]
    forms = [*_forms(sentence, rules)]
    if not forms:
        return NOTHING
    before = sentence.text[: next((form.end for form in forms if form.sign in _SPOKEN), 0)]
    reasons = [*forms, *_support(sentence.text, before, forms, rules), *_objections(sentence, before, forms, rules)]
    return Judgement(points=_points(reasons), reasons=tuple(reasons))


def _forms(sentence: Sentence, rules: Rules) -> Iterator[Reason]:
    said = [*_said(sentence.text, rules)]
    yield from said or _scheduled(sentence.text, rules)
    yield from _bare(sentence, rules)
    if sentence.lead and _promises(sentence.lead, rules):
        yield Reason(sign=Sign.LED, words="", start=0, end=0)


def _said(text: str, rules: Rules) -> Iterator[Reason]:
    for sign in _SAID:
        if sign in rules.signs and (found := rules.signs[sign].search(text)):
            yield _reason(sign, found)


def _scheduled(text: str, rules: Rules) -> Iterator[Reason]:
    if rules.dated.search(text) and (found := rules.signs[Sign.SCHEDULED].search(text)):
        yield _reason(Sign.SCHEDULED, found)


def _bare(sentence: Sentence, rules: Rules) -> Iterator[Reason]:
    """An action in a row, in a list or alone."""
    text = sentence.text
    if found := label_of_row(text, rules) or aside_of_row(text, rules, is_listed=sentence.is_listed):
        yield _reason(Sign.TABLED, found)
    if sentence.is_listed and (found := _whole_item(text, rules)):
        yield _reason(Sign.LISTED, found)
    elif found := named_action(text, rules):
        yield _reason(Sign.NAMED, found)


def _promises(lead: str, rules: Rules) -> bool:
    """“The Government will:”, and not “Companies must:” or “The Government will not:”."""
    found = rules.signs[Sign.BINDING].search(lead) or rules.signs[Sign.PLANNED].search(lead)
    if found is None or any(rules.signs[sign].search(lead) for sign in AGAINST & rules.signs.keys()):
        return False
    return not _is_of_others(lead[: found.end()], rules)


def _whole_item(text: str, rules: Rules) -> re.Match[str] | None:
    """The action begins the item, or ends it where verbs do, and nothing is said of it."""
    found = rules.listed.search(text) if rules.actions.verb_last else rules.listed.match(text)
    return None if found is None or is_told(text, rules) else found


def _support(text: str, before: str, forms: list[Reason], rules: Rules) -> Iterator[Reason]:
    is_exact = any(form.sign in _EXACT for form in forms)
    for sign, pattern, where in (
        (Sign.ACTION, rules.signs[Sign.ACTION], text),
        (Sign.DEADLINE, rules.signs[Sign.DEADLINE], text),
        (Sign.ACTOR, rules.actors, text if is_exact else before),
        (Sign.AMOUNT, rules.signs[Sign.AMOUNT], text if is_exact else ""),
    ):
        if found := pattern.search(where):
            yield _reason(sign, found)


def _objections(sentence: Sentence, before: str, forms: list[Reason], rules: Rules) -> Iterator[Reason]:
    text = sentence.text
    reach = max(form.end for form in forms) + _NEAR
    for sign in sorted(AGAINST & rules.signs.keys()):
        where = text[:reach] if sign is Sign.NEGATED else text
        promised = forms if sign in _TURNS else []
        if found := next((one for one in rules.signs[sign].finditer(where) if not _is_part_of(one, promised)), None):
            yield _reason(sign, found)
    if _is_of_others(before, rules) and (found := rules.others.search(before)):
        yield _reason(Sign.OTHERS, found)
    for found in _QUOTATION.finditer(text):
        if any(found.start() < form.start < found.end() for form in forms):
            yield _reason(Sign.QUOTED, found)
            return


def _is_part_of(found: re.Match[str], forms: list[Reason]) -> bool:
    """Of the promise itself."""
    return any(form.start <= found.start() < form.end for form in forms if form.sign in _TURNED)


def _is_of_others(before: str, rules: Rules) -> bool:
    """Whoever acts is somebody else: as the subject, or because nobody of our own stands beside."""
    if rules.others.search(before) is None:
        return False
    if rules.actors.search(before) is None:
        return True
    subject = rules.other_subjects.match(before)
    return subject is not None and rules.actors.search(subject.group()) is None


def _points(reasons: list[Reason]) -> int:
    signs = {reason.sign for reason in reasons}
    return max(POINTS[sign] for sign in signs & FORMS) + sum(POINTS[sign] for sign in signs & SUPPORT)


def _reason(sign: Sign, found: re.Match[str]) -> Reason:
    return Reason(sign=sign, words=found.group().strip(), start=found.start(), end=found.end())
