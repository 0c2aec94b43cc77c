"""Fields that several forms ask for."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.directory.queries import networks_with_members
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.queries import parties_with_code
from mutirao.programmes import words

if TYPE_CHECKING:
    from mutirao.parties.models import Party


class Currency(forms.RegexField):
    """An ISO 4217 code, in capitals however it is typed."""

    def __init__(self) -> None:
        super().__init__(
            regex="^[A-Z]{3}$",
            label=_("Currency"),
            initial="USD",
            max_length=3,
            help_text=_("Its ISO code, such as USD, EUR or JPY."),
            error_messages={"invalid": _("Write the three letters of its ISO code, such as USD.")},
        )

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        return written.upper() if isinstance(written, str) else written


class ChoicesInLanguage(forms.Form):
    """Areas, participants and languages with their names in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or DEFAULT_LANGUAGE
        self.offer("area", words.area_choices(language))
        self.offer("participants", words.participants_choices(language))
        self.offer("languages", words.language_choices(language))

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


def any_choice(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    """A filter's choices, with "any" before them."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", gettext("any")), *choices]


def party_choices(parties: Iterable["Party"], *, asked: str, on: date) -> list[Any]:
    """Parties by name and the networks that stand for some of them; one that the address asks for is always among
    them, so that its list is empty rather than everybody's."""
    chosen = {party.code: party for party in parties}
    networks = {one.code: one for one in networks_with_members([one.pk for one in chosen.values()], on=on)}
    if asked and asked not in chosen and asked not in networks:
        chosen |= {party.code: party for party in parties_with_code(asked)}
    groups = ((gettext("Parties"), chosen), (gettext("Networks"), networks))
    return [(label, _by_name(group.values())) for label, group in groups if group]


def _by_name(parties: Iterable["Party"]) -> list[tuple[str, str]]:
    return sorted(((party.code, party.name) for party in parties), key=lambda one: one[1].casefold())


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, picked or typed as 2027-05-31."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)
