"""Flows as numpy arrays or as sparse matrices, without the difference showing elsewhere."""

from typing import TYPE_CHECKING, Any

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray

if TYPE_CHECKING:
    # scipy ships no types: a sparse matrix is a csr_array.
    Matrix = FloatArray | Any

# Below this share of entries a matrix is kept sparse: fewer bytes to read for each product.
SPARSE_BELOW = 0.05


def is_sparse(matrix: "Matrix") -> bool:
    return not isinstance(matrix, np.ndarray)


def as_matrix(given: "Matrix") -> "Matrix":
    """A float array, or a csr_array where a sparse matrix was given or most entries are zero."""
    from scipy.sparse import csr_array, issparse

    if issparse(given):
        return csr_array(given, dtype=np.float64)
    dense = np.asarray(given, dtype=np.float64)
    large = dense.ndim == 2 and dense.size > 250_000
    return csr_array(dense) if large and np.count_nonzero(dense) < SPARSE_BELOW * dense.size else dense


def first_that_is_no_amount(matrix: "Matrix") -> tuple[int, int, float] | None:
    """Row, column and value of the first entry that is negative, infinite or no number; None where all are amounts."""
    stored = np.asarray(matrix.data if is_sparse(matrix) else matrix)
    # Two passes without a copy: NaN fails the first, infinity the second.
    if stored.size == 0 or (stored.min() >= 0 and np.isfinite(stored.max())):
        return None
    from scipy.sparse import coo_array

    found = coo_array(matrix)
    first = int(np.flatnonzero(~(np.isfinite(found.data) & (found.data >= 0)))[0])
    return int(found.row[first]), int(found.col[first]), float(found.data[first])


def row_sums(matrix: "Matrix") -> FloatArray:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def column_sums(matrix: "Matrix") -> FloatArray:
    return np.asarray(matrix.sum(axis=0), dtype=np.float64).ravel()


def rows_scaled(matrix: "Matrix", factors: FloatArray) -> "Matrix":
    """Row i times factors[i]."""
    if not is_sparse(matrix):
        return matrix * factors[:, None]
    from scipy.sparse import csr_array, diags_array

    return csr_array(diags_array(factors) @ matrix)


def without_diagonal(matrix: "Matrix") -> "Matrix":
    if is_sparse(matrix):
        from scipy.sparse import diags_array

        return matrix - diags_array(matrix.diagonal())
    return matrix - np.diag(np.diag(matrix))
