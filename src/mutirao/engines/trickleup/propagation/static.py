"""The state that direct losses lead to, if they last: q = A*q + c, for one scenario or for thousands.

One factorisation answers any number of scenarios; an inverse is never made. For few scenarios even that is too
much: hop by hop, with a proven rest, is quicker.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.errors import DirectInvalidError, TableShapeError
from mutirao.engines.trickleup.propagation.matrices import is_sparse, row_sums
from mutirao.engines.trickleup.propagation.series import TOLERANCE, all_hops
from mutirao.engines.trickleup.propagation.systems import System

# Scenarios are solved so many numbers at a time: 64 MiB, whatever was asked.
NUMBERS_AT_ONCE = 2**23
# A series that shrinks less than this from hop to hop could need more hops than a factorisation costs.
LARGEST_SHRINKING = 0.97
# One hop reads the matrix once, bound by memory; a factorisation reads it often, but from the cache.
READS_PER_HOP = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Factorisation:
    """I − A* = LU. `solve(right, transposed)` solves for right-hand sides in columns, shape (nodes, columns)."""

    system: System
    solve: Callable[[FloatArray, bool], FloatArray]

    def solved(self, direct: FloatArray) -> FloatArray:
        """q for each row of `direct`, shape (nodes,) or (scenarios, nodes), from 0 to 1; the same shape.

        Raises TableShapeError, DirectInvalidError.
        """
        require_direct(self.system, direct)
        return _in_chunks(np.asarray(direct, np.float64), lambda rows: self.solve(rows.T, False).T)

    def prices(self, weights: FloatArray) -> FloatArray:
        """What one unit of direct inoperability of each node costs, all hops, if q counts by `weights`.

        `weights`: shape (nodes,) or (groups, nodes), for losses the output of a group's nodes and 0 elsewhere. The loss
        of a scenario is then direct @ prices.T: a thousand scenarios cost no more than the groups.
        """
        return _in_chunks(np.asarray(weights, np.float64), lambda rows: self.solve(rows.T, True).T)


def factorise(system: System) -> Factorisation:
    """One LU factorisation: dense by LAPACK, in twice the memory of the matrix, or sparse by SuperLU."""
    if is_sparse(system.matrix):
        return Factorisation(system=system, solve=_sparse_solver(system))
    return Factorisation(system=system, solve=_dense_solver(system))


def inoperability(system: System, direct: FloatArray) -> FloatArray:
    """q for each row of `direct`, shape (nodes,) or (scenarios, nodes), from 0 to 1; the same shape. Not capped.

    Few scenarios are followed hop by hop, with an error below 1e-12 of the greatest direct inoperability; for more, the
    system is factorised once.

    Raises TableShapeError, DirectInvalidError.
    """
    require_direct(system, direct)
    rows = np.atleast_2d(np.asarray(direct, dtype=np.float64))
    shrinking = float(row_sums(system.matrix).max(initial=0.0))
    if not _is_series_quicker(system, len(rows), shrinking):
        return factorise(system).solved(direct)
    onward = system.matrix.T
    rest = all_hops(
        rows,
        onward=lambda terms, _: np.asarray(terms @ onward),
        norm=lambda terms, _: np.asarray(terms.max(axis=1)),
        shrinking=np.full(len(rows), shrinking),
    )
    return np.asarray((rows + rest).reshape(np.shape(direct)))


def losses(system: System, inoperable: FloatArray) -> FloatArray:
    """What is lost in money: q·output, shape as `inoperable`, (nodes,) or (scenarios, nodes)."""
    return np.asarray(inoperable * system.output)


def summed(lost: FloatArray, groups: Sequence[str]) -> dict[str, FloatArray]:
    """Losses added up by group, in the order in which groups first occur. `groups`: the group of each node.

    `lost`: shape (nodes,) or (scenarios, nodes); each sum has shape () or (scenarios,).
    """
    labels = np.asarray(groups)
    return {group: np.asarray(lost[..., labels == group].sum(axis=-1)) for group in dict.fromkeys(groups)}


def require_direct(system: System, direct: FloatArray) -> None:
    """Raises TableShapeError, DirectInvalidError unless `direct` has one entry from 0 to 1 per node."""
    given = np.asarray(direct)
    if given.ndim not in (1, 2) or given.shape[-1] != len(system.names):
        shown = " × ".join(str(size) for size in given.shape)
        raise TableShapeError(part="direct inoperability", found=shown, nodes=len(system.names))
    is_bad = ~((given >= 0) & (given <= 1))
    if is_bad.any():
        place = tuple(int(one) for one in np.argwhere(is_bad)[0])
        raise DirectInvalidError(node=system.names[place[-1]], value=float(given[place]))


def _is_series_quicker(system: System, scenarios: int, shrinking: float) -> bool:
    if shrinking > LARGEST_SHRINKING:
        return False
    if is_sparse(system.matrix):
        return True
    hops = np.log(TOLERANCE) / np.log(shrinking) if shrinking > 0 else 1.0
    return bool(READS_PER_HOP * hops * scenarios < len(system.names) / 3)


def _dense_solver(system: System) -> Callable[[FloatArray, bool], FloatArray]:
    from scipy.linalg import lu_factor, lu_solve

    # LAPACK reads columns: in this order it needs no copy of its own.
    left = np.asfortranarray(-system.matrix)
    left[np.diag_indices_from(left)] += 1.0
    factors = lu_factor(left, overwrite_a=True, check_finite=False)

    def solve(right: FloatArray, transposed: bool) -> FloatArray:
        return np.asarray(lu_solve(factors, right, trans=int(transposed), check_finite=False))

    return solve


def _sparse_solver(system: System) -> Callable[[FloatArray, bool], FloatArray]:
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.linalg import splu

    factors = splu(csc_array(eye_array(len(system.names)) - system.matrix))

    def solve(right: FloatArray, transposed: bool) -> FloatArray:
        return np.asarray(factors.solve(np.ascontiguousarray(right), "T" if transposed else "N"))

    return solve


def _in_chunks(rows: FloatArray, solve: Callable[[FloatArray], FloatArray]) -> FloatArray:
    """As many rows at a time as NUMBERS_AT_ONCE allows, at least one."""
    if rows.ndim == 1:
        return np.asarray(solve(rows[None, :])[0])
    count = max(1, NUMBERS_AT_ONCE // max(1, rows.shape[1]))
    solved = np.empty_like(rows)
    for first in range(0, len(rows), count):
        solved[first : first + count] = solve(rows[first : first + count])
    return solved
