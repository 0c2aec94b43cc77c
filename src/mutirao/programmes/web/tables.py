"""Lists as pages and as CSV."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50
# A spreadsheet takes a cell that begins with one of these for a formula; in Japanese also with a wide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def page_of(request: HttpRequest, rows: Any) -> "Page[Any]":
    return Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """UTF-8 with a mark, so that spreadsheets read names in every script; as a download."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def csv_address(request: HttpRequest) -> str:
    """The same list, filtered and sorted alike, as CSV."""
    return file_address(request, "csv")


def file_address(request: HttpRequest, form: str) -> str:
    """The same page, filtered and sorted alike, as a file."""
    query = request.GET.copy()
    query.pop("page", None)
    query["format"] = form
    return f"?{query.urlencode()}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
