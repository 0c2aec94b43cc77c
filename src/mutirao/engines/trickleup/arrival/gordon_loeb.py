"""What it pays to invest in security: Gordon and Loeb 2002, both classes of breach functions.

S(z, v) is the probability that an attack succeeds after z was invested where it was v before. First class:
S_I = v/(αz + 1)^β; second class: S_II = v^{αz + 1}. The best z maximises (v − S(z, v))·L − z; it never exceeds vL/e.
Investment and loss are in one unit of money; v has no unit; α is per unit of money. Arguments are arrays of one shape.
"""

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.arrival.errors import ParameterOutsideError


def avoided_share_first(investment: FloatArray, *, alpha: float, beta: float) -> FloatArray:
    """1 − S_I(z, v)/v, the share of today's incidents that an investment avoids. Raises ParameterOutsideError."""
    _refuse_negative("investment", investment)
    _refuse_productivity(alpha=alpha, beta=beta)
    return np.asarray(-np.expm1(-beta * np.log1p(alpha * investment)))


def avoided_share_second(investment: FloatArray, vulnerability: FloatArray, *, alpha: float) -> FloatArray:
    """1 − S_II(z, v)/v; nothing is avoided where v = 1. Raises ParameterOutsideError."""
    _refuse_negative("investment", investment)
    _refuse_no_probability(vulnerability)
    _refuse_productivity(alpha=alpha)
    return np.asarray(1 - vulnerability ** (alpha * investment))


def best_investment_first(vulnerability: FloatArray, loss: FloatArray, *, alpha: float, beta: float) -> FloatArray:
    """z* = ((αβvL)^{1/(β + 1)} − 1)/α, or nothing where that is negative. Raises ParameterOutsideError."""
    _refuse_no_probability(vulnerability)
    _refuse_negative("loss", loss)
    _refuse_productivity(alpha=alpha, beta=beta)
    root = (alpha * beta * vulnerability * loss) ** (1 / (beta + 1))
    return np.asarray(np.maximum(root - 1, 0) / alpha)


def best_investment_second(vulnerability: FloatArray, loss: FloatArray, *, alpha: float) -> FloatArray:
    """z* = (ln(−1/(αL·ln v))/ln v − 1)/α, or nothing where that is negative. Raises ParameterOutsideError.

    Nothing is invested where v is 0 (no need) or 1 (no use).
    """
    _refuse_no_probability(vulnerability)
    _refuse_negative("loss", loss)
    _refuse_productivity(alpha=alpha)
    v, lost = np.broadcast_arrays(vulnerability, loss)
    pays = (v > 0) & (v < 1) & (lost > 0)
    logarithm = np.log(v, where=pays, out=np.full(v.shape, -1.0))
    gain = np.log(-alpha * lost * logarithm, where=pays, out=np.zeros(v.shape))
    return np.asarray(np.where(pays, np.maximum(-gain / logarithm - 1, 0) / alpha, 0.0))


def _refuse_no_probability(vulnerability: FloatArray) -> None:
    _refuse("vulnerability", vulnerability, "0 … 1", is_right=(vulnerability >= 0) & (vulnerability <= 1))


def _refuse_negative(parameter: str, values: FloatArray) -> None:
    _refuse(parameter, values, "≥ 0", is_right=np.isfinite(values) & (values >= 0))


def _refuse_productivity(**parameters: float) -> None:
    for name, value in parameters.items():
        _refuse(name, np.array(value), "> 0", is_right=np.array(0 < value < np.inf))


def _refuse(parameter: str, values: FloatArray, expected: str, *, is_right: BoolArray) -> None:
    if not np.all(is_right):
        raise ParameterOutsideError(parameter=parameter, value=float(values[~is_right].flat[0]), expected=expected)
