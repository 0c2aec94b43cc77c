"""Asking for a plan under a budget, and for a what-if."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutirao.programmes.web.forms.assumptions import AssumptionsForm, ChosenAssumptions
from mutirao.programmes.web.forms.fields import Currency

_LARGEST_BUDGET = 10**15


class Codes(forms.CharField):
    """Codes of countries or networks, separated by commas, as a tuple."""

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value) or ""
        return tuple(part.strip().upper() for part in str(written).split(",") if part.strip())

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple) else value


class PlanForm(ChosenAssumptions):
    countries = Codes(
        label=_("Countries or networks"),
        required=False,
        help_text=_("Codes, separated by commas; empty for every confirmed need that you may see."),
    )
    partners = Codes(
        label=_("Partners who help or pay"),
        required=False,
        help_text=_("Codes of countries, separated by commas."),
    )
    budget = forms.DecimalField(
        label=_("Budget for all years"), min_value=Decimal("0.01"), max_value=_LARGEST_BUDGET, decimal_places=2
    )
    currency = Currency()
    years = forms.IntegerField(label=_("Years"), min_value=1, max_value=10, initial=3)
    first_year = forms.IntegerField(label=_("First year"), min_value=2000, max_value=2100)
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**63 - 1,
        initial=0,
        help_text=_("The same seed gives the same figures."),
    )


class DependenceForm(forms.Form):
    countries = Codes(
        label=_("Countries or networks"),
        help_text=_("Codes, separated by commas, such as ASEAN, JPN; at most 20 countries."),
    )
    modelled = forms.BooleanField(label=_("As modelled, even where a table of trade is there"), required=False)


class ExploreForm(AssumptionsForm):
    countries = Codes(
        label=_("Countries or networks"),
        initial="ASEAN",
        help_text=_(
            "Codes, separated by commas: ASEAN, BRA, KOR; or ALL. Who gains otherwise, with its stages: IDN=2."
        ),
    )
    stages = forms.DecimalField(
        label=_("Stages of capacity that each gains"),
        min_value=Decimal("0.01"),
        max_value=4,
        decimal_places=2,
        initial=1,
        help_text=_("Of the five of a maturity model."),
    )
    partners = Codes(
        label=_("Partners who help or pay"),
        required=False,
        initial="JPN",
        help_text=_("Codes of countries, separated by commas."),
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**63 - 1,
        initial=0,
        help_text=_("The same seed gives the same figures."),
    )
    compared_with = forms.SlugField(required=False, widget=forms.HiddenInput)

    @property
    def question_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("countries", "stages", "partners", "seed")]
