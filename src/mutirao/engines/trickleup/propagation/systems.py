"""From a table of flows to q = A*q + c, in the supply form or in the demand form."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.propagation.errors import FlowInvalidError, ParameterInvalidError, TableShapeError
from mutirao.engines.trickleup.propagation.matrices import as_matrix, first_that_is_no_amount, row_sums, rows_scaled
from mutirao.engines.trickleup.propagation.radius import require_contracting
from mutirao.engines.trickleup.propagation.tables import FlowTable

if TYPE_CHECKING:
    from mutirao.engines.trickleup.propagation.matrices import Matrix


class Form(StrEnum):
    """Who feels a loss: customers, suppliers, or as a matrix of one's own says."""

    SUPPLY = "supply"
    DEMAND = "demand"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class System:
    """q = A*q + c. `matrix[j, i]`: what a total stop of node i costs node j, as a share of j's output.

    `output`: shape (nodes,), per period. `is_bound`: whose dependence was lowered to the bound, shape (nodes,).
    """

    names: tuple[str, ...]
    matrix: "Matrix"
    output: FloatArray
    form: Form
    is_bound: BoolArray


def supply_system(table: FlowTable, *, interrupted: float = 1.0, bound: float | None = None) -> System:
    """The forward form: who buys from a stopped supplier loses, A*[j, i] = φ·flows[i, j]/output[j].

    NotPetya hurt customers; with φ and GDP for output this is the σ of the trickle-up model, all hops. `interrupted`:
    φ, above 0 and at most 1. `bound`: the most that a stop of all suppliers may cost, below 1; above it all are
    lowered alike. Source: Leung, Haimes and Santos 2007.

    Raises ParameterInvalidError, RadiusError.
    """
    return _system(table, table.flows.T, Form.SUPPLY, interrupted, bound)


def demand_system(table: FlowTable, *, interrupted: float = 1.0, bound: float | None = None) -> System:
    """The backward form: who sells to a stopped customer loses, A*[i, j] = φ·flows[i, j]/output[i].

    Otherwise as `supply_system`. Source: Santos and Haimes 2004.
    """
    return _system(table, table.flows, Form.DEMAND, interrupted, bound)


def given_system(names: tuple[str, ...], matrix: "Matrix", output: FloatArray) -> System:
    """A system with an A* of one's own, shape (nodes, nodes). Raises TableShapeError, FlowInvalidError, RadiusError."""
    own = as_matrix(matrix)
    if own.shape != (len(names),) * 2 or np.shape(output) != (len(names),):
        raise TableShapeError(part="matrix", found=" × ".join(str(size) for size in own.shape), nodes=len(names))
    found = first_that_is_no_amount(own)
    if found is not None:
        raise FlowInvalidError(seller=names[found[1]], buyer=names[found[0]], value=found[2])
    require_contracting(names, own)
    nobody = np.zeros(len(names), dtype=np.bool_)
    return System(names=names, matrix=own, output=np.asarray(output, np.float64), form=Form.GIVEN, is_bound=nobody)


def _system(table: FlowTable, felt: "Matrix", form: Form, interrupted: float, bound: float | None) -> System:
    """`felt[j, i]`: the flow by which j feels a stop of i."""
    _require_share("interrupted", interrupted, most=1.0)
    per_output = np.divide(interrupted, table.output, out=np.zeros_like(table.output), where=table.output > 0)
    factors, is_bound = per_output, np.zeros(len(table.names), dtype=np.bool_)
    if bound is not None:
        _require_share("bound", bound, most=np.nextafter(1.0, 0.0))
        dependence = row_sums(felt) * per_output
        is_bound = dependence > bound
        factors = per_output * np.divide(bound, dependence, out=np.ones_like(dependence), where=is_bound)
    matrix = rows_scaled(felt, factors)
    require_contracting(table.names, matrix)
    return System(names=table.names, matrix=matrix, output=table.output, form=form, is_bound=is_bound)


def _require_share(parameter: str, value: float, *, most: float) -> None:
    if not 0 < value <= most:
        raise ParameterInvalidError(parameter=parameter, value=value, expected=f"0 < {parameter} ≤ {most:g}")
