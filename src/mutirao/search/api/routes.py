"""`/search`: what one may see, found by words; and the searches that an account keeps."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mutirao.access.api.authentication import actor_of_call
from mutirao.access.api.schemas import Identifier
from mutirao.search.queries import saved_searches, search
from mutirao.search.saved import FILTERS
from mutirao.search.services import forget_search, save_search

if TYPE_CHECKING:
    from mutirao.search.models import SavedSearch

router = Router(tags=["search"])


class HitOut(Schema):
    kind: str
    title: str
    url: str
    snippet: str
    party: str


class FindingsOut(Schema):
    """`is_cut`: there is more than `total`; only what was indexed first was counted and put in order."""

    rows: list[HitOut]
    total: int
    is_cut: bool
    counts: dict[str, int]
    suggestion: str
    next: str | None


Words = Annotated[str, Query(max_length=500, description="Words in any language; all must be found.")]
Kinds = Annotated[list[str], Query(max_length=20, description="Only these kinds; all without it.")]
Code = Annotated[str, Query(max_length=32, description="Only what is this party's.")]
Language = Annotated[str, Query(max_length=8, description="Only texts in this language.")]
PageCursor = Annotated[str, Query(pattern=r"^([1-9][0-9]{0,2})?$", description="The “next” of the part before.")]


class SavedOut(Schema):
    """A question that your account keeps; `query` is the query part of the address."""

    id: str
    name: str
    query: str
    saved_on: str


class SavedIn(Schema):
    q: Annotated[str, Field(max_length=500)]
    kind: Annotated[str, Field(max_length=40)] = ""
    party: Annotated[str, Field(max_length=32)] = ""
    language: Annotated[str, Field(max_length=8)] = ""
    name: Annotated[str, Field(max_length=100)] = ""


@router.get("/saved", response=list[SavedOut], summary="The searches that your account keeps")
def get_saved_searches(request: HttpRequest) -> list[dict[str, Any]]:
    return [_saved(one) for one in saved_searches(actor_of_call(request))]


@router.post("/saved", response={201: SavedOut}, summary="Keep a search")
def post_saved_search(request: HttpRequest, body: SavedIn) -> Status[dict[str, Any]]:
    """For your account alone. The same search again gets the new name."""
    given = {name: text.strip() for name, text in body.dict().items() if name in FILTERS}
    saved = save_search(given=given, name=body.name, by=actor_of_call(request), now=timezone.now())
    return Status(201, _saved(saved))


@router.post("/saved/{search_id}/removal", response={204: None}, summary="Keep a search no longer")
def post_removal(request: HttpRequest, search_id: Identifier) -> Status[None]:
    forget_search(search_id=search_id, by=actor_of_call(request), now=timezone.now())
    return Status(204, None)


def _saved(one: "SavedSearch") -> dict[str, Any]:
    return {
        "id": one.public_id,
        "name": one.name,
        "query": one.query,
        "saved_on": one.saved_at.date().isoformat(),
    }


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
        "is_cut": found.is_cut,
        "counts": found.counts,
        "suggestion": found.suggestion,
        "next": None if found.is_last_page else str(page + 1),
    }
