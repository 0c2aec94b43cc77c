"""Whether losses die out as they travel: the spectral radius, between two bounds that are proven.

For a matrix without negative entries and a positive v, the least and the greatest of (Av)ᵢ/vᵢ enclose the spectral
radius of an irreducible A (Collatz and Wielandt). The radius of any matrix is the greatest of those of its strongly
connected components, which is also how the nodes are found that make losses grow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.propagation.errors import RadiusError
from mutirao.engines.trickleup.propagation.matrices import column_sums, row_sums
from mutirao.engines.trickleup.propagation.tables import NODES_NAMED

if TYPE_CHECKING:
    from mutirao.engines.trickleup.propagation.matrices import Matrix

STEPS = 5_000
# Bounds this close to each other say the radius to all digits that anybody reads.
CLOSE = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Radius:
    """The spectral radius lies between `low` and `high`. `nodes` and `weights`: the component that has it, and how much
    of its dominant eigenvector lies on each."""

    low: float
    high: float
    nodes: IntArray
    weights: FloatArray


def require_contracting(names: tuple[str, ...], matrix: "Matrix") -> None:
    """Raises RadiusError, naming the nodes by which losses grow, unless the spectral radius is below one."""
    if not matrix.shape[0] or min(row_sums(matrix).max(), column_sums(matrix).max()) < 1:
        return  # the radius is at most any norm
    found = spectral_radius(matrix)
    if found.high >= 1:
        order = np.argsort(-found.weights, kind="stable")[:NODES_NAMED]
        heaviest = ", ".join(names[found.nodes[row]] for row in order)
        raise RadiusError(radius=round((found.low + found.high) / 2, 6), nodes=heaviest, count=len(found.nodes))


def spectral_radius(matrix: "Matrix") -> Radius:
    """The spectral radius of a matrix without negative entries, shape (nodes, nodes)."""
    return max((_of_component(matrix, nodes) for nodes in _components(matrix)), key=lambda one: one.high)


def _components(matrix: "Matrix") -> Iterator[IntArray]:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    count, component = connected_components(csr_array(matrix), directed=True, connection="strong")
    order = np.argsort(component, kind="stable")
    yield from np.split(order, np.searchsorted(component[order], np.arange(1, count)))


def _of_component(matrix: "Matrix", nodes: IntArray) -> Radius:
    if len(nodes) == 1:
        own = float(matrix[nodes[0], nodes[0]])
        return Radius(low=own, high=own, nodes=nodes, weights=np.ones(1))
    block = matrix[np.ix_(nodes, nodes)] if len(nodes) < matrix.shape[0] else matrix
    low, high, vector = _enclosed(block)
    return Radius(low=low, high=high, nodes=nodes, weights=vector)


def _enclosed(block: "Matrix") -> tuple[float, float, FloatArray]:
    vector = np.full(block.shape[0], 1.0 / block.shape[0])
    low, high = 0.0, np.inf
    for _ in range(STEPS):
        onward = block @ vector
        ratios = onward / vector
        low, high = max(low, float(ratios.min())), min(high, float(ratios.max()))
        if high - low <= CLOSE * high:
            break
        # Half a step: a component that goes in a circle would never settle otherwise.
        vector = onward + high * vector
        vector /= vector.sum()
    return low, high, vector
