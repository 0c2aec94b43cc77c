"""`/statements`, `/topics`, `/timeline` and `/compare`: reading the atlas."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.paging import cursor_page
from mutirao.access.api.schemas import Cursor, Identifier, Limit
from mutirao.atlas.api.schemas import (
    ComparisonOut,
    PartCursor,
    PartyCodes,
    Selection,
    StatementsOut,
    TimelineOut,
    TopicKeys,
    TopicOut,
)
from mutirao.atlas.exports.as_json import comparison_as_json, moment_as_json, statement_as_json
from mutirao.atlas.queries import statements
from mutirao.atlas.queries.comparisons import compare
from mutirao.atlas.queries.sources import topics_with_statements
from mutirao.atlas.queries.timelines import moments_of, places_of
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


@router.get("/topics", response=list[TopicOut], summary="The tree of topics, in the order in which it is shown")
def get_topics(request: HttpRequest) -> list[dict[str, Any]]:
    """`statements` counts those under the topic and below it that you may see."""
    return [
        {
            "key": one.topic.key,
            "parent": one.topic.parent,
            "name": one.topic.name,
            "depth": one.topic.depth,
            "statements": one.statements,
        }
        for one in topics_with_statements(actor_of_call(request))
    ]


@router.get("/timeline/{code}", response=TimelineOut, summary="What is dated of a party, oldest first")
def get_timeline(
    request: HttpRequest, code: Identifier, *, cursor: PartCursor = "", limit: Limit = 100
) -> dict[str, Any]:
    """What documents say of their own end stands among what was said and done."""
    by, today, first = actor_of_call(request), timezone.now().date(), int(cursor or 0)
    places = places_of(code, by=by, on=today)
    part = moments_of(places[first : first + limit], by=by, on=today)
    following = first + limit
    return {
        "rows": [moment_as_json(one) for one in part],
        "next": str(following) if following < len(places) else None,
    }


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
