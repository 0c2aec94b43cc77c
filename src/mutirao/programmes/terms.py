"""What a party writes into a need, an activity or a programme, before anything is stored."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mutirao.access.audiences import OWN_PARTY, Audience
from mutirao.kernel.identifiers import PublicId


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTerms:
    """`stages`: the gain in maturity, 1 to 4. `target_date`: a partial date such as `2027` or `2027-05`, or empty.
    `rank`: the country's own priority, 1 first. `after`: the need that has to come first."""

    title: str
    area: str
    grounds: str
    stages: int
    cost_low: Decimal
    cost_high: Decimal
    currency: str
    participants: tuple[str, ...]
    languages: tuple[str, ...]
    rank: int
    target_date: str = ""
    earliest_year: int | None = None
    after: PublicId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTerms:
    """`starts` and `ends` are both included; `staff_days`: what it takes from the recipient's agency."""

    kind: str
    title: str
    area: str
    participants: tuple[str, ...]
    languages: tuple[str, ...]
    starts: date
    ends: date
    staff_days: int
    cost: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTerms:
    """`audience` is who may see the programme once all sides have signed it."""

    title: str
    summary: str
    activities: tuple[PublicId, ...]
    audience: Audience = field(default=OWN_PARTY)
