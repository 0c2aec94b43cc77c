"""OECD's inter-country input-output tables as CSV: one column of labels, `COUNTRY_INDUSTRY` in rows and columns, final
demand in further columns, and taxes, value added and output in further rows and, for output, in a last column."""

from pathlib import Path

import numpy as np

from mutirao.connectors.input_output.errors import NodeMissingError, NotAnInputOutputTableError
from mutirao.connectors.input_output.putting_together import HeldTable
from mutirao.connectors.input_output.wide import WideTable, read_wide
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.programmes.dependencies.flow_files import Sides

_OUTPUT = frozenset({"OUT", "OUTPUT", "TOTAL"})
# Of rows: value added, and taxes less subsidies, which some editions give by country.
_VALUE_ADDED = ("VA", "VALU")
_BESIDE = ("TLS", "TXS", "TAXSUB", *_VALUE_ADDED)


def read_icio(path: Path) -> HeldTable:
    """Raises FileError naming file, line and column."""
    table = read_wide(path, role="table", delimiter=",")
    is_buyer = {name: place for place, name in enumerate(table.columns)}
    nodes = [name for name in table.rows if not _is_beside(name)]
    bought = [name for name in nodes if name in is_buyer]
    if not bought:
        raise NotAnInputOutputTableError(file=path.name, problem="no node stands in a row and in a column")
    if missing := next((name for name in nodes if name not in is_buyer), None):
        line = table.lines[table.rows.index(missing)]
        raise NodeMissingError(file=path.name, line=line, node=missing, side="columns")
    return _flows(table, nodes, is_buyer)


def _flows(table: WideTable, nodes: list[str], is_buyer: dict[str, int]) -> HeldTable:
    rows = [table.rows.index(name) for name in nodes] if len(nodes) < len(table.rows) else list(range(len(nodes)))
    columns = [is_buyer[name] for name in nodes]
    final = [place for name, place in is_buyer.items() if place not in set(columns) and name.upper() not in _OUTPUT]
    sold = table.values[np.ix_(rows, columns)]
    demand = table.values[np.ix_(rows, final)].sum(axis=1) if final else None
    return HeldTable(
        names=tuple(nodes),
        flows=sold,
        sides=Sides(output=_output(table, columns), final_demand=demand, value_added=_value_added(table, columns)),
        groups=tuple(name.partition("_")[0] for name in nodes),
        grouped_by="country",
        lines=dict(zip(table.rows, table.lines, strict=True)),
        files=(table.read,),
    )


def _output(table: WideTable, columns: list[int]) -> FloatArray | None:
    """The row of total output; without one, what is sold altogether is all output."""
    place = next((number for number, name in enumerate(table.rows) if name.upper() in _OUTPUT), None)
    return None if place is None else table.values[place, columns]


def _value_added(table: WideTable, columns: list[int]) -> FloatArray | None:
    """What output costs beside what is bought: value added and taxes; None where the table has no value added."""
    if not any(_last(name) in _VALUE_ADDED for name in table.rows):
        return None
    rows = [number for number, name in enumerate(table.rows) if _last(name) in _BESIDE]
    return np.asarray(table.values[np.ix_(rows, columns)].sum(axis=0))


def _last(name: str) -> str:
    """Of the parts of a label."""
    return name.upper().rpartition("_")[2]


def _is_beside(name: str) -> bool:
    return name.upper() in _OUTPUT or _last(name) in _BESIDE
