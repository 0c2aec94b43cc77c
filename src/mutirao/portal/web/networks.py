"""A network with its members as of a date, and every membership that a source dates."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries.comparisons import country_section
from mutirao.atlas.web.growth import growth_of
from mutirao.directory import queries as directory
from mutirao.kernel.dates import InvalidDateError
from mutirao.parties.queries import party_by_code


def network(request: HttpRequest, code: str) -> HttpResponse:
    party = party_by_code(code)
    if party.kind != "network":
        raise Http404
    day, by = _asked_day(request), actor_of_request(request)
    sections = country_section(party, by=by, on=day, is_whole=False)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Countries"), reverse("countries")), (party.name, "")],
        "party": party,
        "day": day,
        "members": sorted(directory.network_members(party, on=day), key=lambda member: member.name),
        "memberships": directory.memberships_of_network(party),
        "growth": growth_of(sections, party.name),
        # The claims of its size stand in their own table.
        "atlas_sections": [one for one in sections if one.key != "figures" and not one.cells[0].is_gap],
        "shows_fictitious_parties": party.is_fictitious,
    }
    return render(request, "portal/network.html", context)


def _asked_day(request: HttpRequest) -> date:
    text = request.GET.get("on", "").strip()
    if not text:
        return timezone.now().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidDateError(value=text) from None
