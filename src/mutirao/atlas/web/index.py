"""What the atlas holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.queries import sources as source_queries
from mutirao.atlas.web.addresses import EXAMPLE, address_of

_MOST_UNCHECKED = 5  # the rest stands on the work list


@require_GET
def atlas(request: HttpRequest) -> HttpResponse:
    by, today = actor_of_request(request), timezone.now().date()
    parties = source_queries.parties_with_statements(by)
    fictitious = [one for one in parties if one.party.is_fictitious]
    context = {
        "parties": [one for one in parties if not one.party.is_fictitious],
        "fictitious": fictitious,
        "shows_fictitious_parties": bool(fictitious),
        "topics": source_queries.topics_with_statements(by),
        "unchecked": source_queries.unchecked_sources(today, most=_MOST_UNCHECKED),
        "may_propose": by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        "example": address_of(EXAMPLE),
        "example_parties": address_of({"parties": EXAMPLE["parties"]}),
    }
    return render(request, "atlas/atlas.html", {"stage": "know"} | context)
