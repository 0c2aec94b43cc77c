"""A Japanese page is Japanese: nothing of the interface is left in English."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from tests.contracts.asking import changes, readings
from tests.contracts.story import Story
from tests.contracts.visits import visit
from tests.locale.latin import latin_texts

from mutirao.access.models import Account
from mutirao.site.error_table import ERRORS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# What is written so in Japanese too.
_NAMES = {
    "Apache License",
    "Atom",
    "Art.",
    "Creative Commons Attribution 4.0 International",
    "Dask",
    "English",
    "Español",
    "Frictionless",
    "Markdown",
    "MiB",
    "Mutirão",
    "Português",
    "Unicode CLDR",
    "Unicode License v3",
    "km",
}
# What a person types, or a program is given, as it stands.
_TYPED = {
    "Authorization: Bearer",
    "cost",
    "country",
    "datapackage.json",
    "en",
    "incidents",
    "ja",
    "pt",
    "recovery_time",
    "mutirao import statements FILE",
    "mutirao prepare",
    "next",
    "stage",
}
_ENGINES = {"portfolio", "trickleup"}
# What the examples of the contracts type, and the name of the work that they ask for.
_OF_THE_STORY = {"Mine", "Work of a test", "everything", "resilience", "weather"}


def _stored_texts() -> Iterator[str]:
    """What people and sources said stays in their own words: titles, grounds, names."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if model.__module__.startswith("mutirao.") and isinstance(column, CharField | TextField | JSONField):
                yield from _texts_in(model._default_manager.values_list(column.name, flat=True))


def _texts_in(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            yield from _texts_in(value.values())
        # Codes are words in small letters: none of them is allowed for having been stored.
        elif isinstance(value, str) and not re.fullmatch(r"[a-z_-]*", value):
            yield value


def _typed_in(address: str) -> frozenset[str]:
    """Words that were searched for are shown again as they were typed."""
    return frozenset(value for name, value in parse_qsl(urlsplit(address).query) if name == "q")


def _english_left(story: Story, member: str) -> Iterator[str]:
    allowed = frozenset(_NAMES | _TYPED | _ENGINES | _OF_THE_STORY | set(ERRORS) | set(_stored_texts()))
    people = frozenset(Account.objects.values_list("name", flat=True))
    for question in (*readings(story), *changes(story)):
        address = question.address_in("ja")
        answer = visit(story, member, address, form=question.form)
        if answer.is_page:
            yield from (f"{address}: {text}" for text in latin_texts(answer.text, allowed | _typed_in(address), people))


@pytest.mark.parametrize("member", ["amara_officer", "partner"])
def test_no_english_is_left_in_a_japanese_page(story: Story, member: str) -> None:
    left = sorted(set(_english_left(story, member)))
    assert not left, "\n" + "\n".join(left)


def test_dates_and_money_are_written_the_japanese_way(story: Story) -> None:
    need = visit(story, "anonymous", f"/ja/plan/needs/{story.public_need}/").text
    activity = visit(story, "amara_officer", f"/ja/plan/activities/{story.proposed_activity}/").text
    assert "2027年12月" in need
    assert "USD\N{NO-BREAK SPACE}100,000" in need
    assert "2027年5月3日" in activity
