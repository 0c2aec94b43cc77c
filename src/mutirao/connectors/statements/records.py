"""Entries as records: what a file says, held against the schema of the atlas."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mutirao.connectors.statements.entries import LEFT_ASIDE, Entry
from mutirao.connectors.statements.errors import EntryError

Record = TypeVar("Record", bound=BaseModel)
_LONGEST_SHOWN = 80  # characters of a value that is refused


def record_of(entry: Entry, schema: type[Record]) -> Record:
    """Raises EntryError for the first thing that breaks the schema."""
    try:
        return schema.model_validate({name: one for name, one in entry.values.items() if name not in LEFT_ASIDE})
    except ValidationError as error:
        raise _refusal(entry, error.errors(include_url=False)[0]) from None


def _refusal(entry: Entry, problem: ErrorDetails) -> EntryError:
    return EntryError(
        file=entry.file,
        line=entry.line,
        column=".".join(str(part) for part in problem["loc"]) or "–",
        value=_shown(problem["input"]),
        problem=problem["msg"],
    )


def _shown(value: object) -> str:
    text = "" if isinstance(value, dict) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
