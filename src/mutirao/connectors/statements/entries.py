"""One entry of a file, before it is checked: where it stands and what is said there."""

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mutirao.connectors.statements.errors import EntryError

Record = TypeVar("Record", bound=BaseModel)
# What exports tell of a record itself; it is made anew where the record is taken over.
LEFT_ASIDE = frozenset({"revision", "recorded_at", "is_fictitious"})
_LONGEST_SHOWN = 80  # characters of a value that is refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    file: str
    line: int
    values: dict[str, Any]

    def checked(self, schema: type[Record]) -> Record:
        """The entry as a record; raises EntryError for the first thing that breaks the schema."""
        try:
            return schema.model_validate({name: one for name, one in self.values.items() if name not in LEFT_ASIDE})
        except ValidationError as error:
            raise self._refusal(error.errors(include_url=False)[0]) from None

    def _refusal(self, problem: ErrorDetails) -> EntryError:
        return EntryError(
            file=self.file,
            line=self.line,
            column=".".join(str(part) for part in problem["loc"]) or "–",
            value=_shown(problem["input"]),
            problem=problem["msg"],
        )


def _shown(value: object) -> str:
    text = "" if isinstance(value, dict) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
