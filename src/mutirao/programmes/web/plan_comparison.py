"""What-ifs and benefits side by side: what each asked and assumed, and what it says."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.design.charts import ChartText, IntervalRow, Spec, interval_panels, svg
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.errors import SideBySideError
from mutirao.programmes.queries import plans as queries
from mutirao.programmes.vocabulary import PlanKind
from mutirao.programmes.web import plan_words as words
from mutirao.programmes.web.drawings import drawing_answer
from mutirao.programmes.web.plan_pages import decimals

if TYPE_CHECKING:
    from mutirao.programmes.models import StoredPlan

MOST = 4
_GROUPS = ("recipients", "partners", "others", "total")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One result: `letter` names it in the table and the drawing."""

    letter: str
    plan: "StoredPlan"
    document: Mapping[str, Any]
    changes: list[tuple[str, str]]
    gains: list[tuple[str, float]]
    partners: list[str]


@require_GET
def compare_results(request: HttpRequest) -> HttpResponse:
    """`?result=plan_…&result=plan_…`; `&format=csv`, `svg` or `png` for the same as a file."""
    by = actor_of_request(request)
    asked = list(dict.fromkeys(request.GET.getlist("result")))
    stored = [queries.stored_plan(one, by=by) for one in asked[: MOST + 1]]
    if not 2 <= len(stored) <= MOST or any(one.kind == PlanKind.PLAN for one in stored):
        raise SideBySideError(given=len(asked), most=MOST)
    columns = _columns(stored)
    drawing = svg(_spec(columns))
    form = request.GET.get("format", "")
    if form == "csv":
        return HttpResponse(
            _as_csv(columns),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="comparison.csv"'},
        )
    if form in {"svg", "png"}:
        return drawing_answer(drawing, form, "comparison")
    query = "&".join(f"result={one.public_id}" for one in stored)
    context = {
        "stage": "plan",
        "breadcrumbs": [
            (gettext("Plan"), reverse("plan")),
            (gettext("Explore"), reverse("explore")),
            (gettext("Side by side"), ""),
        ],
        "columns": columns,
        "rows": _rows(columns),
        "digits": decimals(one.document["benefit"][group] for one in columns for group in _GROUPS),
        "drawing": drawing,
        "has_watermark": any(one.document["watermark"] for one in columns),
        "files": {form: f"?{query}&format={form}" for form in ("csv", "svg", "png")},
        "shows_fictitious_parties": any(queries.is_fictitious(dict(one.document)) for one in columns),
    }
    return render(request, "programmes/compare_results.html", context)


def _columns(stored: "Sequence[StoredPlan]") -> list[Column]:
    documents = [queries.document_of(one) for one in stored]
    names = {code: name for document in documents for code, name in queries.country_names(document).items()}
    return [
        Column(
            letter=letter,
            plan=plan,
            document=document,
            changes=words.changes_in_words(plan.request.get("assumed", {})),
            gains=[(names.get(one["country"], one["country"]), one["stages"]) for one in document.get("gains", ())],
            partners=[names.get(code, code) for code in document["partners"]],
        )
        for letter, plan, document in zip("ABCD", stored, documents, strict=False)
    ]


def _rows(columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [
        {
            "group": words.said(words.GROUPS, group),
            "cells": [
                {
                    "benefit": one.document["benefit"][group],
                    "verdict": words.said(words.CONCLUSIONS, one.document["conclusions"][group]),
                }
                for one in columns
            ],
        }
        for group in _GROUPS
    ]


def _spec(columns: Sequence[Column]) -> Spec:
    text = ChartText(
        title=gettext("Who gains, side by side"),
        description=gettext("Median and 90 % interval of each result, for each group; zero is marked."),
        axis=gettext("points of the world's direct loss today"),
        language=get_language() or DEFAULT_LANGUAGE,
    )
    bars = [
        IntervalRow(
            label=one.letter,
            panel=words.said(words.GROUPS, group),
            **{bound: one.document["benefit"][group][bound] for bound in ("median", "low", "high")},
        )
        for group in _GROUPS
        for one in columns
    ]
    return interval_panels(bars, text)


def _as_csv(columns: Sequence[Column]) -> str:
    output = io.StringIO()
    csv.writer(output).writerows(_lines(columns))
    return output.getvalue()


def _lines(columns: Sequence[Column]) -> Iterator[list[Any]]:
    yield ["result", "group", "median", "low", "high", "conclusion", "unit", "assumptions", "input_hash"]
    for one in columns:
        assumed = one.document.get("assumed", {}).get("fingerprint", "")
        for group in _GROUPS:
            found = one.document["benefit"][group]
            bounds = (found["median"], found["low"], found["high"])
            said = one.document["conclusions"][group]
            yield [one.plan.public_id, group, *bounds, said, one.document["unit"], assumed, one.document["input_hash"]]
