"""Visits that leave nothing behind and that can be repeated to the byte."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation

from mutirao.kernel import identifiers
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from tests.contracts.story import Story

_CSRF_SECRET = "contracts" * 3 + "token"
# Keys of a session, and times by a clock that cannot be stopped.
_NOT_COMPARED = {"Set-Cookie", "Expires"}
_FORM_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken") value="[^"]*"')


class _SeededChoices:
    """Stands where `secrets` stood, so that a record has the same public id in both worlds."""

    def __init__(self) -> None:
        self.begin_again("story")

    def begin_again(self, chapter: str) -> None:
        self._random = random.Random(chapter)

    def choice(self, letters: str) -> str:
        return self._random.choice(letters)


_choices = _SeededChoices()
ids_begin_again = _choices.begin_again


def repeatable(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Stop the clock and let public ids come in the same order every time."""
    ids_begin_again("story")
    monkeypatch.setattr(identifiers, "secrets", _choices)
    monkeypatch.setattr(timezone, "now", lambda: now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was answered: as bytes that depend on nothing but what the visitor may know."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def is_page(self) -> bool:
        """A whole page: refusals of a method and redirections have none."""
        return self.headers.get("Content-Type", "").startswith("text/html") and b"<html" in self.body

    @property
    def text(self) -> str:
        return self.body.decode()


def visit(
    story: Story,
    member: str,
    address: str,
    *,
    form: Mapping[str, Any] | None = None,
    has_form_token: bool = True,
    **headers: str,
) -> Visit:
    """Read the address as this member of the cast, or post `form` to it; whatever changes is undone."""
    ids_begin_again("visit")
    client = _client(story, member)
    if has_form_token:
        headers["X-CSRFToken"] = _CSRF_SECRET
    with transaction.atomic():
        sent = {} if form is None else _sent(address, form)
        answer = client.get(address, headers=headers) if form is None else client.post(address, headers=headers, **sent)
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    translation.activate(DEFAULT_LANGUAGE)  # a visit leaves its own language behind
    shown = {name: value for name, value in answer.items() if name not in _NOT_COMPARED}
    return Visit(status=answer.status_code, headers=shown, body=_FORM_TOKEN.sub(rb"\1", body))


def _sent(address: str, form: Mapping[str, Any]) -> dict[str, Any]:
    if address.startswith("/api/"):
        return {"data": dict(form), "content_type": "application/json"}
    return {"data": dict(form)}


def _client(story: Story, member: str) -> Client:
    """Forms need their token, as in a browser."""
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.CSRF_COOKIE_NAME] = _CSRF_SECRET
    if member in story.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = story.sessions[member]
    return client
