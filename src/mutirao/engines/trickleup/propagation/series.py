"""c + Ac + A²c + …: one hop after the other, until what is left is proven to be too small to matter.

‖Aᵏ⁺¹c‖ + ‖Aᵏ⁺²c‖ + … ≤ ‖Aᵏc‖·r/(1 − r) in any norm in which A shrinks everything at least by r < 1.
"""

from collections.abc import Callable

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray

# Of the norm of what begins: three digits below what is promised.
TOLERANCE = 1e-12


def all_hops(
    start: FloatArray,
    onward: Callable[[FloatArray, slice], FloatArray],
    norm: Callable[[FloatArray, slice], FloatArray],
    shrinking: FloatArray,
) -> FloatArray:
    """The sum of all hops but the first term, shape (rows, nodes) as `start`.

    `onward(terms, rows)`: one hop further; `norm(terms, rows)`: their norms, shape (rows,), in which each row shrinks
    by `shrinking`, shape (rows,), below one. Rows must stand in the order of `shrinking`, the greatest first: those
    that are finished are dropped from the end. The error of each row is at most TOLERANCE of its start, in that norm.
    """
    total = np.zeros_like(start)
    factor = shrinking / (1.0 - shrinking)
    allowed = TOLERANCE * norm(start, slice(0, len(start)))
    terms, going = start, _going(norm(start, slice(0, len(start))) * factor, allowed)
    while going:
        rows = slice(0, going)
        terms = onward(terms[rows], rows)
        total[rows] += terms
        going = _going(norm(terms, rows) * factor[rows], allowed[rows])
    return total


def _going(left: FloatArray, allowed: FloatArray) -> int:
    """How many rows from the first on hold all that are unfinished."""
    unfinished = np.flatnonzero(left > allowed)
    return int(unfinished[-1]) + 1 if len(unfinished) else 0
