"""An observed trade table from a CSV file: `exporter, importer, value[, year, sector]`, values in the unit of GDP."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT
from mutirao.programmes.planning.tables import UnknownCountryInFileError
from mutirao.programmes.planning.world import FloatArray, World, suggestions

REQUIRED = ("exporter", "importer", "value")
OPTIONAL = ("year", "sector")
MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one country sold to another in `year`, in one sector where the table has sectors; `line` of the file."""

    exporter: str
    importer: str
    value: float
    year: int | None
    sector: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeTable:
    """Deliveries of one year, the newest of the file, summed over sectors: (exporter, importer) → value.

    `lines_of_other_years`: how many lines were not used. `fingerprint`: SHA-256 of the file.
    """

    file: str
    year: int | None
    values: dict[tuple[str, str], float]
    lines_of_other_years: int
    fingerprint: str

    def flows(self, codes: tuple[str, ...]) -> FloatArray:
        """Deliveries between `codes`, shape (countries, countries); rows and columns of NaN for who is not in the
        table.

        A pair that is not in the table, between two countries that are, counts as no delivery.
        """
        row = {code: number for number, code in enumerate(codes)}
        present = {code for pair in self.values for code in pair}
        flows = np.zeros((len(codes), len(codes)))
        for (exporter, importer), value in self.values.items():
            if exporter in row and importer in row:
                flows[row[exporter], row[importer]] = value
        absent = [number for code, number in row.items() if code not in present]
        flows[absent, :] = np.nan
        flows[:, absent] = np.nan
        return flows


def read_trade(path: Path, world: World) -> TradeTable:
    """The trade table of a file. Raises FileError naming file, line and column."""
    return trade_of(tables.read_content(path, most=MOST_BYTES), file=path.name, world=world)


def trade_of(content: bytes, *, file: str, world: World) -> TradeTable:
    """The trade table in the content of a file, for uploads; otherwise as `read_trade`."""
    deliveries = deliveries_of(content, file=file, world=world)
    newest = max((one.year for one in deliveries if one.year is not None), default=None)
    values: dict[tuple[str, str], float] = {}
    used = [one for one in deliveries if one.year == newest]
    for one in used:
        values[one.exporter, one.importer] = values.get((one.exporter, one.importer), 0.0) + one.value
    return TradeTable(
        file=file,
        year=newest,
        values=values,
        lines_of_other_years=len(deliveries) - len(used),
        fingerprint=hashlib.sha256(content).hexdigest(),
    )


def deliveries_of(content: bytes, *, file: str, world: World) -> tuple[Delivery, ...]:
    """Every line of a trade file, of all years and sectors, checked. Raises FileError naming file, line and column."""
    if len(content) > MOST_BYTES:
        raise tables.FileTooLargeError(file=file, size=len(content), most=MOST_BYTES)
    codes = frozenset(world.codes)
    seen: dict[tuple[str, str, int | None, str | None], int] = {}
    deliveries: list[Delivery] = []
    for row in tables.rows_of(content, file=file, required=REQUIRED, optional=OPTIONAL):
        one = _delivery(row, codes, world)
        key = (one.exporter, one.importer, one.year, one.sector)
        if key in seen:
            shown = " ".join(str(part) for part in key if part is not None)
            raise tables.DuplicateRowError(file=file, line=row.line, column="exporter", key=shown, first_line=seen[key])
        seen[key] = row.line
        deliveries.append(one)
    if not deliveries:
        raise tables.EmptyFileError(file=file)
    return tuple(deliveries)


def _delivery(row: tables.Row, codes: frozenset[str], world: World) -> Delivery:
    has_year = row.optional_text("year") is not None
    return Delivery(
        exporter=_country(row, "exporter", codes, world),
        importer=_country(row, "importer", codes, world),
        value=tables.finite(row.number("value", least=0, most=LARGEST_AMOUNT)),
        year=row.whole_number("year", least=1900, most=2100) if has_year else None,
        sector=row.optional_text("sector"),
        line=row.line,
    )


def _country(row: tables.Row, column: str, codes: frozenset[str], world: World) -> str:
    code = row.text(column).upper()
    if code not in codes:
        close = suggestions(code, world)
        raise UnknownCountryInFileError(file=row.file, line=row.line, column=column, country=code, suggestions=close)
    return code
