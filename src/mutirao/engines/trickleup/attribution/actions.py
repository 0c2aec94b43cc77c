"""What programmes do: gains in capacity, and who pays for them."""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.errors import (
    ActionTwiceError,
    NoRecipientError,
    NotInWorldError,
    StagesInvalidError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """`gains`: (country, stages), each country once, stages above zero. `payers`: codes of countries that pay."""

    code: str
    gains: tuple[tuple[str, float], ...]
    payers: tuple[str, ...] = ()


def stages_of(actions: tuple[Action, ...], codes: tuple[str, ...]) -> FloatArray:
    """Stages gained from each action, shape (actions, countries), zero where nothing changes.

    Raises NoRecipientError, NotInWorldError, ActionTwiceError, StagesInvalidError.
    """
    _require(actions, codes)
    column = {code: number for number, code in enumerate(codes)}
    stages = np.zeros((len(actions), len(codes)))
    for row, action in enumerate(actions):
        for country, gain in action.gains:
            stages[row, column[country]] = gain
    return stages


def recipients_of(actions: tuple[Action, ...]) -> frozenset[str]:
    return frozenset(country for action in actions for country, _ in action.gains)


def payers_of(actions: tuple[Action, ...]) -> frozenset[str]:
    return frozenset(payer for action in actions for payer in action.payers)


def _require(actions: tuple[Action, ...], codes: tuple[str, ...]) -> None:
    if not actions:
        raise NoRecipientError(action="")
    _require_once([action.code for action in actions])
    for action in actions:
        _require_gains(action)
    absent = (recipients_of(actions) | payers_of(actions)) - set(codes)
    if absent:
        raise NotInWorldError(countries=", ".join(sorted(absent)))


def _require_gains(action: Action) -> None:
    if not action.gains:
        raise NoRecipientError(action=action.code)
    _require_once([country for country, _ in action.gains])
    for country, stages in action.gains:
        if not (math.isfinite(stages) and stages > 0):
            raise StagesInvalidError(action=action.code, country=country, stages=stages)


def _require_once(names: list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ActionTwiceError(named=", ".join(sorted(twice)))
