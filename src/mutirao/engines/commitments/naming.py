"""Actions that are named without a verb of obligation: alone, in a list, or as the cell of a table."""

import re
from itertools import pairwise

from mutirao.engines.commitments.rules import Rules
from mutirao.engines.commitments.rules.table import Pattern
from mutirao.engines.commitments.signs import Sign

_NUMBER = re.compile(r"\W*(?:[A-Z]{0,2}\d{1,2}(?:[.-]\d{1,2}){0,3}[.)）]?\s+)?")
_SEPARATOR = re.compile(r"[|｜¦\t;；―]| [–—/] |／|\u3000")
# “Objective 2.3 – …”, 「施策4　…」: a dash or a wide space may stand for the colon behind a number.
_DASH = re.compile(r"(?<=\d)(?:\s{0,2}[–—-]\s|\u3000)")
# “(Ministry of Health, 2028)” at the end.
_ASIDE = re.compile(r"[(（][^()（）]{2,60}[)）]\W*$")
_BY = re.compile(r"(?:[(（：:]\s?|\b(?:by|por|pel[oa]s?)\s+)(?:\w+\s+){0,3}[(（:：]?\w?$")
_FARTHEST = 40  # characters before whoever acts
_FEWEST_WORDS, _FEWEST_LETTERS = 2, 5


def named_action(text: str, rules: Rules) -> re.Match[str] | None:
    """The action that the text is, if it is long or exact enough to be more than a heading."""
    found = _action(text, rules.actions.named, rules)
    if found is None or rules.actions.told.search(text, found.end() if not rules.actions.verb_last else 0):
        return None
    return found if _is_exact(_without_number(text), rules) or _action(text, rules.actions.full, rules) else None


def is_told(text: str, rules: Rules) -> bool:
    """“Building trust takes years”: what is said of an action names none."""
    return rules.actions.told.search(text) is not None


def aside_of_row(text: str, rules: Rules, *, is_listed: bool) -> re.Match[str] | None:
    """Who and until when, in brackets behind what is done. Where no list and no nominal ending says that it is an
    action, a year in the brackets may be a citation's."""
    found = _ASIDE.search(text)
    if found is None or not rules.actors.search(found.group()) or is_told(text, rules):
        return None
    is_action = is_listed or rules.actions.verb_last
    return found if rules.dated.search(text if is_action else text[: found.start()]) else None


def label_of_row(text: str, rules: Rules) -> re.Match[str] | None:
    """The first label of a row of a table of actions: an action, with who does it or until when."""
    if ":" not in text and "：" not in text and not _DASH.search(text):
        return None
    labels = rules.labels
    cells = _cells(text, rules)
    rests = [_rest(cell, labels.task) for cell in cells if not _begins(cell, labels.who, labels.when)]
    who, when, task = (labels.who.search(text), labels.when.search(text), _task(text, labels.task))
    if who or when:
        has_action = any(_action(rest, rules.actions.named, rules) for rest in rests)
        is_row = has_action or bool(who and when and any(_is_phrase(rest) for rest in rests))
    else:
        is_row = task is not None and any(_is_enough(rest, rests, rules) for rest in rests)
    return (task or who or when) if is_row else None


def _is_enough(rest: str, rests: list[str], rules: Rules) -> bool:
    """A cell with an action, if the cells together are exact."""
    if named_action(rest, rules):
        return True
    return _action(rest, rules.actions.named, rules) is not None and _is_exact(" ".join(rests), rules)


def _action(text: str, pattern: Pattern, rules: Rules) -> re.Match[str] | None:
    if rules.actions.verb_last:
        return pattern.search(text)
    return pattern.match(text, len(text) - len(_without_number(text)))


def _without_number(text: str) -> str:
    return _NUMBER.sub("", text, count=1)


def _is_exact(text: str, rules: Rules) -> bool:
    """Until when, how much, how often or by whom."""
    has_number = rules.dated.search(text) or rules.signs[Sign.AMOUNT].search(text)
    return bool(has_number) or _is_periodic(text, rules) or _has_agent(text, rules)


def _has_agent(text: str, rules: Rules) -> bool:
    """“… by the Ministry”, “… (Ministry of Health)”: not “strengthening of the police”."""
    found = rules.actors.finditer(text)
    return any(_BY.search(text[max(0, one.start() - _FARTHEST) : one.start() + 1]) for one in found)


def _is_periodic(text: str, rules: Rules) -> bool:
    """“Twice a year”: a deadline that names no year, which could be one that has passed."""
    found = rules.signs[Sign.DEADLINE].search(text)
    return found is not None and not any(one.isdigit() for one in found.group())


def _cells(text: str, rules: Rules) -> list[str]:
    """Cut at separators and before labels."""
    labels = (rules.labels.who, rules.labels.when, rules.labels.task)
    cuts = {found.start() for label in labels for found in label.finditer(text)}
    places = [0, *sorted(cuts - {0}), len(text)]
    stretches = [text[start:end] for start, end in pairwise(places)]
    return [cell.strip() for stretch in stretches for cell in _SEPARATOR.split(stretch) if cell.strip()]


def _begins(cell: str, *labels: Pattern) -> bool:
    return any(label.match(cell) for label in labels)


def _task(text: str, label: Pattern) -> re.Match[str] | None:
    return label.search(_DASH.sub(lambda found: ":" + " " * (len(found.group()) - 1), text))


def _rest(cell: str, task: Pattern) -> str:
    """A cell without its label."""
    found = _task(cell, task)
    return cell[found.end() :].strip() if found and found.start() == 0 else cell


def _is_phrase(cell: str) -> bool:
    return len(cell.split()) >= _FEWEST_WORDS or len(cell) >= _FEWEST_LETTERS
