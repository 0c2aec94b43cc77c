"""Figures of gross domestic product, in current US dollars, of any years."""

from collections.abc import Iterable
from pathlib import Path

from mutirao.connectors.figures.reading import FigureFile, read_figure_file
from mutirao.directory.services import Figure
from mutirao.programmes.planning.limits import LARGEST_AMOUNT
from mutirao.programmes.planning.tables import Row

SOURCE = "gdp-imported"


def read_gdp_file(path: Path) -> FigureFile:
    """One line a country and year. Raises FileError naming file, line and column."""
    return read_figure_file(path, required=("year", "gdp_usd"), figures_of=_figures)


def _figures(row: Row, country: str) -> Iterable[Figure]:
    # No country makes nothing: a missing figure is left out, never zero.
    value = row.number("gdp_usd", least=1, most=LARGEST_AMOUNT)
    yield Figure(
        country=country,
        indicator="gdp",
        year=row.whole_number("year", least=1900, most=2100),
        value=value,
        unit="USD",
    )
