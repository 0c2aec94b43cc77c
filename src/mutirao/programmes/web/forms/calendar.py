"""Saying what an agency can absorb."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.kernel.periods import Quarter
from mutirao.programmes.web.forms.audience import AudienceForm


class AbsorptionForm(AudienceForm):
    quarter = forms.ChoiceField(label=_("Quarter"))
    staff_days = forms.IntegerField(
        label=_("Staff-days that the agency can give"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("Leave it empty to say nothing about the quarter; 0 says that it can take nothing."),
    )

    field_order = ("quarter", "staff_days", "audience", "networks", "written", "parties")

    def __init__(self, *args: Any, quarters: Iterable[Quarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._quarters = {str(quarter): quarter for quarter in quarters}
        language = get_language() or DEFAULT_LANGUAGE
        field = self.fields["quarter"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, formats.calendar(quarter, language)) for code, quarter in self._quarters.items()]
        self.fields["audience"].help_text = _("Whoever may see it also sees how much is taken, but not by whom.")

    @property
    def chosen_quarter(self) -> Quarter:
        return self._quarters[self.cleaned_data["quarter"]]
