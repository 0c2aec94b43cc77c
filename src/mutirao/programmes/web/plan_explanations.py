"""A result in plain words: sentences made from its figures, never more certain than they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.web import plan_words as words

Document = Mapping[str, Any]
_WORTH_NAMING = 0.05  # shares of the variance
_NEARLY_NOTHING = 0.01  # of what a choice is worth


def explanations(document: Document) -> list[str]:
    """In the order in which a reader asks: who gains, is it told, does it pass on, what decides, what would help."""
    if not any(one["benefit"]["total"]["high"] or one["benefit"]["total"]["low"] for one in document["structures"]):
        return [gettext("Nobody's capacity changes, so nobody gains or loses.")]
    return [
        *_of_groups(document),
        *_of_others(document),
        *_of_displacement(document),
        *_of_structures(document),
        *_of_hops(document),
        *_of_decisive(document),
        *_of_knowing(document),
    ]


def _of_groups(document: Document) -> Iterator[str]:
    sentences = {
        "recipients": (
            gettext("For those who raise their capacity a gain: %(interval)s points of the world's direct loss."),
            gettext("For those who raise their capacity a loss: %(interval)s points of the world's direct loss."),
        ),
        "partners": (
            gettext("For partners a gain: %(interval)s points."),
            gettext("For partners a loss: %(interval)s points."),
        ),
        "others": (
            gettext("For everybody else a gain: %(interval)s points."),
            gettext("For everybody else a loss: %(interval)s points."),
        ),
    }
    for group, (gain, loss) in sentences.items():
        if document["conclusions"].get(group) != "nobody_in_group":
            found = document["benefit"][group]
            sentence = (gain if found["median"] >= 0 else loss) % {"interval": _interval(found)}
            yield f"{sentence}{_reservation(document, group)}"


def _reservation(document: Document, group: str) -> str:
    """What keeps the sentence from being true: the interval, or another structure. With the space before it."""
    found = document["benefit"][group]
    if document["conclusions"].get(group) == "public_data_cannot_decide":
        return " " + gettext("Another structure says otherwise: public data cannot decide.")
    if found["low"] <= 0 <= found["high"]:
        return " " + gettext("But the interval covers zero: no difference can be told.")
    return ""


def _of_others(document: Document) -> Iterator[str]:
    share = document["probability_others_gain"]
    if share is not None:
        yield gettext(
            "In %(share)s of the assumed draws everybody else gains. That is a share of what is assumed, not a "
            "probability of the world."
        ) % {"share": _percent(share)}


def _of_displacement(document: Document) -> Iterator[str]:
    gain, loss = (document[part]["others"]["median"] for part in ("dependence_gain", "displacement_loss"))
    if not gain and not loss:
        return
    sentence = (
        gettext(
            "Everybody else gains %(gain)s points by depending on the recipients and loses %(loss)s to incidents "
            "that move elsewhere: what moves outweighs."
        )
        if loss > gain
        else gettext(
            "Everybody else gains %(gain)s points by depending on the recipients and loses %(loss)s to "
            "incidents that move elsewhere: what depends outweighs."
        )
    )
    yield sentence % {"gain": _number(gain), "loss": _number(loss)}


def _of_structures(document: Document) -> Iterator[str]:
    conclusion = document["conclusions"]["total"]
    if conclusion == "public_data_cannot_decide":
        why = words.said(words.REASONS_OF_VERDICTS, document.get("reasons", {}).get("total", ""))
        yield gettext("For everybody together public data cannot decide: %(why)s.") % {"why": why}
    elif conclusion == "no_difference_can_be_told":
        yield gettext("For everybody together no difference can be told, whatever incidents cost where.")
    else:
        yield gettext("For everybody together the answer is the same wherever incidents fall and whatever one costs.")


def _of_hops(document: Document) -> Iterator[str]:
    if not document.get("by_hops"):
        return
    one, many = (each["benefit"]["others"]["median"] for each in document["by_hops"])
    yield gettext(
        "If losses are followed to customers' customers and on, everybody else's median goes from %(one)s to %(many)s "
        "points."
    ) % {"one": _number(one), "many": _number(many)}


def _of_decisive(document: Document) -> Iterator[str]:
    rows = document.get("decisive", {}).get("others") or document.get("decisive", {}).get("total") or ()
    told = sorted((one for one in rows if one["total"] >= _WORTH_NAMING), key=lambda one: -one["total"])
    if not told:
        return
    parts = [
        gettext("%(parameter)s (%(share)s)")
        % {
            "parameter": words.said(words.PARAMETER_GROUPS, one["parameter"]),
            "share": _percent(min(one["total"], 1.0)),
        }
        for one in told
    ]
    yield gettext("What decides most of what everybody else gains: %(parts)s of the variance.") % {
        "parts": formats.listing(parts, _language())
    }


def _of_knowing(document: Document) -> Iterator[str]:
    knowing = document.get("value_of_knowing")
    if not knowing:
        return
    if knowing["everything"] <= _NEARLY_NOTHING * abs(knowing["best_worth"]):
        yield gettext("Knowing every assumption exactly would hardly change whether this is worth doing.")
        return
    first = max(knowing["parameters"], key=lambda one: one["value"])
    yield gettext(
        "What is most worth finding out first is %(parameter)s: knowing it before the choice is worth %(worth)s points "
        "on average."
    ) % {"parameter": words.said(words.PARAMETER_GROUPS, first["parameter"]), "worth": _number(first["value"])}


def _interval(found: Mapping[str, float]) -> str:
    return formats.interval(*(_number(found[bound]) for bound in ("median", "low", "high")))


def _number(value: float) -> str:
    return formats.significant(value, _language())


def _percent(share: float) -> str:
    return formats.percent(share, _language())


def _language() -> str:
    return get_language() or DEFAULT_LANGUAGE
