"""Composing a programme, and finding one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.queries.programmes import (
    ProgrammeFilters,
    ProgrammePage,
    composable_activities,
    parties_with_programmes,
)
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.programmes.vocabulary import ProgrammeState
from mutirao.programmes.web.forms.audience import AudienceForm, initial_audience
from mutirao.programmes.web.forms.fields import any_choice


class ProgrammeForm(AudienceForm):
    """`digest` names the content that was read before it is changed."""

    digest = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = forms.CharField(
        label=_("Summary"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1200
    )
    activities = forms.MultipleChoiceField(label=_("Accepted activities"), widget=forms.CheckboxSelectMultiple)

    field_order = ("title", "summary", "activities", "audience", "networks", "written", "parties", "digest")

    def __init__(self, *args: Any, by: Actor, page: ProgrammePage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        language = get_language() or DEFAULT_LANGUAGE
        field = self.fields["activities"]
        assert isinstance(field, forms.MultipleChoiceField)
        offered = composable_activities(by=by, programme=page.programme if page else None)
        self.has_activities = bool(offered)
        field.choices = [
            (
                one.public_id,
                gettext("%(title)s (%(recipient)s with %(partner)s, from %(day)s)")
                % {
                    "title": one.title,
                    "recipient": one.recipient.name,
                    "partner": one.partner.name,
                    "day": formats.calendar(one.starts, language),
                },
            )
            for one in offered
        ]
        self.fields["audience"].help_text = _("They see it once all sides have signed.")

    @property
    def terms(self) -> ProgrammeTerms:
        """What was written, once the form is valid."""
        return ProgrammeTerms(
            title=self.cleaned_data["title"],
            summary=self.cleaned_data["summary"],
            activities=tuple(self.cleaned_data["activities"]),
            audience=self.cleaned_data["shared_with"],
        )


def initial_programme(page: ProgrammePage) -> dict[str, Any]:
    """The form's answers for a programme as it stands."""
    programme = page.programme
    return {
        "title": programme.title,
        "summary": programme.summary,
        "activities": [one.public_id for one in page.activities],
        "digest": page.digest,
        **initial_audience(programme),
    }


class ProgrammeFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    state = forms.ChoiceField(label=_("State"), required=False)
    party = forms.ChoiceField(label=_("Party"), required=False)

    def __init__(self, data: Mapping[str, Any], *, by: Actor) -> None:
        super().__init__(data)
        any_choice(self.fields["state"], ProgrammeState.choices)
        any_choice(self.fields["party"], sorted((one.code, one.name) for one in parties_with_programmes(by=by)))

    @property
    def filters(self) -> ProgrammeFilters:
        self.is_valid()
        return ProgrammeFilters(**{name: self.cleaned_data.get(name, "") for name in self.fields})
