"""Proposing an activity, and answering a proposal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes import words
from mutirao.programmes.queries.activities import ActivityFilters, parties_with_activities
from mutirao.programmes.terms import ActivityTerms
from mutirao.programmes.vocabulary import ActivityKind, ActivityState
from mutirao.programmes.web.forms.fields import ChoicesInLanguage, Currency, any_choice, day_field, party_choices


class ActivityForm(ChoicesInLanguage, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ActivityKind.choices)
    title = forms.CharField(label=_("Title"), max_length=160)
    area = forms.ChoiceField(label=_("Area"))
    participants = forms.MultipleChoiceField(label=_("Who takes part"), widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    starts = day_field(_("First day"))
    ends = day_field(_("Last day"))
    staff_days = forms.IntegerField(
        label=_("Staff-days of the agency"),
        min_value=0,
        max_value=100_000,
        help_text=_("How much time of its own people the agency has to give: people times days."),
    )
    cost = forms.DecimalField(label=_("Cost"), min_value=Decimal(0), max_digits=14, decimal_places=2)
    currency = Currency()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", gettext("The last day must not be before the first."))
        return cleaned

    @property
    def terms(self) -> ActivityTerms:
        """What was written, once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        given |= {"participants": tuple(given["participants"]), "languages": tuple(given["languages"])}
        return ActivityTerms(**given)


def initial_activity(terms: ActivityTerms, *, version: int) -> dict[str, Any]:
    """The form's answers for a proposal as it stands."""
    return {name: getattr(terms, name) for name in ActivityTerms.__dataclass_fields__} | {"version": version}


class ActivityFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    party = forms.ChoiceField(label=_("Party or network"), required=False)

    def __init__(self, data: Mapping[str, Any], *, by: Actor) -> None:
        code = data.get("party", "").upper()
        super().__init__(dict(data.items()) | {"party": code})
        any_choice(
            self.fields["party"], party_choices(parties_with_activities(by=by), asked=code, on=timezone.now().date())
        )
        any_choice(self.fields["area"], words.area_choices(get_language() or DEFAULT_LANGUAGE))
        any_choice(self.fields["state"], ActivityState.choices)
        any_choice(self.fields["kind"], ActivityKind.choices)

    @property
    def filters(self) -> ActivityFilters:
        self.is_valid()
        asked = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return ActivityFilters(**asked, on=timezone.now().date())


class _Answer(forms.Form):
    """`version` is the wording of the proposal that the officer has before them."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class YesForm(_Answer):
    acknowledged = forms.CharField(widget=forms.HiddenInput, required=False)


class NoForm(_Answer):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The partner will read it. You may leave it empty."),
    )


class NotNowForm(NoForm):
    until = day_field(_("Not now until"))

    field_order = ("until", "reason")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until <= self._today:
            raise forms.ValidationError(gettext("Choose a day after today."))
        return until
