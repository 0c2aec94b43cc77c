"""Sources and statements as people bring them: the schema of the shipped atlas, where it may leave more open."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from mutirao.atlas.reference.schema import Day, ShippedSource, ShippedStatement

A_YEAR = 365  # days
# A key of the shipped atlas, or the public id of what was recorded on a site.
AnyKey = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]


class ImportedSource(ShippedSource):
    """A published document that a file brings along; until somebody has checked it, it counts as unchecked."""

    key: AnyKey
    supersedes: AnyKey | None = None
    superseded_by: AnyKey | None = None
    follows: AnyKey | None = None
    standing: Literal["in_force", "term_ended", "superseded", "none"] = "none"
    last_checked: Day | None = None  # type: ignore[assignment]
    check_period_days: Annotated[int, Field(gt=0)] = A_YEAR

    @model_validator(mode="after")
    def is_not_in_force_when_replaced(self) -> Self:
        if self.superseded_by is not None and self.standing not in {"superseded", "term_ended"}:
            raise PydanticCustomError("atlas.supersession", "what is replaced is superseded, or its term has ended")
        return self


class ImportedStatement(ShippedStatement):
    """A statement as a file has it. It may name what was recorded on this site by its public id."""

    slug: AnyKey
    source: AnyKey
    instrument: AnyKey | None = None
