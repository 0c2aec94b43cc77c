"""Results: one table per benchmark, the same for eyes and for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Rows with the same columns. Columns that end in `_ms` are milliseconds, in `_s` seconds. `faults`: what must not
    happen, whatever the machine: with one of them the run has failed."""

    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = field(default=())
    faults: Sequence[str] = field(default=())


def as_text(result: Result) -> str:
    columns = list(result.rows[0])
    lines = [columns, *([_shown(row[column]) for column in columns] for row in result.rows)]
    widths = [max(len(line[position]) for line in lines) for position in range(len(columns))]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    faults = [f"FAULT: {fault}" for fault in result.faults]
    return "\n".join([f"== {result.title}", *table, *result.notes, *faults])


def as_json(result: Result) -> dict[str, object]:
    told = {"notes": list(result.notes), "faults": list(result.faults)}
    return {"title": result.title, "rows": [dict(row) for row in result.rows], **told}


def ratio(one: float, other: float) -> float:
    """How many times the other; 0 where there is nothing to compare with."""
    return round(one / other, 2) if other else 0.0


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
