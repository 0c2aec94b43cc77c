"""Changing what the model assumes, and keeping it under a name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutirao.kernel.errors import MutiraoError
from mutirao.programmes.queries import assumptions as queries
from mutirao.programmes.web.plan_words import PARAMETERS

if TYPE_CHECKING:
    from mutirao.programmes.models import AssumptionSet
    from mutirao.programmes.planning.assumed import Assumed

_MOST_TYPED = 20_000  # a line for each country, and more


class AssumptionsForm(forms.Form):
    """Every parameter that can be changed, with its shipped value, and the asker's own figures. A parameter that is
    left empty stays as shipped."""

    is_exposure_modelled = forms.BooleanField(
        label=_("Model who depends on whom even where a table of trade is there"), required=False
    )
    own_figures = forms.CharField(
        label=_("Your own figures"),
        required=False,
        max_length=_MOST_TYPED,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text=_(
            "A table: the first line names its columns, country and any of incidents (a year), cost (of one) and "
            "stage (today, of five), separated by commas. Incidents must be given for every country with figures."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shipped, limits = queries.shipped_parameters(), queries.limits_of_parameters()
        for name, (label, help_text) in PARAMETERS.items():
            least, most = limits[name]
            self.fields[name] = forms.FloatField(
                label=label,
                help_text=help_text,
                initial=shipped[name],
                min_value=least,
                max_value=most,
                required=False,
                widget=forms.NumberInput(attrs={"step": "any"}),
            )

    @property
    def parameter_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in PARAMETERS]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self["is_exposure_modelled"], self["own_figures"]]

    @property
    def asks_for_changes(self) -> bool:
        """Whether what is filled in differs from what is shipped, or is faulty: then it is not folded away."""
        fields = (*self.parameter_fields, *self.other_fields)
        return any(field.errors or _differs(field) for field in fields)

    def assumed(self) -> "Assumed":
        """Of a valid form. Raises InvalidError where what was typed makes no sense together."""
        return queries.read_assumed(
            parameters={name: self.cleaned_data[name] for name in PARAMETERS if self.cleaned_data[name] is not None},
            own_figures=self.cleaned_data["own_figures"],
            is_exposure_modelled=self.cleaned_data["is_exposure_modelled"],
        )


class NamedAssumptionsForm(AssumptionsForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    note = forms.CharField(
        label=_("Why these"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What they rest on, for those who read it later."),
    )

    @property
    def naming_fields(self) -> list[forms.BoundField]:
        return [self["name"], self["note"]]


class ChosenAssumptions(forms.Form):
    """One of the sets that the reader may see, or the shipped assumptions."""

    assumptions = forms.ChoiceField(label=_("Assumptions"), required=False)

    def offer_sets(self, sets: "list[AssumptionSet]") -> None:
        field = self.fields["assumptions"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("as shipped")), *((one.public_id, f"{one.name} · {one.party.name}") for one in sets)]


def as_typed(assumed: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values of what is assumed as the form's fields hold them; only what differs from the shipped set."""
    typed: dict[str, Any] = dict(assumed.get("parameters", {}))
    if assumed.get("is_exposure_modelled"):
        typed["is_exposure_modelled"] = "on"
    own = queries.own_figures_as_text(assumed.get("figures", ()))
    return typed | ({"own_figures": own} if own else {})


def add_refusal(form: forms.Form, problem: MutiraoError, field: str | None = None) -> None:
    """The sentence of an error on the form, with the way out."""
    from mutirao.jobs.sentences import explanation

    told = explanation(problem.code, problem.facts)
    form.add_error(field, f"{told.message} {told.way_out}")


def _differs(field: forms.BoundField) -> bool:
    value, shipped = field.value(), field.field.initial
    if shipped is None or isinstance(shipped, bool):
        return bool(value)
    try:
        return float(value) != float(shipped)
    except (TypeError, ValueError):
        return True
