"""HiGHS, so set that it gives the same answer every time: one thread, one seed, no limit of time."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from mutirao.engines.portfolio.errors import UnsolvedError
from mutirao.engines.portfolio.formulation import Formulation
from mutirao.engines.portfolio.problem import FloatArray, Problem

# Gains are scaled so that the best country's is this large: far above the solver's absolute tolerances.
_LARGEST_GAIN = 1e3
_NOTHING = 1e-200  # gains too small to be scaled
# Up to so many needs the choice is proven best; of more it is proven within this share of the best, which is far below
# what the draws can tell.
FEW_NEEDS = 60
SMALL_GAP = 1e-5
# A limit that repeats, unlike one of time; never met so far. Where it is, the answer says how far it may be from the
# best.
MOST_NODES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """`value`: mean gain. `taken`: share of each need, 0 or 1 for whole needs. `gap`: how much better, as a share of
    `value`, an answer that was not found could be.

    First-order prices, zeros for whole needs: `need_price` of taking more of each need, `budget_price` of one more
    budget, `after_price` of each row of `after`.
    """

    value: float
    taken: FloatArray
    gap: float
    need_price: FloatArray
    budget_price: float
    after_price: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Change:
    """How a problem differs from the formulated one, to ask what a constraint costs."""

    is_choosable: npt.NDArray[np.bool_]
    budget: int | None = None
    dropped_after: int | None = None  # number within the formulation's `waiting`
    covers: tuple[tuple[int, ...], ...] = ()  # sets of columns that cannot all be taken

    def budget_of(self, problem: Problem) -> int:
        return problem.budget if self.budget is None else self.budget


def solve(formulation: Formulation, change: Change, *, whole: bool) -> Solution:
    """The best choice; `whole`: needs are taken whole or not at all, else in part as well.

    The solver keeps the budget to within its tolerance; whole needs keep it to the last unit of cost.
    """
    while whole:
        solution = _solve(formulation, change, whole=True)
        overspent = _overspent(formulation, change, solution)
        if not overspent:
            return solution
        change = replace(change, covers=(*change.covers, overspent))
    return _solve(formulation, change, whole=False)


def _overspent(formulation: Formulation, change: Change, solution: Solution) -> tuple[int, ...]:
    """The columns of the taken needs if together they cost more than the budget."""
    problem = formulation.problem
    taken = tuple(int(column) for column in np.flatnonzero(solution.taken > 0.5))
    cost = sum(problem.candidates[column].cost for column in taken)
    return taken if cost > change.budget_of(problem) else ()


def _solve(formulation: Formulation, change: Change, *, whole: bool) -> Solution:
    scale = _scale(formulation)
    highs = _quiet_highs(len(formulation.problem.candidates))
    highs.passModel(_program(formulation, change, scale, whole=whole))
    for columns in change.covers:
        highs.addRow(-np.inf, len(columns) - 1.0, len(columns), np.array(columns), np.ones(len(columns)))
    highs.run()
    _require_optimal(highs)
    found = highs.getSolution()
    needs = len(formulation.problem.candidates)
    duals = np.zeros(len(formulation.row_low)) if whole else np.array(found.row_dual) / scale
    reduced = np.zeros(needs) if whole else np.array(found.col_dual[:needs]) / scale
    after = slice(formulation.first_after_row, formulation.first_after_row + len(formulation.waiting))
    taken = np.array(found.col_value[:needs])
    value = float(highs.getInfo().objective_function_value) / scale
    return Solution(
        value=value,
        taken=np.round(taken) if whole else taken,
        gap=_gap(highs) if whole else 0.0,
        need_price=reduced,
        budget_price=float(duals[0]),
        after_price=duals[after],
    )


class PartSolver:
    """Needs taken in part, solved again and again for small changes of one problem: each starts from the last
    answer."""

    def __init__(self, formulation: Formulation, start: Change) -> None:
        self._formulation = formulation
        self._start = start
        self._scale = _scale(formulation)
        self._highs = _quiet_highs(len(formulation.problem.candidates))
        self._highs.passModel(_program(formulation, start, self._scale, whole=False))

    def value(self, change: Change) -> float:
        """The mean gain under `change`; afterwards the problem is as it was."""
        self._apply(self._start, change)
        self._highs.run()
        _require_optimal(self._highs)
        value = float(self._highs.getInfo().objective_function_value) / self._scale
        self._apply(change, self._start)
        return value

    def _apply(self, before: Change, after: Change) -> None:
        for column in np.flatnonzero(before.is_choosable != after.is_choosable):
            self._highs.changeColBounds(int(column), 0.0, float(after.is_choosable[column]))
        old, new = _row_high(self._formulation, before), _row_high(self._formulation, after)
        for row in np.flatnonzero(old != new):
            self._highs.changeRowBounds(int(row), float(self._formulation.row_low[row]), float(new[row]))


def _scale(formulation: Formulation) -> float:
    largest = float(formulation.gain.max(initial=0.0))
    return _LARGEST_GAIN / largest if largest > _NOTHING else 1.0


def _quiet_highs(needs: int) -> Any:
    # The public class writes a banner to standard output before any option can silence it.
    from highspy._core import _Highs

    highs = _Highs()
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "mip_max_nodes": MOST_NODES,
        "mip_rel_gap": 0.0 if needs <= FEW_NEEDS else SMALL_GAP,
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
    per_stage = formulation.gain / formulation.segments.length * scale
    program.col_cost_ = np.concatenate([np.zeros(needs), per_stage, np.zeros(steep)])
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
    high[0] = change.budget_of(formulation.problem) / formulation.problem.budget
    if change.dropped_after is not None:
        high[formulation.first_after_row + change.dropped_after] = np.inf
    return high


def _require_optimal(highs: Any) -> None:
    from highspy import HighsModelStatus

    status = highs.getModelStatus()
    if status not in {HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty, HighsModelStatus.kSolutionLimit}:
        raise UnsolvedError(status=str(status))


def _gap(highs: Any) -> float:
    info = highs.getInfo()
    best, bound = float(info.objective_function_value), float(info.mip_dual_bound)
    # Below the solver's own tolerance a gap is rounding.
    return (bound - best) / best if best > 0 and bound - best > 2e-6 else 0.0
