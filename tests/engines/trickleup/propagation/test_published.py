"""Cases from the literature and from other software, worked out there."""

import numpy as np
import pytest

from mutirao.engines.trickleup.propagation.static import factorise, inoperability
from mutirao.engines.trickleup.propagation.systems import System, given_system

CASES = [
    # Haimes and Jiang 2001: two infrastructures
    ([[0, 0.8], [0.2, 0]], [0, 0.6], (4 / 7, 5 / 7)),
    # diimpy: three industries
    ([[0, 0, 0.3], [0.4, 0, 0], [0.2, 0.6, 0]], [0, 0, 0.12], (0.0415, 0.0166, 0.1382)),
    # Lian and Haimes 2006: two industries
    ([[0.15, 0.5], [0.10, 0.05]], [0, 0.1], (0.0660066, 0.1122112)),
]


@pytest.mark.parametrize(("matrix", "direct", "expected"), CASES)
def test_published_equilibria_come_out(
    matrix: list[list[float]], direct: list[float], expected: tuple[float, ...]
) -> None:
    system = _system(matrix)
    digits = 5e-5 if expected[0] == 0.0415 else 5e-8
    assert inoperability(system, np.array(direct)) == pytest.approx(expected, abs=digits)
    assert factorise(system).solved(np.array(direct)) == pytest.approx(expected, abs=digits)


def _system(matrix: list[list[float]]) -> System:
    names = tuple("abc"[: len(matrix)])
    return given_system(names, np.array(matrix), np.ones(len(matrix)))
