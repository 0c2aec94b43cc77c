"""What goes in and out of the API where the atlas is edited."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from mutirao.atlas.content import SourceContent, StatementContent

Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.-]+$")]
Revision = Annotated[int, Field(ge=1, le=1_000_000, description="The wording that was read.")]
Words = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]
ShortWords = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^[^\x00]*$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]{2})?$")]
Moment = Annotated[
    str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|\.\.)?(/(\d{4}(-\d{2}(-\d{2})?)?|\.\.))?$", max_length=23)
]


class ReplyIn(Schema):
    revision: Revision
    kind: Literal["confirms", "corrects", "comments"]
    says: Words = ""
    language: Language = "en"


class ProposalIn(Schema):
    """`statement` and `based_on` for a change of what is recorded; without them, for something new."""

    content: StatementContent
    reason: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")] = ""
    statement: Key | None = None
    based_on: Revision | None = None


class ContinuationIn(Schema):
    """`based_on`: the revision that stands now, where a change of what is recorded is proposed."""

    content: StatementContent
    reason: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")] = ""
    based_on: Revision | None = None


class ProposalOut(Schema):
    """`is_outdated`: another wording was recorded since. `content` as it would be recorded."""

    id: str
    state: Literal["open", "accepted", "declined", "withdrawn"]
    party: str
    statement: str | None
    based_on: int | None
    content: dict[str, Any]
    reason: str
    proposed_on: str
    reviewed_on: str | None
    review_note: str
    is_outdated: bool
    accepted_as: int | None


class ProposalsOut(Schema):
    rows: list[ProposalOut]
    next: str | None


class ReviewIn(Schema):
    decision: Literal["accept", "decline", "withdraw"]
    note: Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")] = ""


class SourceIn(Schema):
    content: SourceContent


class SourceVersionIn(Schema):
    """`version`: the one that was read."""

    version: Annotated[int, Field(ge=1, le=1_000_000)]
    content: SourceContent
    reason: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] = ""


class CheckIn(Schema):
    """What was found at the address of the source today."""

    outcome: Literal["unchanged", "changed", "gone"]
    note: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] = ""


class EvidenceIn(Schema):
    """`source`: key of a recorded source. `happened`: as exact as it is known."""

    revision: Revision
    source: Key
    page: Annotated[str, Field(max_length=20, pattern=r"^[^\x00<>]*$")] = ""
    happened: Moment = ""
    says: ShortWords
    language: Language = "en"


class DecisionIn(Schema):
    """`says` is asked for with `answer`."""

    decision: Literal["accept", "answer", "withdraw"]
    says: Words = ""
    language: Language = "en"


class DeclarationIn(Schema):
    """`replaced_by`: id of the party's own fact in its place, with `replaced`."""

    revision: Revision
    kind: Literal["under_way", "done", "replaced", "no_longer_pursued"]
    says: Words = ""
    language: Language = "en"
    replaced_by: Key | None = None


class CommitmentIn(Schema):
    """`party`: code of a party to the agreement."""

    party: Key
    says: Annotated[str, Field(min_length=1, max_length=400, pattern=r"^[^\x00]*$")]
    article: Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")] = ""


Day = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="As exact as the text gives it.")]


class TermsIn(Schema):
    """`read`: the version of the terms that was read, 0 for none. `ends`: its last day."""

    read: Annotated[int, Field(ge=0, le=1_000_000)]
    source: Key
    signed: Day = ""
    begins: Day = ""
    ends: Day = ""
    renewal: Literal["automatic", "by_consent", "none", "unknown"] = "unknown"
    notice_months: Annotated[int, Field(ge=0, le=120)] | None = None
    commitments: Annotated[list[CommitmentIn], Field(max_length=200)] = []


class SignIn(Schema):
    kind: Literal["activity", "visit", "exercise", "meeting"]
    happened: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    says: Annotated[str, Field(min_length=1, max_length=400, pattern=r"^[^\x00]*$")]
    language: Language = "en"
    source: Key
    page: Annotated[str, Field(max_length=20, pattern=r"^[^\x00<>]*$")] = ""
    statement: Annotated[
        str, Field(max_length=80, pattern=r"^[A-Za-z0-9_-]*$", description="Id of the fact that tells of the same.")
    ] = ""


class RejectionIn(Schema):
    candidates: Annotated[list[Key], Field(min_length=1, max_length=500)]


class TakingUpIn(Schema):
    """`content` as it shall be proposed: the party, source and page that fit the document."""

    content: StatementContent
