"""The matrix who gains from whom with one column per country, as arrays."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from mutirao.engines.execution.local import SerialRunner
from mutirao.engines.execution.runner import Cancelled, Progress, Runner, go_on, say_nothing
from mutirao.engines.execution.tasks import Result, Task
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.samples import (
    Avoided,
    Landing,
    avoided_by_action,
    avoided_by_recipient,
    gained_by_country,
    landing_of,
)
from mutirao.engines.trickleup.intervals import HIGH, LOW
from mutirao.engines.trickleup.model import Model
from mutirao.engines.trickleup.structures import Structure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """Median, 90 % interval and mean over the assumed draws, each of shape (rows, countries), in points."""

    low: FloatArray
    median: FloatArray
    high: FloatArray
    mean: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountryMatrix:
    """`rows`: recipients or actions. `countries`: the model's codes. `benefit`: displacement on.

    `benefit` holds what is avoided at home; `dependence_gain` does not. `displacement_loss` is positive where a
    country loses. Means add up along rows and columns, medians do not.
    """

    structure: str
    rows: tuple[str, ...]
    countries: tuple[str, ...]
    benefit: Spread
    dependence_gain: Spread
    displacement_loss: Spread


def by_recipient(
    model: Model,
    actions: tuple[Action, ...],
    structure: Structure,
    *,
    runner: Runner | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = go_on,
) -> CountryMatrix:
    """What each country gains from each recipient, rows in the order of the model's codes. Raises as
    `matrix.attribute`. Pieces of the runner are rows."""
    rows = avoided_by_recipient(model, actions)
    return _matrix(model, rows, structure, partial(_run, runner, progress, cancelled))


def by_action(
    model: Model,
    actions: tuple[Action, ...],
    structure: Structure,
    *,
    runner: Runner | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = go_on,
) -> CountryMatrix:
    """What each country gains from each action, with Shapley's share where actions share a country."""
    rows = avoided_by_action(model, actions)
    return _matrix(model, rows, structure, partial(_run, runner, progress, cancelled))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Rows:
    model: Model
    rows: tuple[Avoided, ...]
    landing: Landing


def spread_of_row(asked: _Rows, piece: int) -> Result:
    """Low, median, high and mean of every country in one row, each part of shape (4, countries)."""
    samples = gained_by_country(asked.model, asked.rows[piece], asked.landing)
    return {
        "benefit": _spread(samples.net(has_displacement=True)),
        "dependence": _spread(samples.dependence),
        "displacement": _spread(samples.displacement),
    }


def _run(runner: Runner | None, progress: Progress, cancelled: Cancelled, asked: _Rows) -> tuple[Result, ...]:
    # Without a ledger nothing is kept, so that no hash of the inputs is needed.
    task = Task(code="rows by country", inputs=asked, input_hash="", compute=spread_of_row)
    return (runner or SerialRunner()).run(task, len(asked.rows), progress=progress, cancelled=cancelled)


def _matrix(
    model: Model,
    rows: tuple[Avoided, ...],
    structure: Structure,
    run: Callable[[_Rows], tuple[Result, ...]],
) -> CountryMatrix:
    found = run(_Rows(model=model, rows=rows, landing=landing_of(model, structure)))
    return CountryMatrix(
        structure=structure.code,
        rows=tuple(row.code for row in rows),
        countries=model.codes,
        benefit=_stacked(found, "benefit"),
        dependence_gain=_stacked(found, "dependence"),
        displacement_loss=_stacked(found, "displacement"),
    )


def _spread(samples: FloatArray) -> FloatArray:
    by_column = np.ascontiguousarray(samples.T)  # quantiles of rows in memory take a third of the time
    return np.stack([*np.quantile(by_column, (LOW, 0.5, HIGH), axis=1), by_column.mean(axis=1)])


def _stacked(found: tuple[Result, ...], part: str) -> Spread:
    low, median, high, mean = np.stack([one[part] for one in found], axis=1)
    return Spread(low=low, median=median, high=high, mean=mean)
