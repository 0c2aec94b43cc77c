"""Keeping the register of agreements."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.atlas import words
from mutirao.atlas.agreements import TermsFact
from mutirao.atlas.facts import PartyFact
from mutirao.atlas.queries.agreements import AgreementFilters, parties_with_agreements
from mutirao.atlas.services.agreements import CommitmentTerms, SignTerms, TermsOfAgreement, TextAudience
from mutirao.atlas.vocabulary import Renewal, SignKind, TextReaders
from mutirao.atlas.web.entry_forms.fields import (
    CodesField,
    choices_of,
    interface_language_field,
    set_choices,
    text_area,
)
from mutirao.kernel.dates import InvalidDateError, PartialDate

_ATTENTION = [
    ("", _("any")),
    ("ending", _("ends within a year")),
    ("quiet", _("no sign of life recorded of the last two years")),
]
_EXACT = _("As exact as it is known: 2025, 2025-07 or 2025-07-22.")
_LONGEST = 400  # characters of one commitment


class AgreementFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    party = forms.ChoiceField(label=_("Party or network"), required=False)
    state = forms.ChoiceField(
        label=_("Standing"), required=False, choices=[("", _("any")), *choices_of(words.AGREEMENT_WORDS)]
    )
    attention = forms.ChoiceField(label=_("What needs attention"), required=False, choices=_ATTENTION)
    on = forms.DateField(
        label=_("As of"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, by: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        listed = sorted((party.name, party.code) for party in parties_with_agreements(by=by, on=today))
        set_choices(self, "party", [("", gettext("any")), *((code, name) for name, code in listed)])

    @property
    def filters(self) -> AgreementFilters:
        self.is_valid()
        return AgreementFilters(**{name: self.cleaned_data.get(name, "") for name in ("party", "state", "attention")})

    @property
    def day(self) -> date:
        self.is_valid()
        chosen: date | None = self.cleaned_data.get("on")
        return chosen or self._today


class PartialDateField(forms.CharField):
    """A date as exact as it is known; empty where it is not."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, help_text=_EXACT, **kwargs)

    def clean(self, value: Any) -> str:
        written = str(super().clean(value)).strip()
        try:
            return str(PartialDate.parse(written)) if written else ""
        except InvalidDateError:
            said = gettext("There is no such date. Write 2025, 2025-07 or 2025-07-22, and a term as 2025/2030.")
            raise forms.ValidationError(said) from None


class TermsForm(forms.Form):
    """`read` is the version of the terms that was read, 0 where there was none."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    source = forms.CharField(
        label=_("Source"), max_length=60, help_text=_("The key of a recorded source, as in the address of its page.")
    )
    signed = PartialDateField(label=_("Signed"), required=False)
    begins = PartialDateField(label=_("In force from"), required=False)
    ends = PartialDateField(label=_("Its last day"), required=False)
    renewal = forms.ChoiceField(label=_("Renewal"), choices=choices_of(words.RENEWAL_WORDS), initial="unknown")
    notice_months = forms.IntegerField(
        label=_("Notice before its end, in months"), required=False, min_value=0, max_value=120
    )

    def __init__(self, *args: Any, sides: Iterable[PartyFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sides = tuple(sides)
        for side in self._sides:
            self.fields[f"owed_{side.code}"] = forms.CharField(
                label=gettext("What %(party)s commits itself to") % {"party": side.name},
                required=False,
                max_length=8000,
                widget=text_area(3),
                help_text=_("One commitment a line; its article may stand first, such as: Art. 3: train ten people"),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and PartialDate.parse(ends).last_day < PartialDate.parse(begins).first_day:
            self.add_error("ends", gettext("The last day must not be before the first."))
        for side in self._sides:
            if any(len(one.says) > _LONGEST for one in self._owed(side.code, cleaned)):
                said = gettext("This is too long: at most %(max_length)s characters.") % {"max_length": _LONGEST}
                self.add_error(f"owed_{side.code}", said)
        return cleaned

    @property
    def terms(self) -> TermsOfAgreement:
        """What was written, once the form is valid."""
        given = self.cleaned_data
        return TermsOfAgreement(
            **{name: given[name] for name in ("source", "signed", "begins", "ends", "notice_months")},
            renewal=Renewal(given["renewal"]),
            commitments=tuple(one for side in self._sides for one in self._owed(side.code, given)),
        )

    @staticmethod
    def _owed(code: str, given: dict[str, Any]) -> list[CommitmentTerms]:
        lines = [line.strip() for line in str(given.get(f"owed_{code}", "")).splitlines()]
        return [_commitment(code, line) for line in lines if line]


def _commitment(code: str, line: str) -> CommitmentTerms:
    article, colon, says = line.partition(":")
    if colon and says.strip() and len(article) <= 20 and any(sign.isdigit() for sign in article):
        return CommitmentTerms(party=code, article=article.strip(), says=says.strip())
    return CommitmentTerms(party=code, says=line)


def initial_terms(terms: TermsFact | None, source: str) -> dict[str, Any]:
    """The form's answers for the terms as they stand."""
    if terms is None:
        return {"read": 0, "source": source}
    owed: dict[str, list[str]] = {}
    for one in terms.commitments:
        owed.setdefault(f"owed_{one.party.code}", []).append(f"{one.article}: {one.says}" if one.article else one.says)
    return {
        "read": terms.number,
        "source": terms.source.key,
        "signed": str(terms.signed or ""),
        "begins": str(terms.begins or ""),
        "ends": str(terms.ends or ""),
        "renewal": terms.renewal,
        "notice_months": terms.notice_months,
        **{name: "\n".join(lines) for name, lines in owed.items()},
    }


class SignForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_of(words.SIGN_WORDS))
    happened = PartialDateField(label=_("When it happened"))
    says = forms.CharField(label=_("What took place"), max_length=400, widget=text_area(2))
    language = interface_language_field(_("Language of these words"), initial=get_language)
    source = forms.CharField(
        label=_("Source"), max_length=60, help_text=_("The key of a recorded source, as in the address of its page.")
    )
    page = forms.CharField(
        label=_("Where in the source"), required=False, max_length=20, help_text=_("Such as 12, 12-13 or § 4.")
    )

    statement = forms.CharField(
        label=_("The fact that tells of it"),
        required=False,
        max_length=80,
        help_text=_("The id of an activity, exercise or programme of the atlas, as in the address of its page."),
    )

    @property
    def terms(self) -> SignTerms:
        """What was written, once the form is valid."""
        return SignTerms(**self.cleaned_data | {"kind": SignKind(self.cleaned_data["kind"])})


class TextForm(forms.Form):
    file = forms.FileField(label=_("The text of the agreement"))
    readers = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[
            (TextReaders.OWN, _("My own party")),
            (TextReaders.PARTIES, _("The parties to the agreement")),
            (TextReaders.NAMED, _("Named parties")),
            (TextReaders.NETWORK, _("Members of networks")),
            (TextReaders.ALL, _("Whoever may see the agreement")),
        ],
        initial=TextReaders.OWN,
        widget=forms.RadioSelect,
    )
    codes = CodesField(
        label=_("Named parties or networks"),
        required=False,
        max_length=2000,
        help_text=_("Codes, such as BRA or ASEAN."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("readers") in {TextReaders.NAMED, TextReaders.NETWORK} and not cleaned.get("codes"):
            self.add_error("codes", gettext("Choose at least one."))
        return cleaned

    @property
    def audience(self) -> TextAudience:
        """What was chosen, once the form is valid."""
        return TextAudience(readers=TextReaders(self.cleaned_data["readers"]), codes=tuple(self.cleaned_data["codes"]))
