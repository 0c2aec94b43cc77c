"""One way for every list: its filters, order and part stand in the address, and the same list comes as a file.

The pages name their orders; `c-column` and `c-orders` link them, `c-exports` the files.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, HttpResponse

Orders = Mapping[str, Sequence[str | OrderBy]]
Rows = TypeVar("Rows", bound="QuerySet[Any]")

_PER_PAGE = 50
_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# A spreadsheet takes a cell that begins with one of these for a formula; in Japanese also with a wide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def in_order(rows: Rows, asked: str, orders: Orders, *, default: str) -> Rows:
    """The rows in the order that an address asks for: a key of `orders`, backwards with `-` before it. An unknown one
    is the default, since addresses outlive lists."""
    order = asked if asked.removeprefix("-") in orders else default
    ordered = rows.order_by(*orders[order.removeprefix("-")])
    return ordered.reverse() if order.startswith("-") else ordered


def order_of(request: HttpRequest) -> str:
    return request.GET.get("sort", "")


def page_of(request: HttpRequest, rows: Any, *, per_page: int = _PER_PAGE) -> "Page[Any]":
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def same_list_as(request: HttpRequest, form: str) -> str:
    """The address of the same list, filtered and ordered alike, as a file."""
    query = request.GET.copy()
    query.pop("page", None)
    query["format"] = form
    return f"?{query.urlencode()}"


def as_file(content: str, name: str, form: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """UTF-8 with a mark, so that spreadsheets read names in every script; as a download."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return as_file("\ufeff" + written.getvalue(), name, "csv")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
