"""The matrix who gains from whom with one column per country, as arrays."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.samples import (
    Avoided,
    avoided_by_action,
    avoided_by_recipient,
    gained_by_country,
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


def by_recipient(model: Model, actions: tuple[Action, ...], structure: Structure) -> CountryMatrix:
    """What each country gains from each recipient, rows in the order of the model's codes. Raises as
    `matrix.attribute`."""
    return _matrix(model, avoided_by_recipient(model, actions), structure)


def by_action(model: Model, actions: tuple[Action, ...], structure: Structure) -> CountryMatrix:
    """What each country gains from each action, with Shapley's share where actions share a country."""
    return _matrix(model, avoided_by_action(model, actions), structure)


def _matrix(model: Model, rows: tuple[Avoided, ...], structure: Structure) -> CountryMatrix:
    benefit, dependence, displacement = [], [], []
    for row in rows:
        samples = gained_by_country(model, row, structure)
        benefit.append(_spread(samples.net(has_displacement=True)))
        dependence.append(_spread(samples.dependence))
        displacement.append(_spread(samples.displacement))
    return CountryMatrix(
        structure=structure.code,
        rows=tuple(row.code for row in rows),
        countries=model.codes,
        benefit=_stacked(benefit),
        dependence_gain=_stacked(dependence),
        displacement_loss=_stacked(displacement),
    )


def _spread(samples: FloatArray) -> FloatArray:
    """Low, median, high and mean of every column, shape (4, countries)."""
    by_column = np.ascontiguousarray(samples.T)  # quantiles of rows in memory take a third of the time
    return np.stack([*np.quantile(by_column, (LOW, 0.5, HIGH), axis=1), by_column.mean(axis=1)])


def _stacked(spreads: list[FloatArray]) -> Spread:
    low, median, high, mean = np.stack(spreads, axis=1)
    return Spread(low=low, median=median, high=high, mean=mean)
