from typing import Annotated, Literal

from ninja import Path, Query, Schema

from mutirao.access.api.paging import MOST_PER_PAGE

# A code or a public id in an address; nothing else can be there.
Identifier = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
Cursor = Annotated[str, Query(max_length=1000, description="The “next” of the part before; empty for the first part.")]
Limit = Annotated[int, Query(ge=1, le=MOST_PER_PAGE, description="How many at most.")]


class PartyOut(Schema):
    id: str
    code: str
    kind: Literal["country", "organisation", "network"]
    name: str
    names: dict[str, str]
    is_fictitious: bool


class PartiesOut(Schema):
    rows: list[PartyOut]
    next: str | None


class MembershipOut(Schema):
    id: str
    party: str
    role: str


class MeOut(Schema):
    """Who the request acts as; all empty for a visitor without an account."""

    is_anonymous: bool
    name: str
    party: str
    role: str
    permissions: list[str]
    memberships: list[MembershipOut]
