from typing import Annotated, Literal

from ninja import Query, Schema
from pydantic import Field

Standing = Literal["in_force", "term_ended", "superseded", "none"]
StaleReason = Literal["superseded", "term_ended", "not_checked", "changed", "gone"]
# A code or key to select by; empty selects all.
Selection = Annotated[str, Query(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")]
PartyCodes = Annotated[
    str, Query(max_length=200, pattern=r"^[A-Za-z0-9_.,-]*$", description="Two to four codes: BRA,KOR,JPN.")
]

TopicKeys = Annotated[
    str, Query(max_length=400, pattern=r"^[A-Za-z0-9_,-]*$", description="Keys of topics: resilience,exercises.")
]

# A code or key that names one thing.
Code = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
PartCursor = Annotated[str, Query(pattern=r"^([1-9][0-9]{0,5})?$", description="The “next” of the part before.")]


class SourceOut(Schema):
    """A published document; dates as precise as they are known."""

    key: str
    title: str
    title_language: str
    issuer: str
    date: str | None
    valid: str | None
    url: str
    language: str
    standing: Standing
    follows: str | None
    superseded_by: str | None
    last_checked: str | None
    is_stale: bool
    stale_reasons: list[StaleReason]
    version: int


class ReplyOut(Schema):
    """A party's own words beside what is said of it; `revision` is the wording that it answers."""

    id: str
    party: str
    revision: int
    kind: Literal["confirms", "corrects", "comments"]
    says: str | None
    language: str
    replied_on: str


class EvidenceOut(Schema):
    """What a document shows of a pledge, as somebody entered it; `answer` is the pledging party's own."""

    id: str
    entered_for: str | None
    revision: int
    source: str
    page: str | None
    happened: str | None
    says: str
    language: str
    state: Literal["proposed", "accepted", "answered"]
    entered_on: str
    decided_on: str | None
    answer: str | None
    answer_language: str | None


class DeclarationOut(Schema):
    """What the party that made a pledge says became of it."""

    id: str
    revision: int
    kind: Literal["under_way", "done", "replaced", "no_longer_pursued"]
    says: str | None
    language: str
    replaced_by: str | None
    declared_on: str


class StatementOut(Schema):
    """`says` is null while nobody has read it in the source; `replaced_by`: what replaced its document, and that."""

    id: str
    party: str
    kind: str
    topic: str
    number: int | None
    says: str | None
    language: str
    voice: Literal["own", "described"]
    mark: Literal["confirmed", "secondary", "unread"]
    said_on: str | None
    source: str
    instrument: str | None
    standing: Standing
    replaced_by: list[str]
    is_stale: bool
    stale_reasons: list[StaleReason]
    reviewed_by_party: bool
    revision: int
    page: str | None
    is_quotation: bool
    valid: str | None
    replies: list[ReplyOut]
    evidence: list[EvidenceOut]
    declarations: list[DeclarationOut]
    figures: dict[str, int]
    parties: list[str]
    observers: list[str]
    secretariat: list[str]


class StatementsOut(Schema):
    rows: list[StatementOut]
    next: str | None


class SourcesOut(Schema):
    rows: list[SourceOut]
    next: str | None


class StaleSourceOut(Schema):
    """A document with the first facts that rest on it; `count`: how many they are."""

    source: SourceOut
    statements: list[StatementOut]
    count: int


class StaleSourcesOut(Schema):
    rows: list[StaleSourceOut]
    next: str | None


class TopicOut(Schema):
    """`depth`: how many topics stand above it."""

    key: str
    parent: str | None
    name: str
    depth: int
    statements: int


class MomentOut(Schema):
    """Something that is dated. `kind`: `said` with a statement; `ended` and `replaced` with a document, which in the
    second case `by` replaced. `is_of_instrument`: the date is that of the statement's document."""

    kind: Literal["said", "ended", "replaced"]
    date: str
    is_of_instrument: bool
    statement: StatementOut | None
    document: str | None
    by: str | None


class TimelineOut(Schema):
    rows: list[MomentOut]
    next: str | None


class TextOut(Schema):
    """A file of an agreement's text that you may see; `address` is where it is downloaded."""

    id: str
    name: str
    size: int
    uploaded_on: str
    address: str


class NamedOut(Schema):
    key: str
    name: str


class ComparedPartyOut(Schema):
    code: str
    name: str
    kind: str
    is_fictitious: bool


class ChainLinkOut(Schema):
    document: str
    standing: Standing
    replaced_by: str | None
    statements: list[str]


class DifferingClaimsOut(Schema):
    party: str
    year: int
    statements: list[str]


class NetworkMembershipOut(Schema):
    """The party belongs to the network on the day of the comparison; `note` tells on what that rests."""

    network: str
    name: str
    since: str | None
    note: str | None


class CellOut(Schema):
    """`statements` is null where no fact is recorded: a gap. Beside `memberships` stand commitments of the networks."""

    party: str
    statements: list[StatementOut] | None
    chains: list[list[ChainLinkOut]]
    differing_claims: list[DifferingClaimsOut]
    memberships: list[NetworkMembershipOut]


class SectionOut(Schema):
    key: str
    cells: list[CellOut]


class ChangesOut(Schema):
    """Ids of statements and keys of documents: said since, entered on this site since, ended since."""

    since: str
    said: list[str]
    entered: list[str]
    ended: list[str]


class ComparisonOut(Schema):
    parties: list[ComparedPartyOut]
    topics: list[NamedOut]
    covers: list[str]
    on: str
    sections: list[SectionOut]
    sources: dict[str, SourceOut]
    changes: ChangesOut | None


class CommitmentOut(Schema):
    party: str
    says: str
    article: str | None


class TermsOut(Schema):
    """Dates as exact as the text gives them; `ends` is its last day."""

    version: int
    signed: str | None
    begins: str | None
    ends: str | None
    renewal: Literal["automatic", "by_consent", "none", "unknown"]
    notice_months: int | None
    source: str
    commitments: list[CommitmentOut]


class SignOut(Schema):
    """`statement`: id of the fact that tells of the same, where you may see one."""

    id: str
    kind: Literal["activity", "visit", "exercise", "meeting"]
    happened: str
    says: str
    language: str
    source: str
    page: str | None
    statement: str | None


class AgreementOut(Schema):
    """An agreement as it stands `on` a day; `terms` is null where none are recorded."""

    statement: StatementOut
    parties: list[str]
    on: str
    state: Literal["in_force", "renewed", "ended", "not_yet", "unknown"]
    ends_within_a_year: bool
    notice_by: str | None
    shows_no_sign: bool
    terms: TermsOut | None
    signs_of_life: list[SignOut]


class TextsOut(Schema):
    rows: list[TextOut]


class AgreementsOut(Schema):
    rows: list[AgreementOut]
    next: str | None


class CandidateOut(Schema):
    """A sentence that looks like a commitment; `page` is null where the document counts none of its own."""

    id: str
    page: int | None
    text: str
    lead: str | None
    language: str
    strength: Literal["strong", "middling", "weak"]
    signs: list[str]
    state: Literal["pending", "confirmed", "edited", "rejected"]
    proposal: str | None


class ReadingOut(Schema):
    """A document that your party had read; counts are null until then."""

    id: str
    name: str
    about: str
    source: str
    topic: str
    job: str
    is_read: bool
    pages: int | None
    pages_without_text: int | None
    sentences: int | None
    not_judged: int | None


class ReadingsOut(Schema):
    rows: list[ReadingOut]
    next: str | None


class CandidatesOut(Schema):
    rows: list[CandidateOut]
    next: str | None
