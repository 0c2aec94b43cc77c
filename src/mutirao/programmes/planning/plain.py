"""Figures as plain values: rounded, so that the same seed gives the same bytes on any machine."""

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mutirao.engines.trickleup.intervals import Interval

Document = dict[str, Any]
# Digits that survive the order in which processors add.
_DIGITS = 6


def groups(found: Mapping[str, Interval]) -> Document:
    return {group: interval(one) for group, one in found.items()}


def interval(one: Interval) -> Document:
    return {
        "median": rounded(one.median),
        "low": rounded(one.low),
        "high": rounded(one.high),
        "simulation_error": rounded(one.simulation_error, digits=2),
    }


def frequency(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def money(amount: Decimal) -> float:
    return float(round(amount, 2))


def rounded(value: float, *, digits: int = _DIGITS) -> float:
    """To so many significant digits; what is nothing but rounding is zero, without a sign."""
    if abs(value) < 1e-15 or not math.isfinite(value):
        return 0.0
    return float(f"{value:.{digits}g}")
