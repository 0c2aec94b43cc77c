"""How an agreement stands on a day: worked out from what its text says, and "unknown" where that says nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mutirao.atlas.facts import PartyFact, SourceLink, StatementFact
from mutirao.kernel.dates import PartialDate

A_YEAR = 365  # days
# After how long without a sign an agreement is listed as showing none.
QUIET_YEARS = 2


class AgreementState(StrEnum):
    IN_FORCE = "in_force"
    # Past its term, which renews by itself unless somebody said otherwise: the register does not know whether.
    RENEWED = "renewed"
    ENDED = "ended"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFact:
    party: PartyFact
    says: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFact:
    """One version; `number` counts from 1."""

    public_id: str
    number: int
    signed: PartialDate | None
    begins: PartialDate | None
    begins_on: date | None
    ends: PartialDate | None
    ends_on: date | None
    renewal: str
    notice_months: int | None
    source: SourceLink
    commitments: tuple[CommitmentFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFact:
    public_id: str
    kind: str
    happened: PartialDate
    happened_on: date
    says: str
    language: str
    source: SourceLink
    page: str
    # Id of the statement that tells of the same, where one is recorded that the reader may see.
    statement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact:
    """An agreement on the day `on`. `signs`: newest first."""

    statement: StatementFact
    terms: TermsFact | None
    signs: tuple[SignFact, ...]
    on: date

    @property
    def parties(self) -> tuple[PartyFact, ...]:
        return self.statement.participants or (self.statement.party,)

    @property
    def state(self) -> AgreementState:
        return state_of(self.terms, self.on)

    @property
    def notice_by(self) -> date | None:
        """The last day on which somebody can say that it shall end with its term."""
        if self.terms is None or self.terms.ends_on is None or self.terms.notice_months is None:
            return None
        return months_before(self.terms.ends_on, self.terms.notice_months)

    @property
    def ends_within_a_year(self) -> bool:
        ends = self.terms.ends_on if self.terms else None
        return ends is not None and 0 <= (ends - self.on).days <= A_YEAR

    @property
    def newest_sign(self) -> SignFact | None:
        """Of those up to the day."""
        return next((sign for sign in self.signs if sign.happened_on <= self.on), None)

    @property
    def shows_no_sign(self) -> bool:
        """Old enough to show one, and none is recorded of the last years; what has ended or not begun owes none."""
        if self.state in {AgreementState.ENDED, AgreementState.NOT_YET}:
            return False
        since = years_before(self.on, QUIET_YEARS)
        started = (self.terms.begins_on if self.terms else None) or self.statement.begins
        is_new = started != date.max and started > since
        return not is_new and (self.newest_sign is None or self.newest_sign.happened_on < since)

    def commitments_of(self, code: str) -> Sequence[CommitmentFact]:
        return [one for one in (self.terms.commitments if self.terms else ()) if one.party.code == code]


def state_of(terms: TermsFact | None, on: date) -> AgreementState:
    if terms is None or (terms.begins_on is None and terms.ends_on is None):
        return AgreementState.UNKNOWN
    if terms.begins_on is not None and terms.begins_on > on:
        return AgreementState.NOT_YET
    if terms.ends_on is not None and terms.ends_on < on:
        return AgreementState.RENEWED if terms.renewal == "automatic" else AgreementState.ENDED
    # Somebody may know when it ends without knowing that it ever began.
    return AgreementState.IN_FORCE if terms.begins_on is not None else AgreementState.UNKNOWN


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last one."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return _existing(years, month + 1, day.day)


def years_before(day: date, years: int) -> date:
    return _existing(day.year - years, day.month, day.day)


def _existing(year: int, month: int, day: int) -> date:
    for last in range(day, day - 4, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise ValueError
