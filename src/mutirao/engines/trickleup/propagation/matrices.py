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


def entries(matrix: "Matrix") -> tuple[FloatArray, FloatArray, FloatArray]:
    """Rows, columns and values of all entries that are not zero; NaN is not zero."""
    from scipy.sparse import coo_array

    stored = coo_array(matrix)
    return stored.row, stored.col, stored.data


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
