"""The first page: what this is, the cycle, and where to begin; for those who are signed in, what waits for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutirao.access.web.acting import actor_of_request
from mutirao.programmes.queries.activities import awaiting_answer
from mutirao.programmes.queries.programmes import programmes


def home(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    context = {
        "stage": None,
        "proposals": [] if by.is_anonymous else list(awaiting_answer(by=by).select_related("partner", "need")),
        "unsigned": [] if by.is_anonymous else list(programmes(by=by, state="awaiting_signatures")),
    }
    return render(request, "portal/home.html", context)
