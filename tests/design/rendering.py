"""Pieces of a page as a reader gets them, without a database."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.utils.translation import override

_PROCESSORS = ["django.template.context_processors.request", "mutirao.design.context_processors.page_frame"]


def request_for(address: str = "/en/") -> HttpRequest:
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return request


def rendered(source: str, address: str = "/en/", language: str = "en", **context: Any) -> str:
    """`source` as a template of the site, asked for at `address` by an anonymous reader."""
    with override(language):
        return _engine().from_string(_compiled(source)).render(context, request_for(address))


def rendered_page(name: str, address: str = "/en/", language: str = "en", **context: Any) -> str:
    """The template `name`, likewise."""
    with override(language):
        return _engine().get_template(name).render(context, request_for(address))


def _engine() -> DjangoTemplates:
    options = {**settings.TEMPLATES[0]["OPTIONS"], "context_processors": _PROCESSORS}
    return DjangoTemplates({"NAME": "rendering", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})


def _compiled(source: str) -> str:
    """Components are rewritten when a template file is loaded; a string has to be rewritten here."""
    from django_cotton.compiler_regex import CottonCompiler

    compiled: str = CottonCompiler().process(source)
    return compiled
