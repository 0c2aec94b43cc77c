"""One entry of a file, before it is checked: where it stands and what is said there. Values are what JSON has."""

from dataclasses import dataclass
from typing import Any

# What exports tell of a record itself; it is made anew where the record is taken over.
LEFT_ASIDE = frozenset({"revision", "recorded_at", "is_fictitious"})
STATEMENTS, SOURCES = "statements", "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`part`: STATEMENTS or SOURCES."""

    part: str
    file: str
    line: int
    values: dict[str, Any]
