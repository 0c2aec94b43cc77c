"""`/search`: what one may see, found by words."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from mutirao.access.api.authentication import actor_of_call
from mutirao.search.queries import search

router = Router(tags=["search"])


class HitOut(Schema):
    kind: str
    title: str
    url: str
    snippet: str
    party: str


class FindingsOut(Schema):
    rows: list[HitOut]
    total: int
    counts: dict[str, int]
    suggestion: str
    next: str | None


Words = Annotated[str, Query(max_length=500, description="Words in any language; all must be found.")]
Kinds = Annotated[list[str], Query(max_length=20, description="Only these kinds; all without it.")]
Code = Annotated[str, Query(max_length=32, description="Only what is this party's.")]
Language = Annotated[str, Query(max_length=8, description="Only texts in this language.")]
PageCursor = Annotated[str, Query(pattern=r"^([1-9][0-9]{0,2})?$", description="The “next” of the part before.")]


@router.get("", response=FindingsOut, summary="Search all that you may see")
def get_search(
    request: HttpRequest,
    *,
    q: Words,
    kind: Kinds = [],  # noqa: B006  # ninja reads it as a default and never changes it
    party: Code = "",
    language: Language = "",
    cursor: PageCursor = "",
) -> dict[str, Any]:
    page = int(cursor or 1)
    found = search(q, by=actor_of_call(request), kinds=kind, party=party, language=language, page=page)
    return {
        "rows": [asdict(hit) for hit in found.hits],
        "total": found.total,
        "counts": found.counts,
        "suggestion": found.suggestion,
        "next": None if found.is_last_page else str(page + 1),
    }
