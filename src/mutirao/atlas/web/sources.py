"""The page of a source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries import sources as source_queries


@require_GET
def source(request: HttpRequest, key: str) -> HttpResponse:
    page = source_queries.source_page(key, by=actor_of_request(request), on=timezone.now().date())
    is_fictitious = any(statement.party.is_fictitious for statement in page.statements)
    context = {"stage": "know", "page": page, "source": page.source, "shows_fictitious_parties": is_fictitious}
    return render(request, "atlas/source.html", context)
