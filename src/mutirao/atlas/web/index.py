"""What the atlas holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries import sources as source_queries
from mutirao.atlas.web.addresses import EXAMPLE, address_of


@require_GET
def atlas(request: HttpRequest) -> HttpResponse:
    by, today = actor_of_request(request), timezone.now().date()
    context = {
        "parties": source_queries.parties_with_statements(by),
        "topics": source_queries.topics_with_statements(by),
        "sources": source_queries.sources(today),
        "unchecked": source_queries.unchecked_sources(today),
        "example": address_of(EXAMPLE),
        "example_parties": address_of({"parties": EXAMPLE["parties"]}),
    }
    return render(request, "atlas/atlas.html", {"stage": "know"} | context)
