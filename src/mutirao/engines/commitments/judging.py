"""Whether a sentence looks like a commitment, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mutirao.engines.commitments.rules import RULES, Rules
from mutirao.engines.commitments.sentences import Sentence
from mutirao.engines.commitments.signs import AGAINST, FORMS, POINTS, SUPPORT, Reason, Sign

_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』|\"[^\"]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`points` after `signs.POINTS`. `reasons`: each sign once, those for it and those against it."""

    points: int
    reasons: tuple[Reason, ...]

    @property
    def is_commitment(self) -> bool:
        signs = {reason.sign for reason in self.reasons}
        return bool(signs & FORMS) and bool(signs & SUPPORT) and not signs & AGAINST


NOTHING = Judgement(points=0, reasons=())


def judge(sentence: Sentence, language: str) -> Judgement:
    """`language` one of `languages.LANGUAGES`. Signs against are looked for where there is a form of obligation."""
    rules = RULES[language]
    forms = [*_forms(sentence, rules)]
    if not forms:
        return NOTHING
    before = sentence.text[: forms[0].end]
    reasons = [*forms, *_support(sentence.text, before, rules), *_objections(sentence, before, forms, rules)]
    return Judgement(points=_points(reasons), reasons=tuple(reasons))


def _forms(sentence: Sentence, rules: Rules) -> Iterator[Reason]:
    for sign in (Sign.BINDING, Sign.STATED, Sign.PLANNED):
        if sign in rules.signs and (found := rules.signs[sign].search(sentence.text)):
            yield _reason(sign, found)
    if sentence.is_listed and (found := rules.listed.search(sentence.text)) and _is_whole_item(found, sentence.text):
        yield _reason(Sign.LISTED, found)
    if sentence.lead and _promises(sentence.lead, rules):
        yield Reason(sign=Sign.LED, words="", start=0, end=0)


def _promises(lead: str, rules: Rules) -> bool:
    """“The Government will:”, and not “Companies must:” or “The Government will not:”."""
    found = rules.signs[Sign.BINDING].search(lead) or rules.signs[Sign.PLANNED].search(lead)
    if found is None or any(rules.signs[sign].search(lead) for sign in AGAINST & rules.signs.keys()):
        return False
    before = lead[: found.end()]
    return rules.actors.search(before) is not None or rules.others.search(before) is None


def _is_whole_item(found: re.Match[str], text: str) -> bool:
    """The action begins the item, or ends it where verbs do."""
    return found.start() == 0 or found.end() == len(text)


def _support(text: str, before: str, rules: Rules) -> Iterator[Reason]:
    for sign, pattern, where in (
        (Sign.ACTION, rules.signs[Sign.ACTION], text),
        (Sign.DEADLINE, rules.signs[Sign.DEADLINE], text),
        (Sign.ACTOR, rules.actors, before),
    ):
        if found := pattern.search(where):
            yield _reason(sign, found)


def _objections(sentence: Sentence, before: str, forms: list[Reason], rules: Rules) -> Iterator[Reason]:
    for sign in sorted(AGAINST & rules.signs.keys()):
        if found := rules.signs[sign].search(sentence.text):
            yield _reason(sign, found)
    if rules.actors.search(before) is None and (found := rules.others.search(before)):
        yield _reason(Sign.OTHERS, found)
    for found in _QUOTATION.finditer(sentence.text):
        if any(found.start() < form.start < found.end() for form in forms):
            yield _reason(Sign.QUOTED, found)
            return


def _points(reasons: list[Reason]) -> int:
    signs = {reason.sign for reason in reasons}
    return max(POINTS[sign] for sign in signs & FORMS) + sum(POINTS[sign] for sign in signs & SUPPORT)


def _reason(sign: Sign, found: re.Match[str]) -> Reason:
    return Reason(sign=sign, words=found.group().strip(), start=found.start(), end=found.end())
