"""A table of flows, checked: right way round, balanced, within its output."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.propagation.errors import (
    BeyondOutputError,
    FlowInvalidError,
    NameTwiceError,
    OrientationError,
    OutputInvalidError,
    TableShapeError,
    UnbalancedError,
)
from mutirao.engines.trickleup.propagation.matrices import as_matrix, column_sums, first_that_is_no_amount, row_sums

if TYPE_CHECKING:
    from mutirao.engines.trickleup.propagation.matrices import Matrix

# Published tables carry statistical discrepancies and falling stocks; what misses more is another thing.
LARGEST_GAP = 0.01
# An error names so many nodes and counts the rest.
NODES_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowTable:
    """`flows[i, j]`: what node i delivers to node j in a period, own use on the diagonal. `output`: shape (nodes,)."""

    names: tuple[str, ...]
    flows: "Matrix"
    output: FloatArray


def flow_table(
    names: tuple[str, ...],
    flows: "Matrix",
    output: FloatArray | None = None,
    *,
    final_demand: FloatArray | None = None,
    value_added: FloatArray | None = None,
) -> FlowTable:
    """The table with these flows, shape (nodes, nodes), a numpy array or a sparse matrix.

    `output`: total output, shape (nodes,), in the unit of the flows; without it sales, with final demand, are all
    output. With `final_demand` or `value_added`, shape (nodes,), rows or columns must add up to output.

    Raises TableShapeError, NameTwiceError, FlowInvalidError, OutputInvalidError, OrientationError, UnbalancedError,
    BeyondOutputError.
    """
    matrix = as_matrix(flows)
    _require_shapes(names, matrix, output, final_demand, value_added)
    _require_amounts(names, matrix)
    sold = row_sums(matrix) + (0.0 if final_demand is None else final_demand)
    total = np.asarray(sold if output is None else output, dtype=np.float64)
    _require_output(names, matrix, total)
    _require_orientation(names, matrix, total, final_demand, value_added)
    return FlowTable(names=names, flows=matrix, output=total)


def named(names: tuple[str, ...], is_meant: BoolArray) -> str:
    """The first few of these nodes, for an error."""
    return ", ".join(names[row] for row in np.flatnonzero(is_meant)[:NODES_NAMED])


def _require_shapes(names: tuple[str, ...], matrix: "Matrix", *parts: FloatArray | None) -> None:
    count = len(names)
    if matrix.shape != (count, count):
        raise TableShapeError(part="flows", found=" × ".join(str(size) for size in matrix.shape), nodes=count)
    for label, part in zip(("output", "final demand", "value added"), parts, strict=True):
        if part is not None and np.shape(part) != (count,):
            raise TableShapeError(part=label, found=int(np.size(part)), nodes=count)
    if len(set(names)) < count:
        raise NameTwiceError(node=next(name for row, name in enumerate(names) if name in names[:row]))


def _require_amounts(names: tuple[str, ...], matrix: "Matrix") -> None:
    found = first_that_is_no_amount(matrix)
    if found is not None:
        row, column, value = found
        raise FlowInvalidError(seller=names[row], buyer=names[column], value=value)


def _require_output(names: tuple[str, ...], matrix: "Matrix", output: FloatArray) -> None:
    has_flows = row_sums(matrix) + column_sums(matrix) > 0
    is_bad = ~np.isfinite(output) | (output < 0) | (has_flows & (output == 0))
    if is_bad.any():
        raise OutputInvalidError(nodes=named(names, is_bad), count=int(is_bad.sum()))


def _require_orientation(
    names: tuple[str, ...],
    matrix: "Matrix",
    output: FloatArray,
    final_demand: FloatArray | None,
    value_added: FloatArray | None,
) -> None:
    sold, bought = row_sums(matrix), column_sums(matrix)
    if final_demand is not None:
        _require_balance("sales", names, sold + final_demand - output, bought + final_demand - output, output)
    if value_added is not None:
        _require_balance("purchases", names, bought + value_added - output, sold + value_added - output, output)
    is_open = final_demand is None and value_added is None
    # Nothing says what is left over; but where purchases alone are all output, they are sales.
    if is_open and output.any() and np.allclose(bought, output) and not np.allclose(sold, output):
        raise OrientationError(gap=round(_share(sold - output, output), 4), exchanged_gap=0.0)
    excess = np.maximum(sold - output, 0.0)
    if _share(excess, output) > LARGEST_GAP:
        shown = named(names, excess > LARGEST_GAP * output)
        share = round(_share(excess, output), 4)
        raise BeyondOutputError(nodes=shown, count=int((excess > LARGEST_GAP * output).sum()), excess=share)


def _require_balance(
    side: str, names: tuple[str, ...], gaps: FloatArray, exchanged_gaps: FloatArray, output: FloatArray
) -> None:
    gap, exchanged = _share(gaps, output), _share(exchanged_gaps, output)
    if gap <= LARGEST_GAP:
        return
    if exchanged <= LARGEST_GAP:
        raise OrientationError(gap=round(gap, 4), exchanged_gap=round(exchanged, 4))
    raise UnbalancedError(side=side, node=names[int(np.abs(gaps).argmax())], gap=round(gap, 4))


def _share(gaps: FloatArray, output: FloatArray) -> float:
    everything = float(output.sum())
    return float(np.abs(gaps).sum()) / everything if everything > 0 else 0.0
