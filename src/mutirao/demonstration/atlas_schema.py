"""What the fictitious parties have said: the schema of `atlas.yaml`, with every day told from the anchor."""

from typing import Annotated, Literal

from pydantic import Field

from mutirao.demonstration.moments import Day
from mutirao.demonstration.vocabulary import Entry, PartyCode

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Sentence = Annotated[str, Field(max_length=300)]


class Document(Entry):
    """A document that `party` is said to have issued; nobody can open it."""

    key: Slug
    party: PartyCode
    title: Sentence
    date: Day
    valid_until: Day | None = None
    standing: Literal["in_force", "term_ended", "superseded", "none"] = "none"
    superseded_by: Slug | None = None
    follows: Slug | None = None
    last_checked: Day


class Fact(Entry):
    slug: Slug
    party: PartyCode
    kind: str
    topic: str
    source: Slug
    page: str | None = None
    valid_until: Day | None = None
    parties: list[PartyCode] = Field(default_factory=list)
    secretariat: list[PartyCode] = Field(default_factory=list)
    says: Sentence


class Evidence(Entry):
    """`by`: the party whose officer entered it."""

    pledge: Slug
    by: PartyCode
    source: Slug
    page: str
    happened: Day
    entered: Day
    says: Sentence
    state: Literal["proposed", "accepted", "answered", "withdrawn"]
    decided: Day | None = None
    answer: Sentence = ""


class Declaration(Entry):
    pledge: Slug
    kind: Literal["under_way", "done", "replaced", "no_longer_pursued"]
    replaced_by: Slug | None = None
    declared: Day
    says: Sentence


class Reply(Entry):
    statement: Slug
    by: PartyCode
    kind: Literal["confirms", "corrects", "comments"]
    replied: Day
    says: Sentence


class Sign(Entry):
    kind: Literal["activity", "visit", "exercise", "meeting"]
    happened: Day
    source: Slug
    page: str
    says: Sentence


class Terms(Entry):
    """`by`: the party whose officer recorded them. `commitments` by the code of who owes them, an article first."""

    agreement: Slug
    by: PartyCode
    recorded: Day
    source: Slug
    signed: Day | None = None
    begins: Day | None = None
    ends: Day | None = None
    renewal: Literal["automatic", "by_consent", "none", "unknown"]
    notice_months: int | None = None
    commitments: dict[str, list[Sentence]]
    signs: list[Sign]


class FictitiousAtlas(Entry):
    sources: list[Document]
    statements: list[Fact]
    evidence: list[Evidence]
    declarations: list[Declaration]
    replies: list[Reply]
    agreements: list[Terms]
