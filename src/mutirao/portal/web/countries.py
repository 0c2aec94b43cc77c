"""The list of countries, and everything that a reader may see about one of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries.comparisons import country_section
from mutirao.directory import queries as directory
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.queries import party_by_code
from mutirao.programmes.queries.needs import NeedFilters, needs

if TYPE_CHECKING:
    from mutirao.atlas.comparison import Section
    from mutirao.directory.models import CountryProfile
    from mutirao.parties.models import Party

# Published figures in the order in which the page shows them: context, never a ranking.
INDICATORS = {
    "gdp": _("Gross domestic product"),
    "gci_legal": _("GCI 2024, legal measures (0 to 20)"),
    "gci_technical": _("GCI 2024, technical measures (0 to 20)"),
    "gci_organizational": _("GCI 2024, organisational measures (0 to 20)"),
    "gci_capacity": _("GCI 2024, capacity development (0 to 20)"),
    "gci_cooperation": _("GCI 2024, cooperation (0 to 20)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    name: str
    countries: "tuple[Party, ...]"


def countries(request: HttpRequest) -> HttpResponse:
    """All countries and territories by region, in the order of their names; fictitious ones apart."""
    listed = directory.countries_with_profile()
    real = [(party, profile) for party, profile in listed if not party.is_fictitious]
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Countries"), "")],
        "regions": _regions(real),
        "fictitious": sorted((party for party, _profile in listed if party.is_fictitious), key=_name),
        "total": len(real),
    }
    return render(request, "portal/countries.html", context)


def _regions(listed: "Iterable[tuple[Party, CountryProfile | None]]") -> list[Region]:
    language = get_language() or DEFAULT_LANGUAGE
    by_region: dict[str, list[Party]] = defaultdict(list)
    for party, profile in listed:
        by_region[profile.region if profile else ""].append(party)
    regions = [
        Region(
            name=directory.region_name(code, language) if code else gettext("Elsewhere"),
            countries=tuple(sorted(parties, key=_name)),
        )
        for code, parties in by_region.items()
    ]
    return sorted(regions, key=lambda region: region.name)


def _name(party: "Party") -> str:
    """An accent does not send a name to the end: Réunion stands before Rwanda."""
    return unicodedata.normalize("NFKD", party.name).casefold()


def _recorded(sections: "Iterable[Section]") -> "list[Section]":
    """Networks stand above already; here they stand with what they committed to."""
    return [section for section in sections if section.cells[0].statements]


def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country under the words of the cycle, as far as the reader may see it."""
    party = party_by_code(code)
    if not party.is_country:
        raise Http404
    by, today = actor_of_request(request), timezone.now().date()
    figures = {figure.indicator: figure for figure in reversed(directory.figures_of(party))}
    profile = directory.profile_of(party)
    language = get_language() or DEFAULT_LANGUAGE
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Countries"), reverse("countries")), (party.name, "")],
        "party": party,
        "profile": profile,
        "region": directory.region_name(profile.region, language) if profile and profile.region else "",
        "networks": directory.networks_with_member(party, on=today),
        "organisations": directory.organisations_of(party),
        "figures": [(label, figures.get(indicator)) for indicator, label in INDICATORS.items()],
        "shows_fictitious_parties": party.is_fictitious,
        "day": today,
        "atlas_sections": _recorded(country_section(party, by=by, on=today, is_whole=False)),
        "needs": needs(by=by, filters=NeedFilters(party=party.code)),
    }
    return render(request, "portal/country.html", context)
