"""Dates of which only the year or the month may be known, and spans of them (after EDTF, ISO 8601-2)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mutirao.kernel.errors import InvalidError

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class InvalidDateError(InvalidError):
    code = "date.invalid"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2024`, `2024-02` or `2024-02-01`; a day that does not exist is refused."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise InvalidDateError(value=text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise InvalidDateError(value=text) from None
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        if self.day is not None:
            return self.first_day
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, either of which may be open (None)."""

    start: PartialDate | None
    end: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read `2017-10-23/2017-10-27`, `2009/..`, `../2020` or one partial date."""
        first, separator, last = text.partition("/")
        if not separator:
            only = PartialDate.parse(first)
            return cls(only, only)
        return cls(_bound(first), _bound(last))

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def _bound(text: str) -> PartialDate | None:
    return None if text.strip() in {"", ".."} else PartialDate.parse(text)
