"""Several portfolios of which one is chosen, or nothing is done."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.alone import prices
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.intervals import NOTHING
from mutirao.engines.trickleup.model import Model
from mutirao.engines.trickleup.structures import Structure

NOTHING_DONE = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Portfolio:
    """`stages`: shape (countries,), zero where nothing changes."""

    code: str
    stages: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """In what share of draws and structures an option is better than all others (`alone`), and in what share it is
    best together with others of equal worth (`tied`)."""

    code: str
    alone: float
    tied: float


def codes_of(portfolios: tuple[Portfolio, ...]) -> tuple[str, ...]:
    """Of all options, doing nothing first."""
    return (NOTHING_DONE, *(one.code for one in portfolios))


def worths(
    model: Model, portfolios: tuple[Portfolio, ...], structure: Structure, bearers: FloatArray | None = None
) -> FloatArray:
    """Net benefit of each option, displacement on, shape (draws, options); doing nothing comes first and is zero.

    `bearers`: whose benefit counts, shape (countries,), 1 or 0; everybody's where it is not given.
    """
    counted = np.ones(len(model.codes)) if bearers is None else bearers
    price = np.concatenate(
        [prices(counted, one.draws, one.reach, structure, has_displacement=True) for one in model.scramblings]
    )
    each = [_worth(one.stages, model.beta, price) for one in portfolios]
    return np.column_stack([np.zeros(len(model.beta)), *each])


def _worth(stages: FloatArray, beta: FloatArray, price: FloatArray) -> FloatArray:
    """Because the model adds up over countries, only those that change are looked at."""
    there = np.flatnonzero(stages)
    return np.asarray((-np.expm1(np.multiply.outer(beta, stages[there])) * price[:, there]).sum(axis=1))


def selection(
    model: Model, portfolios: tuple[Portfolio, ...], bearers: FloatArray | None = None
) -> tuple[Selected, ...]:
    """How often each option would be chosen had the draw been known, over all draws of all structures."""
    each = [worths(model, portfolios, structure, bearers) for structure in model.structures]
    alone, tied = shares_best(np.concatenate(each))
    rows = zip(codes_of(portfolios), alone.tolist(), tied.tolist(), strict=True)
    return tuple(Selected(code=code, alone=first, tied=second) for code, first, second in rows)


def shares_best(worth: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Of `worth`, shape (draws, options): the share of draws in which each is best alone, and tied; shape
    (options,)."""
    best = worth.max(axis=1, keepdims=True)
    is_best = worth >= best - NOTHING
    is_tied = is_best.sum(axis=1, keepdims=True) > 1
    return (is_best & ~is_tied).mean(axis=0), (is_best & is_tied).mean(axis=0)
