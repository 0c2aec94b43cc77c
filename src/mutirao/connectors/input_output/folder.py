"""Folders as pymrio writes them: `file_parameters.json` beside tab-separated tables, of which the flows (Z), final
demand (Y) and output (x) are read; and value added, where a folder inside is called as pymrio and others call it."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from mutirao.connectors.input_output.errors import (
    NodeMissingError,
    NotAnInputOutputTableError,
    OutsideFolderError,
)
from mutirao.connectors.input_output.putting_together import HeldTable
from mutirao.connectors.input_output.wide import WideTable, read_wide
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.tables import LARGEST_GAP
from mutirao.programmes.dependencies.flow_files import Sides
from mutirao.programmes.planning import tables

DESCRIPTION = "file_parameters.json"
_LARGEST_DESCRIPTION = 1_000_000  # bytes
_MOST_PARTS = 4  # of a label: region, sector, and what some add
# Folders inside with what output costs beside what is bought: their flows (F) add up to value added.
_VALUE_ADDED = ("factor_inputs", "factor_input", "value_added", "primary_inputs")


def read_folder(path: Path) -> HeldTable:
    """Raises FileError naming file, line and column."""
    described = _description(path)
    if "Z" not in described:
        raise NotAnInputOutputTableError(file=DESCRIPTION, problem="Z")
    flows = _part(path, described, "Z")
    if set(flows.columns) != set(flows.rows):
        missing = sorted(set(flows.columns) ^ set(flows.rows))[0]
        side = "rows" if missing in flows.columns else "columns"
        raise NodeMissingError(file=flows.read.file, line=1, node=missing, side=side)
    place = {name: number for number, name in enumerate(flows.columns)}
    values = flows.values[:, [place[name] for name in flows.rows]]
    demand = _of_rows(path, described, "Y", flows.rows)
    output = _of_rows(path, described, "x", flows.rows)
    all_of = output if output is not None else values.sum(axis=1) + (0.0 if demand is None else demand)
    return HeldTable(
        names=flows.rows,
        flows=values,
        sides=Sides(
            output=output, final_demand=demand, value_added=_checked(_value_added(path, flows.rows), values, all_of)
        ),
        groups=tuple(name.partition(".")[0] for name in flows.rows),
        grouped_by="region",
        lines=dict(zip(flows.rows, flows.lines, strict=True)),
        files=(flows.read,),
    )


def _checked(value_added: FloatArray | None, flows: FloatArray, output: FloatArray) -> FloatArray | None:
    """Value added where it says which way round the table stands. Factor inputs of others may be incomplete, as in the
    table that pymrio brings for trial: where neither side adds up with them they prove nothing."""
    if value_added is None:
        return None
    gaps = [np.abs(flows.sum(axis=axis) + value_added - output).sum() for axis in (0, 1)]
    return value_added if min(gaps) <= LARGEST_GAP * output.sum() else None


def _value_added(folder: Path, nodes: tuple[str, ...]) -> FloatArray | None:
    """The sum of each column of the flows of a folder inside; None where there is none."""
    inside = next((folder / name for name in _VALUE_ADDED if (folder / name / DESCRIPTION).is_file()), None)
    if inside is None:
        return None
    if inside.resolve().parent != folder.resolve():
        raise OutsideFolderError(file=DESCRIPTION, named=inside.name)
    described = _description(inside)
    if "F" not in described:
        return None
    found = _part(inside, described, "F")
    place = {label: number for number, label in enumerate(found.columns)}
    missing = next((node for node in nodes if node not in place), None)
    if missing is not None:
        raise NodeMissingError(file=found.read.file, line=1, node=missing, side="columns")
    return np.asarray(found.values[:, [place[node] for node in nodes]].sum(axis=0))


def _description(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTION
    try:
        written = path.read_bytes()[: _LARGEST_DESCRIPTION + 1]
    except OSError as error:
        raise tables.FileMissingError(file=DESCRIPTION, problem=str(error.strerror)) from None
    try:
        described = json.loads(written).get("files") if len(written) <= _LARGEST_DESCRIPTION else None
    except (ValueError, AttributeError):
        described = None
    if not isinstance(described, dict):
        raise NotAnInputOutputTableError(file=DESCRIPTION, problem="files")
    return described


def _part(folder: Path, described: dict[str, Any], name: str) -> WideTable:
    told = described[name] if isinstance(described[name], dict) else {}
    file = str(told.get("name", f"{name}.txt"))
    path = folder / file
    # A description from outside must not lead elsewhere.
    if path.name != file or path.resolve().parent != folder.resolve():
        raise OutsideFolderError(file=DESCRIPTION, named=file)
    return read_wide(
        path,
        role=name,
        delimiter="\t",
        header_rows=_count(told, "nr_header"),
        label_columns=_count(told, "nr_index_col"),
    )


def _count(told: dict[str, Any], name: str) -> int:
    written = str(told.get(name, "1"))
    if not (written.isdecimal() and 1 <= int(written) <= _MOST_PARTS):
        raise NotAnInputOutputTableError(file=DESCRIPTION, problem=name)
    return int(written)


def _of_rows(folder: Path, described: dict[str, Any], name: str, nodes: tuple[str, ...]) -> FloatArray | None:
    """The sum of each row of a further table, in the order of the nodes; None where the folder has none."""
    if name not in described:
        return None
    found = _part(folder, described, name)
    place = {label: number for number, label in enumerate(found.rows)}
    missing = next((node for node in nodes if node not in place), None)
    if missing is not None:
        raise NodeMissingError(file=found.read.file, line=1, node=missing, side="rows")
    return np.asarray(found.values[[place[node] for node in nodes]].sum(axis=1))
