"""`/statements`, `/sources` and `/compare`: reading the atlas."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Limit
from mutirao.atlas.api.schemas import ComparisonOut, PartyCodes, Selection, SourcesOut, StatementsOut, TopicKeys
from mutirao.atlas.exports.as_json import comparison_as_json, source_as_json, statement_as_json
from mutirao.atlas.queries import sources, statements
from mutirao.atlas.queries.comparisons import compare
from mutirao.kernel.dates import PartialDate

router = Router(tags=["atlas"])


@router.get("/statements", response=StatementsOut, summary="What parties said, did and promised")
def get_statements(
    request: HttpRequest,
    *,
    party: Selection = "",
    topic: Selection = "",
    kind: Selection = "",
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    selected = statements.selected_statements(by=actor_of_call(request), party=party, topic=topic, kind=kind)
    page = cursor_page(selected, order=["public_id"], cursor=cursor, limit=limit)
    facts = statements.facts_of(page.rows, on=timezone.now().date())
    return {"rows": [statement_as_json(fact) for fact in facts], "next": page.next}


@router.get("/sources", response=SourcesOut, summary="The documents that facts rest on")
def get_sources(
    request: HttpRequest,  # noqa: ARG001  # ninja's signature
    cursor: Cursor = "",
    limit: Limit = 100,
) -> dict[str, Any]:
    page = cursor_page(sources.listed_sources(), order=["key"], cursor=cursor, limit=limit)
    facts = sources.facts_of(page.rows, on=timezone.now().date())
    return {"rows": [source_as_json(fact) for fact in facts], "next": page.next}


@router.get("/compare", response=ComparisonOut, summary="Two to four parties side by side under topics")
def get_comparison(
    request: HttpRequest, parties: PartyCodes, topic: TopicKeys = "", since: Selection = ""
) -> dict[str, Any]:
    compared = compare(
        parties.split(","),
        topics=[key for key in topic.split(",") if key],
        since=PartialDate.parse(since).first_day if since else None,
        by=actor_of_call(request),
        on=timezone.now().date(),
    )
    return comparison_as_json(compared)
