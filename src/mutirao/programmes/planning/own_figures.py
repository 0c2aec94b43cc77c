"""The asker's own figures from CSV: `country[, incidents][, cost][, stage]`."""

from pathlib import Path

from mutirao.programmes.planning import tables
from mutirao.programmes.planning.assumed import OwnFigure
from mutirao.programmes.planning.limits import HIGHEST_STAGE, LARGEST_AMOUNT
from mutirao.programmes.planning.world import World, suggestions

REQUIRED = ("country",)
OPTIONAL = ("incidents", "cost", "stage")
MOST_BYTES = 1_000_000


def read_own_figures(path: Path, world: World) -> tuple[OwnFigure, ...]:
    """Raises FileError naming file, line and column."""
    return own_figures_of(tables.read_content(path, most=MOST_BYTES), file=path.name, world=world)


def own_figures_of(content: bytes, *, file: str, world: World) -> tuple[OwnFigure, ...]:
    """The same from content that was typed or uploaded."""
    codes = frozenset(world.codes)
    return tuple(
        _figure(row, codes, world) for row in tables.rows_of(content, file=file, required=REQUIRED, optional=OPTIONAL)
    )


def _figure(row: tables.Row, codes: frozenset[str], world: World) -> OwnFigure:
    code = row.text("country").upper()
    if code not in codes:
        raise tables.UnknownCountryInFileError(
            file=row.file,
            line=row.line,
            column="country",
            country=row.text("country"),
            suggestions=suggestions(code, world),
        )
    return OwnFigure(
        country=code,
        incidents=_number(row, "incidents", LARGEST_AMOUNT),
        cost=_number(row, "cost", LARGEST_AMOUNT),
        stage=_number(row, "stage", HIGHEST_STAGE),
    )


def _number(row: tables.Row, column: str, most: float) -> float | None:
    """None where the cell is empty: nothing is said, which is not zero."""
    if row.optional_text(column) is None:
        return None
    return tables.finite(row.number(column, least=0, most=most))
