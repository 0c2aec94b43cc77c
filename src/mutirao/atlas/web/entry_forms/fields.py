"""Fields that several forms ask for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from mutirao.atlas.facts import TopicFact
from mutirao.atlas.queries.topics import topics
from mutirao.atlas.quotations import LONGEST_QUOTATION
from mutirao.kernel.languages import LANGUAGES


class CodesField(forms.CharField):
    """Codes of parties, with commas or spaces between them, as a list."""

    def to_python(self, value: Any) -> Any:
        return [code.upper() for code in str(value or "").replace(",", " ").split()]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def validate(self, value: Any) -> None:
        if self.required and not value:
            super().validate("")

    def run_validators(self, value: Any) -> None:
        """The schema judges each code."""


def choices_of(words: Mapping[str, StrPromise], *, without: Iterable[str] = ()) -> list[tuple[str, StrPromise]]:
    return [(code, word) for code, word in words.items() if code not in without]


def topic_choices() -> list[tuple[str, str]]:
    return [(topic.key, _indented(topic)) for topic in topics()]


def _indented(topic: TopicFact) -> str:
    return f"{'– ' * topic.depth}{topic.name}"


def set_choices(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def longest_quotation() -> str:
    return gettext("At most %(most)s characters may be quoted.") % {"most": LONGEST_QUOTATION}


def text_area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def language_field(label: Any, **more: Any) -> forms.CharField:
    """Two letters, such as `pt`; documents come in more languages than the pages."""
    return forms.CharField(label=label, max_length=8, help_text=_("Its two letters, such as en, ja or pt."), **more)


def interface_language_field(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(LANGUAGES.items()), **more)
