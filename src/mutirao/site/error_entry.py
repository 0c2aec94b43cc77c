"""What the error table says of one code."""

from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line, documented in `docs/reference/exit-codes.md`."""

    FAILURE = 1  # a fault of ours
    USAGE = 2
    NOT_FOUND = 3
    FORBIDDEN = 4
    INVALID = 5
    FILE = 6
    CONFLICT = 7
    ENVIRONMENT = 8
    NOT_INTACT = 9
    INTERRUPTED = 130
    OUTPUT_CLOSED = 141  # as a shell names the signal that ends a program whose reader went away


@dataclass(frozen=True, slots=True)
class Entry:
    message: str
    way_out: str
    status: int
    exit_code: Exit


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is shown."""
    return text
