"""Proposing what a statement says, and answering it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC, Audience, AudienceKind
from mutirao.atlas import field_words, words
from mutirao.atlas.content import StatementContent
from mutirao.atlas.web.entry_forms.fields import (
    CodesField,
    choices_of,
    interface_language_field,
    language_field,
    longest_quotation,
    set_choices,
    text_area,
    topic_choices,
)
from mutirao.atlas.web.entry_forms.judging import judged
from mutirao.parties.queries import networks_by_ids

_COUNTS = ("countries", "organisations")
# What nearly every fact needs, and what few do.
_MAIN = (
    "party", "kind", "topic", "says", "language", "is_quotation", "source", "page", "mark", "voice", "date",
)  # fmt: skip
_FURTHER = ("valid", "instrument", "number", "parties", "observers", "secretariat", *_COUNTS)
_NEW = "new_"
_NEW_SOURCE = ("title", "issuer", "date", "url", "language", "standing", "check_period_days")
_DEFAULTS_OF_NEW = {"standing", "check_period_days"}


class StatementForm(forms.Form):
    """`content` is what was written, once the form is valid."""

    content: StatementContent

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    party = forms.CharField(
        label=_("Of whom it speaks"), max_length=16, help_text=_("The code of a country, network or organisation.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_of(words.KIND_WORDS))
    topic = forms.ChoiceField(label=_("Topic"))
    says = forms.CharField(
        label=_("What it says"),
        required=False,
        max_length=1000,
        widget=text_area(),
        help_text=_("One thing, in your own words, or quoted word for word where that is short."),
    )
    language = interface_language_field(_("Language of these words"), initial="en")
    is_quotation = forms.BooleanField(
        label=_("These are the words of the source"),
        required=False,
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=60,
        help_text=_("Its key, as in the address of its page. Leave it empty to describe a new one below."),
    )
    page = forms.CharField(
        label=_("Where in the source"), required=False, max_length=20, help_text=_("Such as 12, 12-13 or § 4.")
    )
    mark = forms.ChoiceField(label=_("Reading"), choices=choices_of(words.MARK_WORDS))
    voice = forms.ChoiceField(label=_("Voice"), choices=choices_of(field_words.VOICE_WORDS), initial="described")
    date = forms.CharField(
        label=_("Said on"), required=False, max_length=23, help_text=_("Empty: on the date of the source.")
    )
    valid = forms.CharField(
        label=_("Valid"), required=False, max_length=23, help_text=_("As a term, such as 2025/2030 or 2025/..")
    )
    instrument = forms.CharField(
        label=_("Document that it is part of"),
        required=False,
        max_length=60,
        help_text=_("The key of another source, where somebody else tells of it."),
    )
    number = forms.IntegerField(label=_("Number in the document"), required=False, min_value=1, max_value=32_767)
    parties = CodesField(label=_("Parties to it"), required=False, help_text=_("Codes, with commas between them."))
    observers = CodesField(label=_("Observers"), required=False, help_text=_("Codes, with commas between them."))
    secretariat = CodesField(label=_("Secretariat"), required=False, help_text=_("Codes, with commas between them."))
    countries = forms.IntegerField(label=_("Number of countries"), required=False, min_value=1)
    organisations = forms.IntegerField(label=_("Number of organisations"), required=False, min_value=1)
    new_title = forms.CharField(label=_("Title"), required=False, max_length=300)
    new_issuer = forms.CharField(label=_("Issuer"), required=False, max_length=200)
    new_date = forms.CharField(label=_("Date"), required=False, max_length=10)
    new_url = forms.CharField(label=_("Address"), required=False, max_length=500)
    new_language = language_field(_("Language of the document"), required=False)
    new_standing = forms.ChoiceField(
        label=_("Standing"), choices=choices_of(words.STANDING_WORDS), initial="none", required=False
    )
    new_check_period_days = forms.IntegerField(label=_("Days between checks"), min_value=1, initial=365, required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=text_area(2), help_text=_("For the reviewer.")
    )

    def __init__(self, *args: Any, is_change: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "topic", topic_choices())
        self.fields["is_quotation"].help_text = longest_quotation()
        if is_change:
            self.fields["party"].widget = forms.HiddenInput()

    def clean_party(self) -> str:
        return str(self.cleaned_data["party"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            content = judged(self, StatementContent, self._written(cleaned))
            if content is not None:
                self.content = content
        return cleaned

    def _written(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        names = [name for name in StatementContent.model_fields if name in self.fields]
        new = {name: cleaned.get(_NEW + name) for name in _NEW_SOURCE}
        is_described = any(value for name, value in new.items() if name not in _DEFAULTS_OF_NEW)
        described = {name: value for name, value in new.items() if value not in ("", None)}
        counts = {name: cleaned[name] for name in _COUNTS if cleaned.get(name)}
        return {name: cleaned.get(name) for name in names} | {
            "figures": counts,
            "new_source": described if is_described else None,
        }

    @property
    def new_source_fields(self) -> list[forms.BoundField]:
        return [self[_NEW + name] for name in _NEW_SOURCE]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        names = (
            "party",
            "kind",
            "topic",
            "says",
            "language",
            "is_quotation",
            "source",
            "page",
            "mark",
            "voice",
            "date",
        )
        return [field for field in (self[name] for name in names) if not field.is_hidden]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in _FURTHER]


class NewStatementForm(StatementForm):
    """Of a fact about one's own party, also who may see it."""

    audience = forms.ChoiceField(label=_("Who may see it"), initial=AudienceKind.PUBLIC, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._networks = tuple(networks_by_ids(by.network_ids))
        names = ", ".join(network.name for network in self._networks)
        closed = gettext("My party and the secretariats that review it: %(networks)s") % {"networks": names}
        offered: list[tuple[str, Any]] = [(AudienceKind.PUBLIC, _("Everybody"))]
        set_choices(self, "audience", offered + ([(AudienceKind.NAMED, closed)] if self._networks else []))

    @property
    def shared_with(self) -> Audience:
        if self.cleaned_data["audience"] == AudienceKind.PUBLIC:
            return PUBLIC
        return Audience(kind=AudienceKind.NAMED, parties=self._networks)


def initial_statement(content: Mapping[str, Any], *, based_on: int | None) -> dict[str, Any]:
    """The form's answers for a wording as it stands."""
    new = {f"{_NEW}{name}": value for name, value in (content.get("new_source") or {}).items()}
    return {**content, **(content.get("figures") or {}), **new, "based_on": based_on}


class ReplyForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Your reply"),
        choices=[
            ("confirms", _("It is so: we confirm it")),
            ("corrects", _("It is not so: we correct it")),
            ("comments", _("We have something to say about it")),
        ],
        widget=forms.RadioSelect,
    )
    says = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=4000,
        widget=text_area(),
        help_text=_("It stands beside the fact, as your party's own text, and cannot be changed afterwards."),
    )
    language = interface_language_field(_("Language of these words"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") in {"corrects", "comments"} and not (cleaned.get("says") or "").strip():
            self.add_error("says", gettext("Write what you want to say, or confirm the fact as it stands."))
        return cleaned


class DeclineForm(forms.Form):
    note = forms.CharField(
        label=_("Why not"), max_length=2000, widget=text_area(2), help_text=_("The proposer will read it.")
    )
