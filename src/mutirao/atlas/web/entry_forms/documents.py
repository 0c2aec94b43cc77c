"""Having a document read, and taking up what was found."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutirao.atlas import words
from mutirao.atlas.content import StatementContent
from mutirao.atlas.services.documents import ReadingTerms
from mutirao.atlas.web.entry_forms.fields import (
    choices_of,
    interface_language_field,
    longest_quotation,
    set_choices,
    text_area,
    topic_choices,
)
from mutirao.atlas.web.entry_forms.judging import judged

_COMMITMENTS = {"pledge", "commitment", "action"}


class ReadingForm(forms.Form):
    file = forms.FileField(
        label=_("The document"),
        help_text=_("PDF, DOCX, HTML or text, at most 20 MB and 1,000 pages. It stays with your own party."),
    )
    about = forms.CharField(
        label=_("Of whom it speaks"), max_length=16, help_text=_("The code of a country, network or organisation.")
    )
    source = forms.CharField(
        label=_("Source"), max_length=60, help_text=_("The key of a recorded source, as in the address of its page.")
    )
    topic = forms.ChoiceField(label=_("Topic"), help_text=_("Each commitment can be given another one."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "topic", topic_choices())

    @property
    def terms(self) -> ReadingTerms:
        """What was written, once the form is valid."""
        given = self.cleaned_data
        return ReadingTerms(about=given["about"].strip().upper(), source=given["source"], topic=given["topic"])


class CandidateForm(forms.Form):
    """A sentence on its way to a proposal. `content` is what was written, once the form is valid."""

    content: StatementContent

    says = forms.CharField(
        label=_("What it says"),
        max_length=1000,
        widget=text_area(3),
        help_text=_("Word for word where that is short, or in your own words."),
    )
    is_quotation = forms.BooleanField(
        label=_("These are the words of the source"),
        required=False,
    )
    language = interface_language_field(_("Language of these words"))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=choices_of(words.KIND_WORDS, without=set(words.KIND_WORDS) - _COMMITMENTS)
    )
    topic = forms.ChoiceField(label=_("Topic"))
    page = forms.CharField(
        label=_("Where in the source"), required=False, max_length=20, help_text=_("Such as 12, 12-13 or § 4.")
    )

    def __init__(self, *args: Any, about: str, source: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_quotation"].help_text = longest_quotation()
        self._fixed = {"party": about, "source": source, "mark": "confirmed", "voice": "own"}
        set_choices(self, "topic", topic_choices())

    def clean(self) -> dict[str, Any]:
        cleaned: Mapping[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            content = judged(self, StatementContent, {**cleaned, **self._fixed})
            if content is not None:
                self.content = content
        return dict(cleaned)
