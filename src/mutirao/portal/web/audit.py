"""What was done in the name of one's own party, and by others to its people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mutirao.access.actors import require
from mutirao.access.events import ON_PEOPLE_OF_A_PARTY
from mutirao.access.permissions import Permission
from mutirao.access.queries import names_behind
from mutirao.access.web.acting import actor_of_request
from mutirao.access.web.words import ACTOR_NAMES, ROLE_NAMES, VIA_NAMES
from mutirao.audit.queries import acts_of_party
from mutirao.portal.web.event_words import event_name

_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAct:
    at: datetime
    event: str
    says: str
    name: str
    via: str
    about: str
    is_by_others: bool
    # Whom it was done to and the role, where it was done to one of the party's people.
    member: str
    role: str


def audit(request: HttpRequest) -> HttpResponse:
    """The acts of the actor's own party, and of others what they did to its people."""
    by = actor_of_request(request)
    require(by, Permission.READ_AUDIT, party_id=by.party_id)
    acts = acts_of_party(by.party_public_id, done_to_it=ON_PEOPLE_OF_A_PARTY)
    page = Paginator(acts, _PER_PAGE).get_page(request.GET.get("page"))
    names = names_behind(pseudonym for act in page for pseudonym in (act.actor, _member(act)))
    shown = [_shown(act, names, party_id=by.party_public_id) for act in page]
    return render(request, "portal/audit.html", {"acts": shown, "page": page})


def _member(act: Any) -> str:
    return str(act.facts.get("member", ""))


def _nameless(pseudonym: str) -> str:
    """The site itself, a visitor, or somebody who has been forgotten since."""
    return gettext(ACTOR_NAMES[pseudonym]) if pseudonym in ACTOR_NAMES else pseudonym


def _shown(act: Any, names: Mapping[str, str], *, party_id: str) -> ShownAct:
    member, role = _member(act), str(act.facts.get("role", ""))
    return ShownAct(
        at=act.at,
        event=act.event,
        says=event_name(act.event),
        name=names.get(act.actor) or _nameless(act.actor),
        via=gettext(VIA_NAMES.get(act.via, act.via)),
        about=f"{act.about_kind} {act.about_id}",
        is_by_others=act.acting_for != party_id,
        member=names.get(member, member),
        role=gettext(ROLE_NAMES[role]) if role in ROLE_NAMES else role,
    )
