"""Saying what became of a pledge."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.atlas import words
from mutirao.atlas.queries.pledges import PledgeFilters, parties_with_pledges
from mutirao.atlas.services.pledges import EvidenceTerms
from mutirao.atlas.vocabulary import DeclarationKind
from mutirao.atlas.web.entry_forms.fields import (
    choices_of,
    interface_language_field,
    set_choices,
    text_area,
    topic_choices,
)
from mutirao.kernel.dates import InvalidDateError, PartialDate, Span

_DUE = [("", _("any")), ("year", _("valid until a day within a year")), ("past", _("valid until a day that is over"))]


class PledgeFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    party = forms.ChoiceField(label=_("Country or network"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    state = forms.ChoiceField(label=_("What the party says"), required=False)
    due = forms.ChoiceField(label=_("Deadline"), required=False, choices=_DUE)

    def __init__(self, *args: Any, by: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = sorted((party.name, party.code) for party in parties_with_pledges(by=by, on=on))
        set_choices(self, "party", [("", gettext("any")), *((code, name) for name, code in listed)])
        set_choices(self, "topic", [("", gettext("any")), *topic_choices()])
        set_choices(self, "state", [("", gettext("any")), *choices_of(words.PLEDGE_WORDS)])

    @property
    def filters(self) -> PledgeFilters:
        self.is_valid()
        return PledgeFilters(**{name: self.cleaned_data.get(name, "") for name in self.fields})


class EvidenceForm(forms.Form):
    """`revision` is the wording of the pledge that was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    source = forms.CharField(
        label=_("Source"), max_length=60, help_text=_("The key of a recorded source, as in the address of its page.")
    )
    page = forms.CharField(
        label=_("Where in the source"), required=False, max_length=20, help_text=_("Such as 12, 12-13 or § 4.")
    )
    happened = forms.CharField(
        label=_("When it happened"),
        required=False,
        max_length=23,
        help_text=_("As exact as it is known: 2025, 2025-07 or 2025-07-22."),
    )
    says = forms.CharField(
        label=_("What it shows"),
        max_length=600,
        widget=text_area(3),
        help_text=_("One thing, in your own words. It stands as “not reviewed by the country” until that says more."),
    )
    language = interface_language_field(_("Language of these words"), initial=get_language)

    def clean_happened(self) -> str:
        written = str(self.cleaned_data["happened"]).strip()
        try:
            return str(Span.parse(written) if "/" in written else PartialDate.parse(written)) if written else ""
        except InvalidDateError:
            said = gettext("There is no such date. Write 2025, 2025-07 or 2025-07-22, and a term as 2025/2030.")
            raise forms.ValidationError(said) from None

    @property
    def terms(self) -> EvidenceTerms:
        """What was written, once the form is valid."""
        return EvidenceTerms(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


class EvidenceAnswerForm(forms.Form):
    says = forms.CharField(
        label=_("In your own words"),
        max_length=2000,
        widget=text_area(3),
        help_text=_("It stands beside the evidence, as your party's own text, and cannot be changed afterwards."),
    )
    language = interface_language_field(_("Language of these words"), initial=get_language)


class DeclarationForm(forms.Form):
    """`revision` is the wording of the pledge that was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What became of it"),
        choices=choices_of(words.DECLARATION_WORDS),
        widget=forms.RadioSelect,
        help_text=_("Your party's own word; an earlier one stays beside it."),
    )
    replaced_by = forms.CharField(
        label=_("Replaced by"),
        required=False,
        max_length=80,
        help_text=_("The id of the fact in its place, as in the address of its page, where one is recorded."),
    )
    says = forms.CharField(label=_("In your own words"), required=False, max_length=2000, widget=text_area(3))
    language = interface_language_field(_("Language of these words"), initial=get_language)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("replaced_by") and cleaned.get("kind") not in (None, DeclarationKind.REPLACED):
            self.add_error("replaced_by", gettext("Leave this empty, or say that it was replaced."))
        return cleaned
