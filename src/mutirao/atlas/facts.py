"""What the atlas shows: facts with everything that must stand beside them, ready to be written in any form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from mutirao.atlas.staleness import MENDED_BY_A_LOOK, StaleReason, Standing
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language

if TYPE_CHECKING:
    from mutirao.atlas.agreements import AgreementFact


class _Named:
    __slots__ = ()
    names: Mapping[str, str]

    @property
    def name(self) -> str:
        """In the reader's language, or else in English."""
        return in_language(self.names, get_language() or DEFAULT_LANGUAGE)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFact(_Named):
    code: str
    kind: str
    names: Mapping[str, str]
    is_fictitious: bool = False

    @property
    def is_country(self) -> bool:
        return self.kind == "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFact(_Named):
    key: str
    names: Mapping[str, str]
    parent: str | None = None
    # How many topics stand above it, where the tree was read.
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """Enough of a source to name it where another one is shown."""

    key: str
    title: str
    dated: PartialDate | None
    standing: str
    title_language: str = DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFact:
    """`successors`: what replaced it, what replaced that, up to the document that stands now; empty where nothing
    did. `stale_reasons` are as of the day that was asked for."""

    key: str
    title: str
    title_language: str = DEFAULT_LANGUAGE
    issuer: str
    dated: PartialDate | None
    valid: Span | None
    url: str
    language: str
    standing: str
    last_checked: PartialDate | None
    check_period_days: int
    fresh_until: date | None
    follows: str | None
    superseded_by: str | None
    successors: tuple[SourceLink, ...]
    stale_reasons: tuple[StaleReason, ...]
    # How often it was changed here, so that nobody overwrites what they have not read.
    version: int = 1

    @property
    def is_stale(self) -> bool:
        return bool(self.stale_reasons)

    @property
    def has_ended(self) -> bool:
        return StaleReason.SUPERSEDED in self.stale_reasons or StaleReason.TERM_ENDED in self.stale_reasons

    @property
    def is_unchecked(self) -> bool:
        return StaleReason.NOT_CHECKED in self.stale_reasons

    @property
    def needs_work(self) -> bool:
        """Somebody who opens the document can mend it."""
        return any(reason in MENDED_BY_A_LOOK for reason in self.stale_reasons)

    @property
    def has_standing(self) -> bool:
        return self.standing != Standing.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipFact:
    """That a party belongs to a network on the day that was asked for, since when and on what it rests, as far as that
    is entered."""

    network: PartyFact
    since: PartialDate | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFact:
    """What a party answers to what is said of it, in its own words. `revision` is the wording that it answers."""

    public_id: str
    party: PartyFact
    revision: int
    kind: str
    says: str
    language: str
    replied_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFact:
    """What a document shows of a pledge, as somebody entered it; `party`: for whom they acted. `answer`: what the party
    that made the pledge says against it."""

    public_id: str
    party: PartyFact | None
    revision: int
    source: SourceLink
    page: str
    happened: PartialDate | Span | None
    says: str
    language: str
    state: str
    proposed_at: datetime
    decided_at: datetime | None
    answer: str
    answer_language: str

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationFact:
    """What the party that made a pledge says became of it. `replaced_by`: id of the statement in its place."""

    public_id: str
    revision: int
    kind: str
    says: str
    language: str
    replaced_by: str | None
    declared_at: datetime


PLEDGED_KINDS = frozenset({"action", "pledge", "commitment"})
# What holds only as long as the document does in which it stands.
DOCUMENTED_KINDS = PLEDGED_KINDS | {"strategy", "position", "principle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact:
    """The current revision of a statement. `says` is empty only while nobody has read it in the source."""

    public_id: str
    party: PartyFact
    kind: str
    topic: TopicFact
    says: str
    language: str
    source: SourceFact
    instrument: SourceFact | None
    mark: str
    voice: str
    said_on: PartialDate | Span | None
    valid: Span | None
    page: str
    is_quotation: bool
    number: int | None
    figures: Mapping[str, int]
    participants: tuple[PartyFact, ...]
    observers: tuple[PartyFact, ...]
    secretariat: tuple[PartyFact, ...]
    stale_reasons: tuple[StaleReason, ...]
    # Which revision stands, from 1, and since when it stands here.
    revision: int
    recorded_at: datetime
    # It came with the shipped atlas, and nobody of this site has written it.
    is_shipped: bool
    replies: tuple[ReplyFact, ...] = ()
    # Of what was promised, oldest first.
    evidence: tuple[EvidenceFact, ...] = ()
    declarations: tuple[DeclarationFact, ...] = ()

    @property
    def is_unread(self) -> bool:
        return self.mark == "unread"

    @property
    def awaits_party(self) -> bool:
        """Whether it was kept is for the country itself to say: documents decide nothing about it."""
        return self.party.is_country and self.is_pledge and not self.is_reviewed_by_party

    @property
    def standing_is_unknown(self) -> bool:
        """It holds as long as its document does, and no document that is recorded says whether that one does."""
        document = self.document
        return self.kind in DOCUMENTED_KINDS and not (document.has_standing or document.has_ended)

    @property
    def is_pledge(self) -> bool:
        return self.kind in PLEDGED_KINDS

    @property
    def declared(self) -> DeclarationFact | None:
        """The newest declaration of the party that made the pledge."""
        return self.declarations[-1] if self.declarations else None

    @property
    def is_reviewed_by_party(self) -> bool:
        """The party that it speaks of has answered this very wording, declared what became of it, or accepted or
        answered evidence of it."""
        own = [reply.revision for reply in self.replies if reply.party.code == self.party.code]
        own += [one.revision for one in self.declarations]
        own += [one.revision for one in self.evidence if one.is_decided]
        return self.revision in own

    @property
    def is_stale(self) -> bool:
        return bool(self.stale_reasons)

    @property
    def document(self) -> SourceFact:
        """The document that it is part of: the source itself, or the instrument that the source tells of."""
        return self.instrument or self.source

    @property
    def begins(self) -> date:
        """For ordering: what has no date comes last."""
        start = self.said_on.start if isinstance(self.said_on, Span) else self.said_on
        return start.first_day if start is not None else date.max

    @property
    def year(self) -> int | None:
        return None if self.begins == date.max else self.begins.year

    def involves(self, code: str) -> bool:
        return code == self.party.code or any(party.code == code for party in (*self.participants, *self.observers))


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeAtlas:
    """What one reader may see of the atlas on a day, in a fixed order."""

    on: date
    sources: tuple[SourceFact, ...]
    statements: tuple[StatementFact, ...]
    topics: tuple[TopicFact, ...]
    agreements: "tuple[AgreementFact, ...]"
