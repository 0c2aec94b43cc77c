"""From what a table holds, and a file of nodes beside it, to flows that can be propagated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.programmes.dependencies.csv_stream import ReadFile
from mutirao.programmes.dependencies.errors import UnknownNodeInFileError
from mutirao.programmes.dependencies.flow_files import Flows, Sides, flows_of
from mutirao.programmes.dependencies.node_files import Nodes, close_to

if TYPE_CHECKING:
    from mutirao.engines.trickleup.propagation.matrices import Matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeldTable:
    """`flows[i, j]`: what node i delivers to node j. `sides`: what the table itself says of output and the rest.
    `groups`: of each node, by the label `grouped_by`. `lines`: where each node first stands in the file."""

    names: tuple[str, ...]
    flows: "Matrix"
    sides: Sides
    groups: tuple[str, ...]
    grouped_by: str
    lines: Mapping[str, int]
    files: tuple[ReadFile, ...]


def put_together(held: HeldTable, nodes: Nodes | None) -> Flows:
    """The flows of a table. What a file of `nodes` says of output, final demand, value added, resilience and groups
    comes before what the table says; it may have nodes that the table has not.

    Raises UnknownNodeInFileError, and as `propagation.tables.flow_table`.
    """
    if nodes is None:
        return flows_of(
            held.names, held.flows, held.sides, groups=held.groups, grouped_by=held.grouped_by, files=held.files
        )
    places = _places(held, nodes)
    labels = nodes.labels()
    return flows_of(
        held.names,
        held.flows,
        Sides(
            output=_either(nodes, "output", places, held.sides.output),
            final_demand=_either(nodes, "final_demand", places, held.sides.final_demand),
            value_added=_either(nodes, "value_added", places, held.sides.value_added),
        ),
        groups=tuple(labels[place] for place in places) if nodes.grouped_by else held.groups,
        grouped_by=nodes.grouped_by or held.grouped_by,
        resilience=_either(nodes, "resilience", places, None),
        files=(*held.files, nodes.read),
    )


def _places(held: HeldTable, nodes: Nodes) -> list[int]:
    numbers = nodes.numbers()
    missing = next((name for name in held.names if name not in numbers), None)
    if missing is not None:
        raise UnknownNodeInFileError(
            file=held.files[0].file,
            line=held.lines[missing],
            column="1",
            node=missing,
            suggestions=close_to(missing, nodes.codes),
        )
    return [numbers[name] for name in held.names]


def _either(nodes: Nodes, column: str, places: list[int], own: FloatArray | None) -> FloatArray | None:
    given = nodes.figures.get(column)
    return own if given is None else np.asarray(given[places])
