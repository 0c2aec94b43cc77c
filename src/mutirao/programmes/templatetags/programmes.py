"""Words of needs and activities in templates."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes import words
from mutirao.programmes.vocabulary import ActivityState, NeedState, ProgrammeState

register = template.Library()

_COLOURS: dict[str, str] = {
    NeedState.CONFIRMED: "info",
    NeedState.MET: "success",
    ActivityState.PROPOSED: "info",
    ActivityState.ACCEPTED: "success",
    ActivityState.DEFERRED: "warning",
    ActivityState.UNDER_WAY: "success",
    ProgrammeState.AWAITING_SIGNATURES: "info",
    ProgrammeState.SIGNED: "success",
}


def _language() -> str:
    return get_language() or DEFAULT_LANGUAGE


@register.filter
def area(code: str) -> str:
    return words.area_name(code, _language())


@register.filter
def participants(codes: Iterable[str]) -> str:
    return ", ".join(words.participants_names(codes, _language()))


@register.filter
def languages(codes: Iterable[str]) -> str:
    return ", ".join(words.language_names(codes, _language()))


@register.filter
def state_colour(state: str) -> str:
    """The colour of a state's tag; the word beside it says the same."""
    return _COLOURS.get(state, "neutral")
