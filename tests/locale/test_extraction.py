"""Every sentence that the code marks reaches the catalogues, whichever way it is marked."""

from pathlib import Path

import pytest
from tests.locale.catalogues import entry, written
from tools import extract_messages
from tools.extract_messages import catalogue_of, faults, key_of, messages_in_code, update

PYTHON = """
from django.utils.translation import gettext as _, gettext_lazy, gettext_noop, ngettext, pgettext

def said(count):
    _("Marked by underscore.")
    gettext_lazy("Lazily.")
    gettext_noop("In two "
                 "pieces.")
    ngettext("{count} need", "{count} needs", count)
    pgettext("month", "May")
    _(count)
"""
TEMPLATE = """{% extends "design/base.html" %}{% load i18n %}
    {% translate 'In single quotes' as title %}
<p title="{% translate "In an attribute" %}">{{ _("In a variable") }}</p>
  <c-x a="{% if b %}{% translate "In a condition" %}{% endif %}" />
{% blocktranslate trimmed with share=x|percent %}
  {{ share }} of 100 %
  of draws
{% endblocktranslate %}
{% blocktranslate trimmed count n=rows|length %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}
{% comment %}{% translate "Not said" %}{% endcomment %}
{% translate "May" context "month" %}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "room" / "templates").mkdir(parents=True)
    (tmp_path / "room" / "words.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "room" / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "locale"
    monkeypatch.setattr(extract_messages, "LOCALE", folder)
    return folder


def test_every_way_to_mark_a_sentence_is_understood(package: Path) -> None:
    assert {message.id for message in messages_in_code(package) if message.id} == {
        "Marked by underscore.",
        "Lazily.",
        "In two pieces.",
        ("{count} need", "{count} needs"),
        "May",
        "In single quotes",
        "In an attribute",
        "In a variable",
        "In a condition",
        "%(share)s of 100 %% of draws",
        ("%(n)s row", "%(n)s rows"),
    }


def test_a_sentence_is_kept_apart_by_its_context(package: Path) -> None:
    assert {key_of(message) for message in messages_in_code(package) if message.id == "May"} == {("month", "May")}


def test_a_translation_survives_and_what_is_no_longer_said_goes(package: Path, locale: Path) -> None:
    written(locale, "ja", entry("Lazily.", "あとで。"), entry("Long gone.", "昔の文。"))
    update("ja", messages_in_code(package))
    kept = {message.id: message.string for message in catalogue_of("ja") if message.id}
    assert kept["Lazily."] == "あとで。"
    assert "Long gone." not in kept
    assert kept["Marked by underscore."] == ""


def test_a_changed_sentence_begins_untranslated(package: Path, locale: Path) -> None:
    written(locale, "ja", entry("Lazily", "あとで"))
    update("ja", messages_in_code(package))
    assert {message.id: message.string for message in catalogue_of("ja")}["Lazily."] == ""
    assert not any(message.fuzzy for message in catalogue_of("ja"))


def test_writing_again_changes_nothing(package: Path, locale: Path) -> None:
    said = messages_in_code(package)
    update("ko", said)
    first = (locale / "ko" / "LC_MESSAGES" / "django.po").read_bytes()
    update("ko", said)
    assert (locale / "ko" / "LC_MESSAGES" / "django.po").read_bytes() == first


def test_what_is_missing_and_what_is_no_longer_said_is_named(package: Path, locale: Path) -> None:
    said = messages_in_code(package)
    update("es", said)
    assert list(faults("es", said)) == []
    (package / "room" / "words.py").write_text('_("New.")\n', encoding="utf-8")
    named = list(faults("es", messages_in_code(package)))
    assert "es: missing: 'New.'" in named
    assert "es: no longer said: 'Lazily.'" in named


def test_the_catalogues_hold_what_the_code_says_today() -> None:
    assert extract_messages.main(["--check"]) == 0
