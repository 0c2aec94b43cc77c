"""The list of countries: by region or by name, filtered by the address, also as CSV."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.design.lists import csv_answer, order_of, same_list_as
from mutirao.directory import queries as directory
from mutirao.kernel.languages import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from mutirao.directory.models import CountryProfile
    from mutirao.parties.models import Party

_COLUMNS = ("code", "alpha2", "name", "region", "is_fictitious")
# Never by a figure: nobody is ranked.
_ORDERS = (("region", _("Region")), ("name", _("Name")), ("code", _("Code")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A country with the code and the name of its region; both empty where it has none."""

    party: "Party"
    alpha2: str
    region_code: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Countries under a heading; no name where the list is one."""

    name: str
    countries: tuple[Listed, ...]


class CountryFilterForm(forms.Form):
    """Filters stand in the address; what is no choice filters nothing."""

    name = forms.CharField(label=_("Name or code"), required=False, max_length=60)
    region = forms.ChoiceField(label=_("Region"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)

    def __init__(self, data: Mapping[str, Any], *, listed: Iterable[Listed]) -> None:
        super().__init__(data)
        regions = {one.region_code: one.region for one in listed if one.region_code}
        self._offer("region", sorted(regions.items(), key=lambda choice: choice[1]))
        networks = directory.networks_with_members([one.party.pk for one in listed], on=timezone.now().date())
        self._offer("network", [(one.code, one.name) for one in networks])

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("any")), *choices]

    def chosen(self, listed: Iterable[Listed]) -> list[Listed]:
        self.is_valid()
        asked = {name: self.cleaned_data.get(name, "") for name in self.fields}
        members = set(directory.member_ids(asked["network"], on=timezone.now().date())) if asked["network"] else None
        return [
            one
            for one in listed
            if _folded(asked["name"]) in _folded(f"{one.party.name} {one.party.code}")
            and asked["region"] in {"", one.region_code}
            and (members is None or one.party.pk in members)
        ]


def countries(request: HttpRequest) -> HttpResponse:
    """`?region=019&network=OAS&name=bra&sort=name`: real countries and, apart from them, fictitious ones."""
    everything = [_listed(party, profile) for party, profile in directory.countries_with_profile()]
    form = CountryFilterForm(request.GET, listed=everything)
    chosen = form.chosen(everything)
    fictitious = _groups([one for one in chosen if one.party.is_fictitious], order_of(request))
    real = _groups([one for one in chosen if not one.party.is_fictitious], order_of(request))
    if request.GET.get("format") == "csv":
        rows = (one for group in (*real, *fictitious) for one in group.countries)
        return csv_answer("countries", _COLUMNS, (_as_row(one) for one in rows))
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Countries"), "")],
        "form": form,
        "orders": _ORDERS,
        "csv": same_list_as(request, "csv"),
        "groups": real,
        "fictitious": [one for group in fictitious for one in group.countries],
    }
    return render(request, "portal/countries.html", context)


def _listed(party: "Party", profile: "CountryProfile | None") -> Listed:
    region = profile.region if profile else ""
    language = get_language() or DEFAULT_LANGUAGE
    return Listed(
        party=party,
        alpha2=profile.alpha2 if profile else "",
        region_code=region,
        region=directory.region_name(region, language) if region else "",
    )


def _groups(listed: Iterable[Listed], order: str) -> list[Group]:
    """By region and name, or as one list by name or code; backwards with `-`, as every list."""
    is_backwards, by = order.startswith("-"), order.removeprefix("-")
    if by in {"name", "code"}:
        key = _name if by == "name" else _code
        return [Group(name="", countries=tuple(sorted(listed, key=key, reverse=is_backwards)))] if listed else []
    by_region: dict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        by_region[one.region or gettext("Elsewhere")].append(one)
    return [
        Group(name=name, countries=tuple(sorted(by_region[name], key=_name, reverse=is_backwards)))
        for name in sorted(by_region, reverse=is_backwards)
    ]


def _name(one: Listed) -> str:
    """An accent does not send a name to the end: Réunion stands before Rwanda."""
    return _folded(one.party.name)


def _code(one: Listed) -> str:
    return one.party.code


def _folded(text: str) -> str:
    """Without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).casefold()


def _as_row(one: Listed) -> tuple[object, ...]:
    return (one.party.code, one.alpha2, one.party.name, one.region, "yes" if one.party.is_fictitious else "no")
