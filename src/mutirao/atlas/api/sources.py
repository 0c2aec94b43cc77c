"""`/sources`: the documents that facts rest on, to read and to keep."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.atlas.api.editing_schemas import CheckIn, SourceIn, SourceVersionIn
from mutirao.atlas.api.schemas import Selection, SourceOut, SourcesOut, StaleSourcesOut
from mutirao.atlas.exports.as_json import source_as_json, statement_as_json
from mutirao.atlas.queries import sources
from mutirao.atlas.queries.stale import StaleFilters, StaleSource, stale_sources, stale_work
from mutirao.atlas.services import sources as services
from mutirao.atlas.vocabulary import CheckOutcome

router = Router(tags=["atlas"])


@router.get("/sources", response=SourcesOut, summary="The documents that facts rest on")
def get_sources(
    request: HttpRequest,  # noqa: ARG001  # ninja's signature
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    page = cursor_page(sources.listed_sources(), order=["key"], cursor=cursor, limit=limit)
    facts = sources.facts_of(page.rows, on=timezone.now().date())
    return {"rows": [source_as_json(fact) for fact in facts], "next": page.next}


@router.get("/sources/{key}", response=SourceOut, summary="One document")
def get_source(request: HttpRequest, key: Identifier) -> dict[str, Any]:
    return _source(request, key)


@router.post("/sources", response={201: SourceOut}, summary="Record a document that you have before you")
def post_source(request: HttpRequest, body: SourceIn) -> Status[dict[str, Any]]:
    added = services.add_source(content=body.content, by=actor_of_call(request), now=timezone.now())
    return Status(201, _source(request, added.key))


@router.post("/sources/{key}/versions", response={201: SourceOut}, summary="Change what is said of a document")
def post_source_version(request: HttpRequest, key: Identifier, body: SourceVersionIn) -> Status[dict[str, Any]]:
    """What stood before is kept; whoever read an older version is told so."""
    services.revise_source(
        key=key,
        version=body.version,
        content=body.content,
        reason=body.reason,
        by=actor_of_call(request),
        now=timezone.now(),
    )
    return Status(201, _source(request, key))


@router.post("/sources/{key}/checks", response={201: SourceOut}, summary="Say what is at its address today")
def post_check(request: HttpRequest, key: Identifier, body: CheckIn) -> Status[dict[str, Any]]:
    by, now = actor_of_call(request), timezone.now()
    services.check_source(key=key, outcome=CheckOutcome(body.outcome), note=body.note, by=by, now=now)
    return Status(201, _source(request, key))


@router.get("/stale", response=StaleSourcesOut, summary="Documents that somebody has to open again")
def get_stale(
    request: HttpRequest,
    *,
    topic: Selection = "",
    party: Selection = "",
    standing: Selection = "",
    reason: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    """With the first facts that rest on each, and how many they are."""
    by, today = actor_of_call(request), timezone.now().date()
    filters = StaleFilters(topic=topic, party=party, standing=standing, reason=reason)
    page = cursor_page(stale_sources(by=by, on=today, filters=filters), order=["key"], cursor=cursor, limit=limit)
    work = stale_work(page.rows, by=by, on=today, filters=filters)
    return {"rows": [_stale(one) for one in work], "next": page.next}


def _source(request: HttpRequest, key: str) -> dict[str, Any]:
    page = sources.source_page(key, by=actor_of_call(request), on=timezone.now().date())
    return source_as_json(page.source)


def _stale(one: StaleSource) -> dict[str, Any]:
    return {
        "source": source_as_json(one.source),
        "statements": [statement_as_json(fact) for fact in one.statements],
        "count": one.count,
    }
