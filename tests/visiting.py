"""Visiting pages as one of the cast."""

import re

from django.test import Client

from mutirao.access.actors import Actor
from mutirao.access.models import Account

_FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def signed_in(by: Actor, *, is_strict: bool = False) -> Client:
    """A browser in which this member of the cast has signed in; a strict one must show the token of its forms."""
    client = Client(enforce_csrf_checks=is_strict)
    account = Account.objects.get(pseudonym=by.pseudonym)
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def without_form_tokens(page: str) -> str:
    """Two answers that differ in nothing but the token against forged forms are the same answer."""
    return _FORM_TOKEN.sub("", page)
