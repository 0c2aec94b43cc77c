"""A network with its members as of a date, and every membership that a source dates."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from mutirao.directory import queries as directory
from mutirao.kernel.dates import InvalidDateError
from mutirao.parties.queries import party_by_code


def network(request: HttpRequest, code: str) -> HttpResponse:
    party = party_by_code(code)
    if party.kind != "network":
        raise Http404
    day = _asked_day(request)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Countries"), reverse("countries")), (party.name, "")],
        "party": party,
        "day": day,
        "members": sorted(directory.network_members(party, on=day), key=lambda member: member.name),
        "memberships": directory.memberships_of_network(party),
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
