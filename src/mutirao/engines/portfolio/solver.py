"""HiGHS, so set that it gives the same answer every time: one thread, one seed, no limit of time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from mutirao.engines.portfolio.errors import UnsolvedError
from mutirao.engines.portfolio.formulation import FloatArray, Formulation

# Gains are scaled so that the best country's is this large: far above the solver's absolute tolerances.
_LARGEST_GAIN = 1e3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """`value`: mean gain. `taken`: share of each need, 0 or 1 for whole needs.

    `budget_price`: gain per further budget, and `after_price` per row of `after`; zeros for whole needs.
    """

    value: float
    taken: FloatArray
    budget_price: float
    after_price: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Change:
    """How a problem differs from the formulated one, to ask what a constraint costs."""

    is_choosable: npt.NDArray[np.bool_]
    budget_factor: float = 1.0
    dropped_after: int | None = None  # number within the formulation's `waiting`


def solve(formulation: Formulation, change: Change, *, whole: bool, gap: float = 0.0) -> Solution:
    """The best choice; `whole`: needs are taken whole or not at all, to a relative `gap`, else in part as well."""
    scale = _scale(formulation)
    highs = _highs(gap)
    highs.passModel(_program(formulation, change, scale, whole=whole))
    highs.run()
    _require_optimal(highs)
    found = highs.getSolution()
    needs = len(formulation.problem.candidates)
    duals = np.zeros(len(formulation.row_low)) if whole else np.array(found.row_dual) / scale
    after = slice(formulation.first_after_row, formulation.first_after_row + len(formulation.waiting))
    taken = np.array(found.col_value[:needs])
    return Solution(
        value=float(highs.getInfo().objective_function_value) / scale,
        taken=np.round(taken) if whole else taken,
        budget_price=float(duals[0]),
        after_price=duals[after],
    )


def _scale(formulation: Formulation) -> float:
    largest = float(np.abs(formulation.gain).max(initial=0.0))
    return _LARGEST_GAIN / largest if largest > 0 else 1.0


def _highs(gap: float) -> Any:
    from highspy import Highs

    highs = Highs()
    options = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_rel_gap": gap,
        "mip_abs_gap": 1e-6,
        "mip_feasibility_tolerance": 1e-9,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    return highs


def _program(formulation: Formulation, change: Change, scale: float, *, whole: bool) -> Any:
    from highspy import HighsLp, HighsVarType, MatrixFormat, ObjSense

    needs, steep = len(formulation.problem.candidates), len(formulation.steep)
    program = HighsLp()
    program.sense_ = ObjSense.kMaximize
    program.num_col_ = formulation.columns
    program.num_row_ = len(formulation.row_low)
    program.col_cost_ = np.concatenate([np.zeros(needs), formulation.gain / formulation.segments.length * scale, np.zeros(steep)])
    program.col_lower_ = np.zeros(formulation.columns)
    program.col_upper_ = np.concatenate([change.is_choosable * 1.0, formulation.segments.length, np.ones(steep)])
    program.row_lower_ = formulation.row_low
    program.row_upper_ = _row_high(formulation, change)
    program.a_matrix_.format_ = MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.append(formulation.row_start, len(formulation.row_column))
    program.a_matrix_.index_ = formulation.row_column
    program.a_matrix_.value_ = formulation.row_value
    if whole:
        kinds = [HighsVarType.kInteger] * needs + [HighsVarType.kContinuous] * len(formulation.gain)
        program.integrality_ = kinds + [HighsVarType.kInteger] * steep
    return program


def _row_high(formulation: Formulation, change: Change) -> FloatArray:
    high = formulation.row_high.copy()
    high[0] *= change.budget_factor
    if change.dropped_after is not None:
        high[formulation.first_after_row + change.dropped_after] = np.inf
    return high


def _require_optimal(highs: Any) -> None:
    from highspy import HighsModelStatus

    status = highs.getModelStatus()
    if status not in {HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty}:
        raise UnsolvedError(status=str(status))
