"""What people write of sources and statements: the schema of the shipped atlas, for records that have no key yet."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from mutirao.atlas.records import AnyKey
from mutirao.atlas.reference.schema import SourceEntry, StatementEntry


class SourceContent(SourceEntry):
    """A published document as somebody describes it. `superseded_by` and `follows` name other sources by their keys."""

    superseded_by: AnyKey | None = None
    follows: AnyKey | None = None

    @model_validator(mode="after")
    def is_not_in_force_when_replaced(self) -> Self:
        if self.superseded_by is not None and self.standing not in {"superseded", "term_ended"}:
            raise PydanticCustomError("atlas.supersession", "what is replaced is superseded, or its term has ended")
        return self


class StatementContent(StatementEntry):
    """A statement as somebody proposes it: it rests on a source that is recorded, or on one that it brings along."""

    source: AnyKey | None = None
    new_source: SourceContent | None = None
    instrument: AnyKey | None = None

    @model_validator(mode="after")
    def rests_on_one_source(self) -> Self:
        if (self.source is None) == (self.new_source is None):
            raise PydanticCustomError("atlas.no_source", "a statement rests on one source")
        return self

    def as_stored(self) -> dict[str, Any]:
        """For a column of JSON; `read_content` reads it again."""
        return self.model_dump(mode="json", exclude_defaults=True)


def read_content(stored: Mapping[str, Any]) -> StatementContent:
    """Raises `pydantic.ValidationError`, which names the field."""
    return StatementContent.model_validate(stored)


def party_codes(content: StatementContent) -> Iterable[str]:
    """Everybody whom it names, the one that it speaks of first."""
    return (content.party, *content.parties, *content.observers, *content.secretariat)
