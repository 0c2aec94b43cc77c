"""Published figures of the GCI 2024: pillars of 0 to 20 points, the total of 0 to 100, the tier."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from mutirao.connectors.figures.reading import FigureFile, read_figure_file
from mutirao.directory.reference import PILLARS
from mutirao.directory.services import Figure
from mutirao.kernel.errors import FileError
from mutirao.programmes.planning.tables import Row

SOURCE = "gci-2024-imported"
_YEAR = 2024
_TIERS = ("T1", "T2", "T3", "T4", "T5")
_ROUNDING = Decimal("0.05")  # the total is published rounded, and so are the pillars


class TierError(FileError):
    """`value` is none of the tiers (`known`)."""

    code = "gci.tier"


class TotalError(FileError):
    """The total is not the sum of the pillars (`sum`)."""

    code = "gci.total"


def read_gci_file(path: Path) -> FigureFile:
    """One line a country. The name in `country` is for people and is not read.

    Raises FileError naming file, line and column.
    """
    return read_figure_file(path, required=PILLARS, optional=("country", "total", "tier"), figures_of=_figures)


def _figures(row: Row, country: str) -> Iterable[Figure]:
    pillars = {pillar: row.number(pillar, least=0, most=20) for pillar in PILLARS}
    for pillar, points in pillars.items():
        yield _figure(country, f"gci_{pillar}", points, "points")
    if row.optional_text("total") is not None:
        yield _figure(country, "gci_total", _total(row, sum(pillars.values(), Decimal(0))), "points")
    if row.optional_text("tier") is not None:
        yield _figure(country, "gci_tier", _tier(row), "tier")


def _total(row: Row, of_pillars: Decimal) -> Decimal:
    total = row.number("total", least=0, most=100)
    if abs(total - of_pillars) > _ROUNDING:
        raise TotalError(file=row.file, line=row.line, column="total", value=str(total), sum=str(of_pillars))
    return total


def _tier(row: Row) -> Decimal:
    text = row.text("tier").upper()
    if text not in _TIERS:
        raise TierError(file=row.file, line=row.line, column="tier", value=text, known=", ".join(_TIERS))
    return Decimal(text.removeprefix("T"))


def _figure(country: str, indicator: str, value: Decimal, unit: str) -> Figure:
    return Figure(country=country, indicator=indicator, year=_YEAR, value=value, unit=unit)
