"""Writing a need down, and choosing among needs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.kernel.dates import InvalidDateError, PartialDate
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes import words
from mutirao.programmes.queries.needs import NeedFilters, countries_with_needs, own_needs
from mutirao.programmes.terms import NeedTerms
from mutirao.programmes.vocabulary import LARGEST_GAIN, NeedState
from mutirao.programmes.web.forms.fields import ChoicesInLanguage, Currency, any_choice, party_choices


class NeedForm(ChoicesInLanguage, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("What is needed"), max_length=160, help_text=_("One line, in your own words."))
    area = forms.ChoiceField(label=_("Area"))
    grounds = forms.CharField(
        label=_("Grounds"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
        help_text=_("Why: what happened, what was assessed, what your strategy says."),
    )
    stages = forms.TypedChoiceField(
        label=_("Gain in stages"),
        coerce=int,
        choices=[(gain, str(gain)) for gain in range(1, LARGEST_GAIN + 1)],
        help_text=_("By how many of the five stages of a maturity model the area would rise."),
    )
    cost_low = forms.DecimalField(label=_("Cost, at least"), min_value=Decimal(0), max_digits=14, decimal_places=2)
    cost_high = forms.DecimalField(label=_("Cost, at most"), min_value=Decimal(0), max_digits=14, decimal_places=2)
    currency = Currency()
    participants = forms.MultipleChoiceField(label=_("Who takes part"), widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(
        label=_("Languages in which they can work"), widget=forms.CheckboxSelectMultiple
    )
    rank = forms.IntegerField(
        label=_("Your own priority"), min_value=1, max_value=999, initial=1, help_text=_("1 comes first.")
    )
    target_date = forms.CharField(
        label=_("Wanted by"),
        required=False,
        max_length=10,
        help_text=_("As exact as you know it: 2027, 2027-05 or 2027-05-31."),
    )
    earliest_year = forms.IntegerField(label=_("Not before the year"), required=False, min_value=2000, max_value=2100)
    after = forms.ChoiceField(
        label=_("Comes after"), required=False, help_text=_("Another need of yours that has to be met first.")
    )

    def __init__(self, *args: Any, by: Actor, without: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(need.public_id, need.title) for need in own_needs(by=by) if need.public_id != without]
        self.offer("after", [("", gettext("nothing")), *others])

    def clean_target_date(self) -> str:
        written = str(self.cleaned_data["target_date"]).strip()
        try:
            return str(PartialDate.parse(written)) if written else ""
        except InvalidDateError:
            raise forms.ValidationError(gettext("Write 2027, 2027-05 or 2027-05-31; the day must exist.")) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("cost_low"), cleaned.get("cost_high")
        if low is not None and high is not None and low > high:
            self.add_error("cost_high", gettext("This must not be less than the cost at least."))
        return cleaned

    @property
    def terms(self) -> NeedTerms:
        """What was written, once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        given |= {"participants": tuple(given["participants"]), "languages": tuple(given["languages"])}
        return NeedTerms(**given | {"after": given["after"] or None})


def initial_need(terms: NeedTerms, *, version: int) -> dict[str, Any]:
    """The form's answers for a need as it stands."""
    names = NeedTerms.__dataclass_fields__
    return {name: getattr(terms, name) for name in names} | {"version": version}


class NeedFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    party = forms.ChoiceField(label=_("Country or network"), required=False)

    def __init__(self, data: Mapping[str, Any], *, by: Actor) -> None:
        code = data.get("party", "").upper()
        super().__init__(dict(data.items()) | {"party": code})
        any_choice(
            self.fields["party"], party_choices(countries_with_needs(by=by), asked=code, on=timezone.now().date())
        )
        language = get_language() or DEFAULT_LANGUAGE
        any_choice(self.fields["area"], words.area_choices(language))
        any_choice(self.fields["state"], NeedState.choices)

    @property
    def filters(self) -> NeedFilters:
        self.is_valid()
        asked = {name: self.cleaned_data.get(name, "") for name in ("area", "state", "party")}
        return NeedFilters(**asked, on=timezone.now().date())
