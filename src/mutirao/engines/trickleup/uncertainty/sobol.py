"""Which inputs of a function decide its variance: first and total Sobol indices, of single inputs or of groups.

Pick and freeze on two independent halves A and B of scrambled Sobol points; AB has the group's coordinates from B.
Sources: first index, Saltelli et al. 2010, *Variance based sensitivity analysis of model output*; total index, Jansen
1999, *Analysis of variance designs for model output*.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mutirao.engines.execution.tasks import Result, joined
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.draws import DRAWS_PER_SCRAMBLING, SCRAMBLINGS, sobol_points

# Takes points of the open unit cube, shape (points, dimensions), and gives values of shape (points, outputs).
Function = Callable[[FloatArray], FloatArray]
# By name, the coordinates that belong together.
Groups = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SobolIndices:
    """`first`: the share of the variance that knowing the group alone takes away; `total`: the share that is left if
    all but the group are known. Both of shape (groups, outputs), NaN where an output does not vary.

    The errors are standard errors from the spread between independent scramblings, same shape, NaN for one scrambling.
    `variance`: shape (outputs,).
    """

    groups: tuple[str, ...]
    first: FloatArray
    total: FloatArray
    first_error: FloatArray
    total_error: FloatArray
    variance: FloatArray


def sobol_indices(
    function: Function,
    groups: Groups,
    *,
    dimensions: int,
    seed: int,
    points: int = DRAWS_PER_SCRAMBLING,
    scramblings: int = SCRAMBLINGS,
) -> SobolIndices:
    """Indices of any `function`. `points`: per scrambling, a power of two; the function is asked for points ·
    (groups + 2) values per scrambling."""
    pieces = [evaluated(function, groups, dimensions, (seed, number), points) for number in range(scramblings)]
    return indices_of(tuple(groups), pieces)


def evaluated(
    function: Function, groups: Groups, dimensions: int, seed: tuple[int, int], points: int
) -> dict[str, FloatArray]:
    """The values of one scrambling: `a` and `b` of shape (points, outputs), `ab` of shape (points, groups, outputs)."""
    both = sobol_points(np.random.default_rng(seed), 2 * dimensions, points)
    first, second = both[:, :dimensions], both[:, dimensions:]
    mixed = [function(_with(first, second, list(columns))) for columns in groups.values()]
    return {"a": function(first), "b": function(second), "ab": np.stack(mixed, axis=1)}


def indices_of(groups: tuple[str, ...], pieces: Sequence[Result]) -> SobolIndices:
    """Indices from the values of all scramblings together, errors from the scramblings apart."""
    apart = np.array([_estimates(one) for one in pieces])
    first, total = _estimates(joined(pieces))
    with np.errstate(invalid="ignore"):
        errors = apart.std(axis=0, ddof=1) / np.sqrt(len(pieces)) if len(pieces) > 1 else np.full_like(apart[0], np.nan)
    return SobolIndices(
        groups=groups,
        first=first,
        total=total,
        first_error=errors[0],
        total_error=errors[1],
        variance=_variance(joined(pieces)),
    )


def _with(first: FloatArray, second: FloatArray, columns: list[int]) -> FloatArray:
    mixed = first.copy()
    mixed[:, columns] = second[:, columns]
    return mixed


def _estimates(values: Result) -> FloatArray:
    """First and total index, shape (2, groups, outputs)."""
    a, b, ab = values["a"], values["b"], values["ab"]
    # Jansen's difference and Saltelli's product, the latter about the mean: less noise, same expectation.
    centred = b - np.concatenate([a, b]).mean(axis=0)
    first = (centred[:, None] * (ab - a[:, None])).mean(axis=0)
    total = ((ab - a[:, None]) ** 2).mean(axis=0) / 2
    variance = _variance(values)
    varies = np.broadcast_to(variance > 0, first.shape)
    return np.array([np.divide(one, variance, out=np.full_like(one, np.nan), where=varies) for one in (first, total)])


def _variance(values: Result) -> FloatArray:
    """What is nothing but rounding is zero."""
    both = np.concatenate([values["a"], values["b"]])
    variance = both.var(axis=0)
    return np.asarray(np.where(np.sqrt(variance) > 1e-12 * np.abs(both).max(axis=0), variance, 0.0))
