"""Lists in parts: a cursor names the last record of a part by what orders it, so that nothing is skipped or told twice
while records come and go."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from mutirao.kernel.errors import InvalidError

MOST_PER_PAGE = 200


class InvalidCursorError(InvalidError):
    code = "api.invalid_cursor"


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPage:
    rows: list[Any]
    # The cursor of the next part, or None at the end.
    next: str | None


def cursor_page(rows: "QuerySet[Any]", *, order: Sequence[str], cursor: str, limit: int) -> CursorPage:
    """Up to `limit` rows after `cursor`. `order` names text columns, the last of them unique; `-` before a name turns
    it round. Raises InvalidCursorError for what is no cursor of this order."""
    ordered = rows.order_by(*order)
    if cursor:
        ordered = ordered.filter(_after(order, _values(cursor, len(order))))
    found = list(ordered[: limit + 1])
    is_last = len(found) <= limit
    part = found[:limit]
    return CursorPage(rows=part, next=None if is_last else _cursor(part[-1], order))


def _after(order: Sequence[str], values: Sequence[str]) -> Q:
    """(a, b) > (x, y), written out for columns that may be ordered in different directions."""
    after, equal = Q(pk__in=()), Q()
    for name, value in zip(order, values, strict=True):
        column = name.removeprefix("-")
        comparison = "lt" if name.startswith("-") else "gt"
        after |= equal & Q(**{f"{column}__{comparison}": value})
        equal &= Q(**{column: value})
    return after


def _cursor(row: Any, order: Sequence[str]) -> str:
    values = [str(getattr(row, name.removeprefix("-"))) for name in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def _values(cursor: str, count: int) -> list[str]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
    except (ValueError, binascii.Error):
        raise InvalidCursorError from None
    if not isinstance(values, list) or len(values) != count or not all(_is_text(value) for value in values):
        raise InvalidCursorError
    return values


def _is_text(value: object) -> bool:
    """Databases take no half of a character; PostgreSQL takes no NUL."""
    return isinstance(value, str) and value.encode("utf-8", "ignore").decode() == value and "\0" not in value
