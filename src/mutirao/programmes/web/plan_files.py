"""The tables of a result as CSV: codes, not words, so that programs can read them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from mutirao.programmes.web.plan_behind import matrix_lines

Document = Mapping[str, Any]
_GROUPS = ("recipients", "partners", "others", "total")


def plan_csv(document: Document) -> str:
    """The benefit by structure and group, one line each."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(["structure", "displacement", "group", "median", "low", "high", "unit"])
    writer.writerows(_csv_rows(document))
    return output.getvalue()


def _csv_rows(document: Document) -> Iterable[list[Any]]:
    for one in document["structures"]:
        for group in _GROUPS:
            found = one["benefit"][group]
            yield [
                one["structure"],
                one["displacement"],
                group,
                found["median"],
                found["low"],
                found["high"],
                document["unit"],
            ]


def matrix_csv(document: Document) -> str:
    """Who gains from whom, one line a cell."""
    output = io.StringIO()
    csv.writer(output).writerows(matrix_lines(document))
    return output.getvalue()
