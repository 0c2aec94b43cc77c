"""A party's calendar and load, and saying what its agency can absorb."""

import re
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import OWN_PARTY
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.errors import SignInRequiredError
from mutirao.kernel.periods import Quarter
from mutirao.parties.queries import party_by_code
from mutirao.programmes.queries.calendar import calendar, countries_with_calendar
from mutirao.programmes.services.calendar import clear_absorption, set_absorption
from mutirao.programmes.web.forms.calendar import AbsorptionForm

if TYPE_CHECKING:
    from mutirao.parties.models import Party

_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")
_SHOWN = 4
_TO_SAY = 12


def own_calendar(request: HttpRequest) -> HttpResponse:
    """The calendar of the party for which one acts."""
    by = actor_of_request(request)
    if by.is_anonymous:
        raise SignInRequiredError
    return redirect("party_calendar", by.party_code) if by.party_code else redirect("needs")


def party_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Four quarters of a party: what is planned, what its agency can absorb, what is taken."""
    by = actor_of_request(request)
    form = _absorption_form(request, by) if _may_say(by, party_by_code(code)) else None
    return _page(request, party_by_code(code), by=by, form=form)


@require_http_methods(["POST"])
def say_absorption(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the agency can absorb in a quarter, or say nothing about it any more."""
    by, party = actor_of_request(request), party_by_code(code)
    require(by, Permission.SET_ABSORPTION, party_id=party.pk)
    form = _absorption_form(request, by)
    if not form.is_valid():
        return _page(request, party, by=by, form=form)
    quarter, staff_days = form.chosen_quarter, form.cleaned_data["staff_days"]
    about: dict[str, Any] = {"party": party, "quarter": quarter, "by": by, "now": timezone.now()}
    if staff_days is not None:
        audience = form.cleaned_data.get("shared_with", OWN_PARTY)
        set_absorption(**about, staff_days=staff_days, audience=audience)
    else:
        clear_absorption(**about)
    messages.success(request, gettext("What your agency can absorb is noted."))
    address = f"{reverse('party_calendar', args=[party.code])}?from={quarter}"
    return HttpResponseRedirect(address, status=303)


def _may_say(by: Actor, party: "Party") -> bool:
    return by.may(Permission.SET_ABSORPTION, party_id=party.pk)


def _absorption_form(request: HttpRequest, by: Actor) -> AbsorptionForm:
    quarters = _following(Quarter.of(timezone.now().date()), _TO_SAY)
    return AbsorptionForm(request.POST or None, by=by, quarters=quarters)


def _page(request: HttpRequest, party: "Party", *, by: Actor, form: AbsorptionForm | None) -> HttpResponse:
    first = _first_shown(request)
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Calendar of %(party)s") % {"party": party.name}, "")],
        "party": party,
        "quarters": calendar(party, by=by, first=first, count=_SHOWN),
        "earlier": Quarter(first.year - 1, first.number),
        "later": Quarter(first.year + 1, first.number),
        "form": form,
        "others": _others(party, by=by),
        "is_own": by.party_id == party.pk,
        "shows_fictitious_parties": party.is_fictitious,
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "programmes/calendar.html", context, status=status)


def _others(party: "Party", *, by: Actor) -> list[tuple[str, str]]:
    others = ((one.name, one.code) for one in countries_with_calendar(by=by) if one.pk != party.pk)
    return sorted(others, key=lambda one: one[0].casefold())


def _first_shown(request: HttpRequest) -> Quarter:
    match = _QUARTER.fullmatch(request.GET.get("from", ""))
    return Quarter(int(match[1]), int(match[2])) if match else Quarter.of(timezone.now().date())


def _following(first: Quarter, count: int) -> list[Quarter]:
    quarters = [first]
    while len(quarters) < count:
        quarters.append(quarters[-1].next())
    return quarters
