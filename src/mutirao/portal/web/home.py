"""The first page: what this is, the cycle, and where to begin; for those who are signed in, what waits for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutirao.access.web.acting import actor_of_request
from mutirao.parties.queries import countries
from mutirao.programmes.queries.activities import awaiting_answer
from mutirao.programmes.queries.programmes import awaiting_signature


def home(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    proposals = [] if by.is_anonymous else list(awaiting_answer(by=by).select_related("partner", "recipient", "need"))
    unsigned = [] if by.is_anonymous else list(awaiting_signature(by=by))
    fictitious = countries(is_fictitious=True)
    context = {
        "stage": None,
        "proposals": proposals,
        "unsigned": unsigned,
        "has_demonstration": fictitious.exists(),
        "shows_fictitious_parties": fictitious.filter(pk=by.party_id).exists() if by.party_id else False,
    }
    return render(request, "portal/home.html", context)
