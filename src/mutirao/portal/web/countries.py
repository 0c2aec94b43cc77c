"""Everything that a reader may see about one country, under the six words of the cycle."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries.comparisons import country_section
from mutirao.design.cycle import STAGES
from mutirao.directory import queries as directory
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.queries import party_by_code
from mutirao.programmes.queries.activities import ActivityFilters, activities
from mutirao.programmes.queries.needs import NeedFilters, needs
from mutirao.programmes.queries.programmes import ProgrammeFilters, programmes

if TYPE_CHECKING:
    from mutirao.atlas.comparison import Section
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
_MOST = 10  # of a kind on this page; the rest stands in its list


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
        "stages": STAGES,
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
        **_planned(party, by=by),
    }
    return render(request, "portal/country.html", context)


def _recorded(sections: "Iterable[Section]") -> "list[Section]":
    """Networks stand above already; here they stand with what they committed to."""
    return [section for section in sections if section.cells[0].statements]


def _planned(party: "Party", *, by: Actor) -> dict[str, Any]:
    """The newest of each kind, and one more so that the page can say that there are more."""
    is_own = by.party_id == party.pk
    return {
        "most": _MOST,
        "needs": needs(by=by, filters=NeedFilters(party=party.code))[: _MOST + 1],
        "activities": activities(by=by, filters=ActivityFilters(party=party.code), order="-when")[: _MOST + 1],
        "programmes": programmes(by=by, filters=ProgrammeFilters(party=party.code))[: _MOST + 1],
        "may_draft": is_own and by.may(Permission.DRAFT_NEED, party_id=party.pk),
    }
