"""What lies behind a result's figures, as plain values: who gains from whom, other answers, what decides."""

from collections.abc import Mapping

from mutirao.engines.trickleup.attribution.matrix import Gained, Row
from mutirao.engines.trickleup.uncertainty.decisive import Decisive
from mutirao.engines.trickleup.uncertainty.knowing import Knowing
from mutirao.engines.trickleup.uncertainty.verdicts import Reason
from mutirao.programmes.planning.plain import Document, frequency, groups, interval, rounded
from mutirao.programmes.planning.who_gains import Alternative, WhoGains


def gains(found: WhoGains, reasons: Mapping[str, Reason]) -> Document:
    return {
        "reasons": {group: str(one) for group, one in reasons.items()},
        "who_gains_from_whom": _matrix(found),
        "by_hops": [_alternative(one) for one in found.by_hops],
        "by_aggregate": [_alternative(one) for one in found.by_aggregate],
        "decisive": {group: _decisive(one) for group, one in found.decisive.items()},
        "value_of_knowing": _knowing(found.knowing),
    }


def _matrix(found: WhoGains) -> Document | None:
    """None where nobody rises."""
    matrix = found.matrix
    if matrix is None:
        return None
    return {
        "structure": matrix.structure,
        "columns": list(matrix.columns),
        "by_recipient": [_row(one, matrix.columns) for one in matrix.by_recipient],
        "by_action": [_row(one, matrix.columns) for one in matrix.by_action],
        "whole": _row(matrix.whole, matrix.columns),
    }


def _row(row: Row, columns: tuple[str, ...]) -> Document:
    return {
        "code": row.code,
        "cells": {column: _cell(one) for column, one in zip(columns, row.cells, strict=True)},
        "total": _cell(row.total),
    }


def _cell(one: Gained) -> Document:
    return {
        "benefit": interval(one.benefit),
        "without_displacement": interval(one.without_displacement),
        "dependence_gain": interval(one.dependence_gain),
        "displacement_loss": interval(one.displacement_loss),
        "mean": rounded(one.mean),
        "probability": frequency(one.share_of_draws_that_gain),
    }


def _alternative(one: Alternative) -> Document:
    return {"code": one.code, "benefit": groups(one.benefit)}


def _decisive(found: Decisive) -> list[Document]:
    return [
        {
            "parameter": one.parameter,
            "first": round(one.first, 4),
            "first_error": round(one.first_error, 4),
            "total": round(one.total, 4),
            "total_error": round(one.total_error, 4),
        }
        for one in found.parameters
    ]


def _knowing(found: Knowing | None) -> Document | None:
    if found is None:
        return None
    return {
        "best": found.best,
        "best_worth": rounded(found.best_worth),
        "parameters": [
            {
                "parameter": one.parameter,
                "value": rounded(one.value, digits=4),
                "error": rounded(one.error, digits=2),
                "checked": rounded(one.checked, digits=4),
            }
            for one in found.parameters
        ],
        "everything": rounded(found.everything, digits=4),
        "everything_error": rounded(found.everything_error, digits=2),
    }
