"""What several actions in one country avoid together, shared among them by Shapley's rule, exactly."""

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray


def shared_credit(stages: FloatArray, beta: FloatArray) -> FloatArray:
    """The share of a country's incidents that each of several actions may be credited with avoiding.

    `stages`: shape (actions,). `beta`: shape (draws,). Gives shape (draws, actions); every draw sums to
    1 − e^{βΣΔm}, and one action alone gets all of it. Actions of equal stages get equal credit.

    Source: Owen 1972, *Multilinear extensions of games*. The worth of a set S is 1 − ∏_{b∈S} x_b with x_b = e^{βΔm_b};
    Shapley's value is ∫₀¹ (1 − x_a)·∏_{b≠a}(1 − t(1 − x_b)) dt, a polynomial of degree actions − 1 in t, which
    Gauss–Legendre quadrature integrates exactly. So no number of actions is too many.
    """
    avoided = -np.expm1(np.multiply.outer(beta, stages))
    nodes, weights = np.polynomial.legendre.leggauss((len(stages) + 1) // 2)
    credit = np.zeros_like(avoided)
    for node, weight in zip((nodes + 1) / 2, weights / 2, strict=True):
        remaining = 1.0 - node * avoided
        credit += weight * remaining.prod(axis=1, keepdims=True) / remaining
    return np.asarray(credit * avoided)
