"""What is new, for those who follow."""

from dataclasses import dataclass
from datetime import datetime

from mutirao.atlas.facts import SourceFact, StatementFact


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that is new. `kind`: `new`, `reworded`, `reply`, `declaration`, `evidence` or `terms` of a statement;
    `superseded`, `ended`, `changed` or `gone` of a document. `key` tells it from all others of the same; `says` and
    `detail` (a code) as the kind has them."""

    kind: str
    at: datetime
    key: str
    statement: StatementFact | None
    document: SourceFact | None
    says: str
    language: str
    detail: str
