"""What was done in the name of one's own party."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mutirao.access.actors import require
from mutirao.access.permissions import Permission
from mutirao.access.queries import names_behind
from mutirao.access.web.acting import actor_of_request
from mutirao.access.web.words import VIA_NAMES
from mutirao.audit.queries import acts_of_party

_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAct:
    at: datetime
    event: str
    name: str
    via: str
    about: str


def audit(request: HttpRequest) -> HttpResponse:
    """The acts of the actor's own party; of no other."""
    by = actor_of_request(request)
    require(by, Permission.READ_AUDIT, party_id=by.party_id)
    page = Paginator(acts_of_party(by.party_public_id), _PER_PAGE).get_page(request.GET.get("page"))
    names = names_behind(act.actor for act in page)
    acts = [
        ShownAct(
            at=act.at,
            event=act.event,
            name=names.get(act.actor, act.actor),
            via=gettext(VIA_NAMES.get(act.via, act.via)),
            about=f"{act.about_kind} {act.about_id}",
        )
        for act in page
    ]
    return render(request, "portal/audit.html", {"acts": acts, "page": page})
