"""What goes in and out of the API about needs, activities and programmes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Query, Schema
from pydantic import Field

# A code to select by; empty selects all.
Selection = Annotated[str, Query(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z_]+$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Title = Annotated[str, Field(min_length=1, max_length=160, pattern=r"^[^\x00]*$")]
Text = Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]
PublicId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_]+$")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Version = Annotated[int, Field(ge=1, le=1_000_000, description="The version that was read.")]
Fingerprint = Annotated[
    str, Field(max_length=64, pattern=r"^[0-9a-f]*$", description="Of the clash report that was read; empty for none.")
]
Participants = Annotated[list[Code], Field(min_length=1, max_length=40)]
Languages = Annotated[list[Code], Field(min_length=1, max_length=40)]


class NeedIn(Schema):
    """`rank`: the country's own priority, 1 first. `after`: the id of a need that has to come first."""

    title: Title
    area: Code
    grounds: Text
    stages: Annotated[int, Field(ge=1, le=4)]
    cost_low: Amount
    cost_high: Amount
    currency: Currency
    participants: Participants
    languages: Languages
    rank: Annotated[int, Field(ge=1, le=999)]
    target_date: Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")] = ""
    earliest_year: Annotated[int, Field(ge=2000, le=2100)] | None = None
    after: PublicId | None = None


class NeedOut(Schema):
    id: str
    party: str
    title: str
    area: str
    grounds: str
    stages: int
    cost_low: str
    cost_high: str
    currency: str
    participants: list[str]
    languages: list[str]
    rank: int
    target_date: str
    earliest_year: int | None
    after: str | None
    state: str
    version: int
    confirmed_at: datetime | None


class NeedsOut(Schema):
    rows: list[NeedOut]
    next: str | None


class ConfirmIn(Schema):
    version: Version


class ActivityTermsIn(Schema):
    """`starts` and `ends` are both included; `staff_days`: what it takes of the recipient's agency."""

    kind: Code
    title: Title
    area: Code
    participants: Participants
    languages: Languages
    starts: date
    ends: date
    staff_days: Annotated[int, Field(ge=0, le=100_000)]
    cost: Amount
    currency: Currency


class ActivityProposalIn(ActivityTermsIn):
    need: PublicId
    acknowledged: Fingerprint = ""


class AnswerIn(Schema):
    """`until` is asked for with `not_now`."""

    answer: Literal["yes", "no", "not_now"]
    version: Version
    acknowledged: Fingerprint = ""
    until: date | None = None
    reason: Text = ""


class ActivityOut(Schema):
    """`need` and `reason` are null where the reader may not see them."""

    id: str
    recipient: str
    partner: str
    need: str | None
    kind: str
    title: str
    area: str
    participants: list[str]
    languages: list[str]
    starts: date
    ends: date
    staff_days: int
    cost: str
    currency: str
    state: str
    version: int
    not_now_until: date | None
    reason: str | None


class ActivitiesOut(Schema):
    rows: list[ActivityOut]
    next: str | None


class OverlapOut(Schema):
    activity: str
    partner: str
    title: str
    participants: list[str]
    first: date
    last: date


class OverloadOut(Schema):
    """Staff-days in a quarter such as 2027-Q2."""

    quarter: str
    absorbable: int
    taken: float
    added: float


class ClashesOut(Schema):
    overlaps: list[OverlapOut]
    loads: list[OverloadOut]
    fingerprint: str


class SideOut(Schema):
    party: str
    roles: list[str]
    signed_at: datetime | None


class ProgrammeRowOut(Schema):
    id: str
    title: str
    state: str
    composed_by: str
    changed_at: datetime


class ProgrammesOut(Schema):
    rows: list[ProgrammeRowOut]
    next: str | None


class ProgrammeOut(ProgrammeRowOut):
    """`activities` are those that the reader may see; `digest` names the exact content, for its sides."""

    summary: str
    sides: list[SideOut]
    activities: list[ActivityOut]
    digest: str | None
