"""`/needs`, `/activities` and `/programmes`: the thin slice for programs."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from mutirao.access.actors import require
from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.access.permissions import Permission
from mutirao.parties.queries import party_by_id
from mutirao.programmes.api import shapes
from mutirao.programmes.api.schemas import (
    ActivitiesOut,
    ActivityOut,
    ActivityProposalIn,
    ActivityTermsIn,
    AnswerIn,
    ClashesOut,
    ConfirmIn,
    NeedIn,
    NeedOut,
    NeedsOut,
    ProgrammeOut,
    ProgrammesOut,
    Selection,
)
from mutirao.programmes.errors import InvalidTermsError
from mutirao.programmes.queries import activities, needs, programmes
from mutirao.programmes.queries.clashes import clash_report
from mutirao.programmes.services.activities import propose_activity
from mutirao.programmes.services.answers import accept_activity, decline_activity, defer_activity
from mutirao.programmes.services.needs import confirm_need, draft_need
from mutirao.programmes.terms import ActivityTerms, NeedTerms

router = Router(tags=["programmes"])


@router.get("/needs", response=NeedsOut, summary="Needs that you may see")
def get_needs(
    request: HttpRequest,
    *,
    area: Selection = "",
    state: Selection = "",
    party: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    by = actor_of_call(request)
    rows = needs.needs(by=by, filters=needs.NeedFilters(area=area, state=state, party=party, on=timezone.now().date()))
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": shapes.needs_as_rows(page.rows, by=by), "next": page.next}


@router.get("/needs/{need_id}", response=NeedOut, summary="One need")
def get_need(request: HttpRequest, need_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    return shapes.needs_as_rows([needs.need(need_id, by=by)], by=by)[0]


@router.post("/needs", response={201: NeedOut}, summary="Draft a need for your own country")
def post_need(request: HttpRequest, body: NeedIn) -> Status[dict[str, Any]]:
    by = actor_of_call(request)
    require(by, Permission.DRAFT_NEED, party_id=by.party_id)
    written = body.dict() | {"participants": tuple(body.participants), "languages": tuple(body.languages)}
    party = party_by_id(by.party_public_id)
    need = draft_need(party=party, terms=NeedTerms(**written), by=by, now=timezone.now())
    return Status(201, shapes.needs_as_rows([need], by=by)[0])


@router.post("/needs/{need_id}/confirm", response=NeedOut, summary="Confirm a need for your country")
def post_confirmation(request: HttpRequest, need_id: Identifier, body: ConfirmIn) -> dict[str, Any]:
    by = actor_of_call(request)
    need = confirm_need(need_id=need_id, version=body.version, by=by, now=timezone.now())
    return shapes.needs_as_rows([need], by=by)[0]


@router.post("/needs/{need_id}/clashes", response=ClashesOut, summary="What an activity for it would clash with")
def post_clash_check(request: HttpRequest, need_id: Identifier, body: ActivityTermsIn) -> dict[str, Any]:
    """Changes nothing. Send the fingerprint with the proposal to go ahead knowing this."""
    by = actor_of_call(request)
    need = needs.need(need_id, by=by)
    return shapes.clashes_as_written(clash_report(terms=_activity_terms(body), recipient_id=need.party_id, by=by))


@router.get("/activities", response=ActivitiesOut, summary="Activities that you may see")
def get_activities(
    request: HttpRequest,
    *,
    area: Selection = "",
    state: Selection = "",
    party: Selection = "",
    kind: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    by = actor_of_call(request)
    filters = activities.ActivityFilters(area=area, state=state, party=party, kind=kind, on=timezone.now().date())
    page = cursor_page(activities.activities(by=by, filters=filters), order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": shapes.activities_as_rows(page.rows, by=by), "next": page.next}


@router.get("/activities/{activity_id}", response=ActivityOut, summary="One activity")
def get_activity(request: HttpRequest, activity_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    return shapes.activities_as_rows([activities.activity(activity_id, by=by)], by=by)[0]


@router.get("/activities/{activity_id}/clashes", response=ClashesOut, summary="What a proposal clashes with now")
def get_clashes(request: HttpRequest, activity_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    one = activities.activity(activity_id, by=by)
    report = clash_report(terms=one.terms, recipient_id=one.recipient_id, by=by, without=one.public_id)
    return shapes.clashes_as_written(report)


@router.post("/activities", response={201: ActivityOut}, summary="Propose an activity for a need")
def post_activity(request: HttpRequest, body: ActivityProposalIn) -> Status[dict[str, Any]]:
    by = actor_of_call(request)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=by.party_id)
    activity = propose_activity(
        need_id=body.need,
        partner=party_by_id(by.party_public_id),
        terms=_activity_terms(body),
        acknowledged=body.acknowledged,
        by=by,
        now=timezone.now(),
    )
    return Status(201, shapes.activities_as_rows([activity], by=by)[0])


@router.post("/activities/{activity_id}/answer", response=ActivityOut, summary="Answer a proposal")
def post_answer(request: HttpRequest, activity_id: Identifier, body: AnswerIn) -> dict[str, Any]:
    by = actor_of_call(request)
    about: dict[str, Any] = {"activity_id": activity_id, "version": body.version, "by": by, "now": timezone.now()}
    if body.answer == "yes":
        activity = accept_activity(**about, acknowledged=body.acknowledged)
    elif body.answer == "no":
        activity = decline_activity(**about, reason=body.reason)
    elif body.until is None:
        raise InvalidTermsError(field="until")
    else:
        activity = defer_activity(**about, until=body.until, reason=body.reason)
    return shapes.activities_as_rows([activity], by=by)[0]


@router.get("/programmes", response=ProgrammesOut, summary="Programmes that you may see")
def get_programmes(
    request: HttpRequest, *, state: Selection = "", cursor: Cursor = "", limit: Limit = 100
) -> dict[str, Any]:
    rows = programmes.programmes(by=actor_of_call(request), filters=programmes.ProgrammeFilters(state=state))
    page = cursor_page(rows, order=["public_id"], cursor=cursor, limit=limit)
    return {"rows": [shapes.programme_as_row(one) for one in page.rows], "next": page.next}


@router.get("/programmes/{programme_id}", response=ProgrammeOut, summary="One programme")
def get_programme(request: HttpRequest, programme_id: Identifier) -> dict[str, Any]:
    by = actor_of_call(request)
    return shapes.programme_in_full(programmes.programme_page(programme_id, by=by), by=by)


def _activity_terms(body: ActivityTermsIn) -> ActivityTerms:
    written = {name: getattr(body, name) for name in ActivityTermsIn.model_fields}
    return ActivityTerms(**written | {"participants": tuple(body.participants), "languages": tuple(body.languages)})
