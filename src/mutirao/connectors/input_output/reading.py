"""Telling the forms of input-output tables apart."""

from pathlib import Path

from mutirao.connectors.input_output.folder import read_folder
from mutirao.connectors.input_output.icio import read_icio
from mutirao.connectors.input_output.long import COLUMNS, read_long
from mutirao.connectors.input_output.putting_together import HeldTable, put_together
from mutirao.programmes.dependencies.flow_files import Flows
from mutirao.programmes.dependencies.node_files import Nodes
from mutirao.programmes.planning import tables

_LONGEST_HEADER = 65_536  # bytes: enough to see the first names


def read_table(path: Path, nodes: Nodes | None = None) -> Flows:
    """The flows of a long table, of a table of OECD's ICIO, or of a folder as pymrio writes it. `nodes`: a file of
    nodes beside it, which says output, groups and resilience. Raises FileError naming file, line and column, and as
    `propagation.tables.flow_table`: OrientationError, UnbalancedError, BeyondOutputError."""
    return put_together(_held(path), nodes)


def _held(path: Path) -> HeldTable:
    if path.is_dir():
        return read_folder(path)
    try:
        with path.open("rb") as opened:
            head = opened.read(_LONGEST_HEADER).split(b"\n", 1)[0]
    except OSError as error:
        raise tables.FileMissingError(file=path.name, problem=str(error.strerror)) from None
    names = {name.strip().strip('"').lower() for name in head.decode("utf-8-sig", errors="replace").split(",")}
    return read_long(path) if set(COLUMNS) & names else read_icio(path)
