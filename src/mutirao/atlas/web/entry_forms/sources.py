"""Describing a document, and saying what was found at its address."""

from collections.abc import Mapping
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.atlas import words
from mutirao.atlas.content import SourceContent
from mutirao.atlas.queries.sources import SourceFilters, languages_of_sources
from mutirao.atlas.web.entry_forms.fields import choices_of, language_field, set_choices
from mutirao.atlas.web.entry_forms.judging import judged
from mutirao.kernel.languages import DEFAULT_LANGUAGE

_FIELDS = tuple(SourceContent.model_fields)


class SourceForm(forms.Form):
    """`content` is what was written, once the form is valid."""

    content: SourceContent

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=300)
    title_language = language_field(_("Language of the title"), initial="en")
    issuer = forms.CharField(label=_("Issuer"), max_length=200, help_text=_("Who published it."))
    date = forms.CharField(
        label=_("Date"),
        required=False,
        max_length=10,
        help_text=_("As exact as it is known: 2025, 2025-07 or 2025-07-22."),
    )
    url = forms.CharField(label=_("Address"), max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"}))
    language = language_field(_("Language of the document"))
    standing = forms.ChoiceField(
        label=_("Standing"),
        choices=choices_of(words.STANDING_WORDS),
        initial="none",
        help_text=_("Only as documents decide it."),
    )
    valid = forms.CharField(
        label=_("Valid"), required=False, max_length=23, help_text=_("As a term, such as 2025/2030 or 2025/..")
    )
    superseded_by = forms.CharField(
        label=_("Replaced by"), required=False, max_length=60, help_text=_("The key of the source that replaced it.")
    )
    follows = forms.CharField(
        label=_("Comes after the document"),
        required=False,
        max_length=60,
        help_text=_("The key of the one before it in a chain of strategies."),
    )
    check_period_days = forms.IntegerField(
        label=_("Days between checks"), min_value=1, initial=365, help_text=_("After so many days it is due again.")
    )
    reason = forms.CharField(label=_("Why the change"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            content = judged(self, SourceContent, {name: cleaned[name] for name in _FIELDS})
            if content is not None:
                self.content = content
        return cleaned


class NewSourceForm(SourceForm):
    """Nothing stood before: there is no reason to give for a change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason"]


def initial_source(content: Mapping[str, Any], *, version: int) -> dict[str, Any]:
    return {**content, "version": version}


class CheckForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What you found at its address"),
        choices=[
            ("unchanged", _("The document as it was: its facts stand")),
            ("changed", _("Something else than was read: its facts have to be looked at")),
            ("gone", _("Nothing: the document is gone")),
        ],
        widget=forms.RadioSelect,
        initial="unchanged",
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class SourceFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    words = forms.CharField(label=_("Words of the title or issuer"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language"), required=False)
    standing = forms.ChoiceField(label=_("Standing"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Locale.parse(get_language() or DEFAULT_LANGUAGE, sep="-").languages
        listed = [(code, str(names.get(code, code))) for code in languages_of_sources()]
        set_choices(self, "language", [("", gettext("any")), *listed])
        set_choices(self, "standing", [("", gettext("any")), *choices_of(words.STANDING_WORDS)])

    @property
    def filters(self) -> SourceFilters:
        self.is_valid()
        return SourceFilters(**{name: self.cleaned_data.get(name, "") for name in self.fields})
