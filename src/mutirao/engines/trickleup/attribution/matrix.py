"""The matrix who gains from whom, with intervals: recipients or actions as rows, groups as columns."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.columns import Columns, columns_of
from mutirao.engines.trickleup.attribution.samples import (
    Avoided,
    avoided_by_action,
    avoided_by_recipient,
    gained,
    prices_for,
    together,
)
from mutirao.engines.trickleup.evaluation import Samples
from mutirao.engines.trickleup.intervals import NOTHING, Interval, intervals
from mutirao.engines.trickleup.model import Model
from mutirao.engines.trickleup.structures import Structure

WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gained:
    """What one column gains from one row, in points; `displacement_loss` is positive where it loses.

    `benefit` has displacement on, `without_displacement` off; both hold what incidents avoided at home are worth, which
    `dependence_gain` does not. `mean`: of `benefit`, over the assumed draws; means add up, medians do not.
    """

    benefit: Interval
    without_displacement: Interval
    dependence_gain: Interval
    displacement_loss: Interval
    mean: float
    share_of_draws_that_gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`code`: of a recipient, of an action, or `whole`. `cells`: one per column; in every draw they add up to
    `total`."""

    code: str
    cells: tuple[Gained, ...]
    total: Gained


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Under one structure. In every draw the rows of `by_recipient`, and those of `by_action`, add up to `whole`.

    `by_recipient`: in the order of codes, never of benefit. `by_action`: in the order given; where actions share a
    country, each with Shapley's share.
    """

    structure: str
    columns: tuple[str, ...]
    by_recipient: tuple[Row, ...]
    by_action: tuple[Row, ...]
    whole: Row


def attribute(model: Model, actions: tuple[Action, ...], partners: tuple[str, ...] = ()) -> tuple[Attribution, ...]:
    """Who gains from whom under every structure, the default first.

    `partners`: codes beyond the actions' own payers. Raises NoRecipientError, NotInWorldError, ActionTwiceError,
    StagesInvalidError.
    """
    by_recipient, by_action = avoided_by_recipient(model, actions), avoided_by_action(model, actions)
    rows = (*by_recipient, *by_action, together(by_recipient, WHOLE))
    columns = columns_of(model.codes, actions, partners)
    found = []
    for structure in model.structures:
        *others, whole = _rows(model, rows, structure, columns)
        recipients = sorted(others[: len(by_recipient)], key=lambda row: row.code)
        found.append(
            Attribution(
                structure=structure.code,
                columns=columns.names,
                by_recipient=tuple(recipients),
                by_action=tuple(others[len(by_recipient) :]),
                whole=whole,
            )
        )
    return tuple(found)


def _rows(model: Model, rows: tuple[Avoided, ...], structure: Structure, columns: Columns) -> list[Row]:
    """Column by column, so that memory does not grow with their number."""
    scramblings = len(model.scramblings)
    by_column: list[tuple[Gained, ...]] = []
    total: Samples | None = None
    for bearers in columns.members.T:
        samples = gained(rows, prices_for(model, structure, bearers))
        by_column.append(_told(samples, scramblings))
        total = samples if total is None else _added(total, samples)
    assert total is not None
    cells = zip(*by_column, strict=True)
    return [
        Row(code=row.code, cells=found, total=each)
        for row, found, each in zip(rows, cells, _told(total, scramblings), strict=True)
    ]


def _told(samples: Samples, scramblings: int) -> tuple[Gained, ...]:
    """One summary per column of the samples."""
    benefit = samples.net(has_displacement=True)
    parts = (benefit, samples.net(has_displacement=False), samples.dependence, samples.displacement)
    each = zip(*(intervals(part, scramblings) for part in parts), benefit.mean(axis=0), _gains(benefit), strict=True)
    return tuple(
        Gained(
            benefit=net,
            without_displacement=gain,
            dependence_gain=dependence,
            displacement_loss=displacement,
            mean=float(mean),
            share_of_draws_that_gain=float(share),
        )
        for net, gain, dependence, displacement, mean, share in each
    )


def _gains(benefit: FloatArray) -> FloatArray:
    return np.asarray((benefit > NOTHING).mean(axis=0))


def _added(one: Samples, other: Samples) -> Samples:
    return Samples(
        own=one.own + other.own,
        dependence=one.dependence + other.dependence,
        displacement=one.displacement + other.displacement,
    )
