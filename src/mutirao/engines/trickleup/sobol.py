"""Scrambled Sobol points, without the second and a half that importing a statistics library takes.

The points are those of the usual library up to their order (a test compares them); scrambling is by a random lower
triangular matrix and a digital shift (Matoušek 1998), as there.
"""

from importlib.resources import files

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.errors import TooManyCountriesError

_BITS = 32
_Words = npt.NDArray[np.uint64]


def scrambled_points(randomness: np.random.Generator, *, dimensions: int, count: int) -> FloatArray:
    """`count` points, a power of two, in the open unit cube, shape (count, dimensions).

    Raises TooManyCountriesError beyond the dimensions for which direction numbers are shipped.
    """
    words = _combined(_scrambled(directions(dimensions, count.bit_length() - 1), randomness))
    words ^= randomness.integers(0, 2**_BITS, size=dimensions, dtype=np.uint64)
    # Cell centres: a point may be zero, whose normal quantile is infinite.
    return np.asarray((words.astype(np.float64) + 0.5) / 2.0**_BITS)


def directions(dimensions: int, bits: int) -> _Words:
    """The first `bits` direction numbers, as binary fractions of 32 bits, shape (dimensions, bits)."""
    lines = [line for line in _table() if not line.startswith("#")]
    if dimensions > len(lines) + 1:
        raise TooManyCountriesError(dimensions=dimensions, most=len(lines) + 1)
    first = [1] * bits
    numbers = [first, *(_numbers([int(part) for part in line.split(",")], bits) for line in lines[: dimensions - 1])]
    return np.array(
        [[number << (_BITS - place) for place, number in enumerate(row, start=1)] for row in numbers[:dimensions]],
        dtype=np.uint64,
    )


def _table() -> list[str]:
    return files("mutirao.engines.trickleup").joinpath("sobol_directions.csv").read_text(encoding="utf-8").splitlines()


def _numbers(line: list[int], bits: int) -> list[int]:
    """m₁, m₂, … by the recurrence of the line's primitive polynomial."""
    polynomial, *numbers = line
    degree = polynomial.bit_length() - 1
    while len(numbers) < bits:
        following = numbers[-degree] ^ (numbers[-degree] << degree)
        for step in range(1, degree):
            if polynomial >> (degree - step) & 1:
                following ^= numbers[-step] << step
        numbers.append(following)
    return numbers[:bits]


def _scrambled(words: _Words, randomness: np.random.Generator) -> _Words:
    """Each dimension's numbers times a random lower triangular matrix of bits with ones on its diagonal."""
    places = np.arange(_BITS - 1, -1, -1, dtype=np.uint64)
    digits = (words[:, :, None] >> places) & np.uint64(1)
    matrix = np.tril(randomness.integers(0, 2, size=(len(words), _BITS, _BITS), dtype=np.uint8), -1)
    matrix |= np.eye(_BITS, dtype=np.uint8)
    mixed = np.einsum("dbp,dqp->dbq", digits, matrix.astype(np.uint64)) & np.uint64(1)
    return np.asarray((mixed << places).sum(axis=2), dtype=np.uint64)


def _combined(words: _Words) -> _Words:
    """All exclusive ors of the direction numbers, shape (2^bits, dimensions)."""
    points = np.zeros((1, len(words)), dtype=np.uint64)
    for column in words.T:
        points = np.concatenate([points, points ^ column])
    return points
