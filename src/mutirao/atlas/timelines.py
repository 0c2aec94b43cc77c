"""What is dated of a party: what was said and done, and what documents say of their own end."""

from dataclasses import dataclass

from mutirao.atlas.facts import SourceFact, StatementFact
from mutirao.kernel.dates import PartialDate, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`kind`: `said` has a statement; `ended`, a document whose term was over; `replaced`, a document whose successor
    begins. `is_of_instrument`: the statement has no date of its own, and stands at that of its document."""

    kind: str
    date: PartialDate | Span
    year: int
    statement: StatementFact | None = None
    document: SourceFact | None = None
    is_of_instrument: bool = False
