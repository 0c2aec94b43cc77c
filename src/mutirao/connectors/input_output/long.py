"""Long tables: `exporter, importer, value[, year][, sector]`, one delivery a line, domestic sales from a country to
itself where the table has them. Sectors of one pair are added: the nodes are countries."""

from pathlib import Path

import numpy as np

from mutirao.connectors.input_output.errors import SeveralYearsError
from mutirao.connectors.input_output.putting_together import HeldTable
from mutirao.programmes.dependencies.csv_stream import CsvStream
from mutirao.programmes.dependencies.flow_files import Sides
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT

COLUMNS = ("exporter", "importer", "value")
_OPTIONAL = ("year", "sector")


def read_long(path: Path) -> HeldTable:
    """Raises FileError naming file, line and column."""
    stream = CsvStream(path, role="table", required=COLUMNS, optional=_OPTIONAL)
    places: dict[str, int] = {}
    lines: dict[str, int] = {}
    first: dict[tuple[str, str, str], int] = {}
    cells: dict[tuple[int, int], float] = {}
    years: set[str] = set()
    for exporter, importer, value, year, sector in stream:
        seller, buyer = (stream.text(name, column) for name, column in ((exporter, "exporter"), (importer, "importer")))
        key = (seller, buyer, sector)
        if year:
            years.add(year)
        if len(years) > 1:
            raise SeveralYearsError(file=path.name, line=stream.line, years=", ".join(sorted(years)))
        if key in first:
            told = " → ".join(part for part in key if part)
            line, column = stream.line, "importer"
            raise tables.DuplicateRowError(file=path.name, line=line, column=column, key=told, first_line=first[key])
        first[key] = stream.line
        lines |= {name: stream.line for name in (seller, buyer) if name not in lines}
        pair = (places.setdefault(seller, len(places)), places.setdefault(buyer, len(places)))
        cells[pair] = cells.get(pair, 0.0) + stream.number(value, "value", most=LARGEST_AMOUNT)
    if not cells:
        raise tables.EmptyFileError(file=path.name)
    names = tuple(sorted(places))
    order = {places[name]: place for place, name in enumerate(names)}
    flows = np.zeros((len(names), len(names)))
    for (seller_place, buyer_place), value_of in cells.items():
        flows[order[seller_place], order[buyer_place]] = value_of
    return HeldTable(
        names=names,
        flows=flows,
        sides=Sides(),
        groups=names,
        grouped_by="country",
        lines=lines,
        files=(stream.read,),
    )
