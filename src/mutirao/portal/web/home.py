"""The first page: what this is, the cycle, and where to begin; for those who are signed in, what waits for them."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.access.web.words import ROLE_NAMES
from mutirao.parties.queries import countries, listed_parties
from mutirao.portal.web.role_words import DUTIES
from mutirao.portal.web.walk import walk
from mutirao.programmes.queries.activities import awaiting_answer
from mutirao.programmes.queries.programmes import awaiting_signature

if TYPE_CHECKING:
    from mutirao.parties.models import Party


def home(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    own = None if by.party_id is None else listed_parties().filter(pk=by.party_id).first()
    example = countries(is_fictitious=True).order_by("code").first()
    context = {
        "stage": None,
        "steps": list(walk(by, own=own, example=example)),
        "has_demonstration": example is not None,
        "shows_fictitious_parties": own is not None and own.is_fictitious,
        **_of_member(by, own),
    }
    return render(request, "portal/home.html", context)


def _of_member(by: Actor, own: "Party | None") -> dict[str, object]:
    """What waits for the party, and what this role may do about it."""
    if own is None or by.role is None:
        return {}
    return {
        "proposals": list(awaiting_answer(by=by).select_related("partner", "recipient", "need")),
        "unsigned": list(awaiting_signature(by=by)),
        "may_answer": by.may(Permission.ANSWER_ACTIVITY, party_id=own.pk),
        "may_sign": by.may(Permission.SIGN_PROGRAMME, party_id=own.pk),
        "may_administer": by.may(Permission.MANAGE_MEMBERS, party_id=own.pk),
        "role": gettext(ROLE_NAMES[by.role]),
        "duty": gettext(DUTIES[by.role]),
    }
