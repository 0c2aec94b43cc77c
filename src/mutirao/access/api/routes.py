"""`/me` and `/parties`. Parties are public and stand on a floor below the API's first pieces, so that their door is
here."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit, MeOut, PartiesOut, PartyOut
from mutirao.access.queries import memberships_of_actor
from mutirao.parties.queries import listed_parties, party_by_code

router = Router()

_PARTY_FIELDS = ("code", "kind", "name", "names", "is_fictitious")


@router.get("/me", response=MeOut, tags=["access"], summary="Who this request acts as, and with which rights")
def get_me(request: HttpRequest) -> dict[str, Any]:
    by = actor_of_call(request)
    memberships = memberships_of_actor(by, on=timezone.now().date())
    return {
        "is_anonymous": by.is_anonymous,
        "name": by.name,
        "party": by.party_code,
        "role": by.role or "",
        "permissions": sorted(by.permissions),
        "memberships": [{"id": one.public_id, "party": one.party.code, "role": one.role} for one in memberships],
    }


@router.get("/parties", response=PartiesOut, tags=["parties"], summary="Countries, organisations and networks")
def get_parties(
    request: HttpRequest,  # noqa: ARG001  # ninja's signature
    kind: Literal["", "country", "organisation", "network"] = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    page = cursor_page(listed_parties(kind), order=["code"], cursor=cursor, limit=limit)
    return {"rows": [_shown(party) for party in page.rows], "next": page.next}


@router.get("/parties/{code}", response=PartyOut, tags=["parties"], summary="One party by its code")
def get_party(request: HttpRequest, code: Identifier) -> dict[str, Any]:  # noqa: ARG001
    return _shown(party_by_code(code))


def _shown(party: Any) -> dict[str, Any]:
    return {"id": party.public_id} | {name: getattr(party, name) for name in _PARTY_FIELDS}
