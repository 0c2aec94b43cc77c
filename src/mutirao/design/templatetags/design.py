"""Tags of the page frame and formatting in the reader's language; the arithmetic of formats is in design/formats.py."""

from dataclasses import dataclass

from django import template
from django.template.context import Context
from django.urls import translate_url
from django.utils.translation import get_language

from mutirao.kernel.languages import COMPLETE_LANGUAGES, LANGUAGES

register = template.Library()

_ALERT_COLOURS = {"success": "success", "warning": "warning", "error": "danger"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """The page being shown, in one interface language."""

    code: str
    name: str
    address: str
    is_draft: bool
    is_current: bool


@register.simple_tag(takes_context=True)
def page_in_languages(context: Context) -> list[PageVersion]:
    """This page in every interface language; nothing where there is no request, as on the page of a server error."""
    request = context.get("request")
    if request is None:
        return []
    address = request.get_full_path()
    return [
        PageVersion(
            code=code,
            name=name,
            address=translate_url(address, code),
            is_draft=code not in COMPLETE_LANGUAGES,
            is_current=code == get_language(),
        )
        for code, name in LANGUAGES.items()
    ]


@register.simple_tag
def alert_colour(level: str) -> str:
    """The colour of an alert for a level of Django's messages."""
    return _ALERT_COLOURS.get(level, "info")
