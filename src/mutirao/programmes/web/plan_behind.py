"""From the document of a result to what lies behind its figures: who gains from whom, other answers, what decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from mutirao.design.charts import ChartText, IntervalRow, Spec, interval_panels
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.web import plan_words as words
from mutirao.programmes.web.plan_pages import decimals

Document = Mapping[str, Any]
_GROUPS = ("recipients", "partners", "others", "total")
_MOST_ROWS = 25  # of a matrix on a page; all of them are in the file
_MOST_DRAWN = 12
WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """What each column gains from one recipient, or from all (`is_whole`)."""

    label: str
    cells: tuple[Document, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceRow:
    """How much of the variance one parameter decides, with all that it acts together with, by group; None where nobody
    is in a group or nothing varies. `worth`: of knowing it before choosing, in points."""

    label: str
    shares: tuple[float | None, ...]
    worth: float | None


def behind_page(document: Document, names: Mapping[str, str]) -> dict[str, Any]:
    """Nothing of a result that was stored before these answers were computed, or in which nobody rises."""
    matrix = document.get("who_gains_from_whom")
    if matrix is None:
        return {"matrix": ()}
    return {
        "matrix_columns": [words.column_label(column, names) for column in (*matrix["columns"], "total")],
        "matrix": _matrix_rows(matrix, names),
        "matrix_left_out": max(len(matrix["by_recipient"]) - _MOST_ROWS, 0),
        "matrix_digits": decimals(cell["benefit"] for cell in matrix[WHOLE]["cells"].values()),
        "alternatives": _alternatives(document),
        "alternatives_digits": decimals(document["by_hops"][0]["benefit"].values()),
        "influence_groups": [words.said(words.GROUPS, group) for group in document["decisive"]],
        "influences": _influences(document),
        "knowing": document["value_of_knowing"],
    }


def matrix_spec(document: Document, names: Mapping[str, str]) -> Spec | None:
    """The drawing of who gains from whom; None where there is nobody, or too many to be told apart."""
    matrix = document.get("who_gains_from_whom")
    if matrix is None or not 1 < len(matrix["by_recipient"]) <= _MOST_DRAWN:
        return None
    text = ChartText(
        title=gettext("Who gains from whom"),
        description=gettext("For each group, what it gains from each recipient: median and 90 % interval."),
        axis=gettext("points of the world's direct loss today"),
        language=get_language() or DEFAULT_LANGUAGE,
    )
    bars = [
        IntervalRow(
            label=gettext("from %(country)s") % {"country": names.get(row["code"], row["code"])},
            panel=words.column_label(column, names),
            **{bound: row["cells"][column]["benefit"][bound] for bound in ("median", "low", "high")},
        )
        for column in matrix["columns"]
        for row in matrix["by_recipient"]
        if _is_anybody(matrix, column)
    ]
    return interval_panels(bars, text)


def matrix_lines(document: Document) -> Iterator[list[Any]]:
    """The matrix for programs: who gains, from whom, in codes."""
    yield ["gains", "from", "median", "low", "high", "mean", "dependence_gain", "displacement_loss", "unit"]
    matrix = document.get("who_gains_from_whom")
    if matrix is None:
        return
    for row in (*matrix["by_recipient"], matrix[WHOLE]):
        for column, cell in (*row["cells"].items(), ("total", row["total"])):
            benefit = cell["benefit"]
            parts = (cell["dependence_gain"]["median"], cell["displacement_loss"]["median"])
            bounds = (benefit["median"], benefit["low"], benefit["high"])
            yield [column, row["code"], *bounds, cell["mean"], *parts, document["unit"]]


def _is_anybody(matrix: Document, column: str) -> bool:
    """A group without anybody gains exactly nothing in every draw."""
    found = matrix[WHOLE]["cells"][column]["benefit"]
    return bool(found["low"] or found["high"])


def _matrix_rows(matrix: Document, names: Mapping[str, str]) -> list[MatrixRow]:
    rows = [
        MatrixRow(label=names.get(row["code"], row["code"]), cells=_cells(row, matrix["columns"]), is_whole=False)
        for row in matrix["by_recipient"][:_MOST_ROWS]
    ]
    whole = MatrixRow(label=gettext("All together"), cells=_cells(matrix[WHOLE], matrix["columns"]), is_whole=True)
    return [*rows, whole]


def _cells(row: Document, columns: Sequence[str]) -> tuple[Document, ...]:
    return tuple(one["benefit"] for one in (*(row["cells"][column] for column in columns), row["total"]))


def _alternatives(document: Document) -> list[tuple[str, list[Document]]]:
    return [
        (words.said(words.ALTERNATIVES, one["code"]), [one["benefit"][group] for group in _GROUPS])
        for one in (*document["by_hops"], *document["by_aggregate"])
    ]


def _influences(document: Document) -> list[InfluenceRow]:
    groups = document["decisive"]
    worth = {one["parameter"]: one["value"] for one in (document["value_of_knowing"] or {}).get("parameters", ())}
    parameters = dict.fromkeys(one["parameter"] for rows in groups.values() for one in rows)
    return [
        InfluenceRow(
            label=words.said(words.PARAMETER_GROUPS, parameter),
            shares=tuple(_share(rows, parameter) for rows in groups.values()),
            worth=worth.get(parameter),
        )
        for parameter in parameters
    ]


def _share(rows: Sequence[Document], parameter: str) -> float | None:
    """Simulation may put an index slightly below zero or above one."""
    found = next((one["total"] for one in rows if one["parameter"] == parameter), None)
    return None if found is None else min(max(found, 0.0), 1.0)
