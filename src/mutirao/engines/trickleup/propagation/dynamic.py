"""How losses build up and fade: q(t+1) = q(t) + K[A*q(t) + c*(t) − q(t)].

K, the resilience of each node, says how fast it follows its situation, both into trouble and out of it. With shocks
from outside it decides when losses come, not how much is lost in all: Σ_t q = (I − A*)⁻¹ Σ_t c*(t) whatever K is.
What a recovery programme changes is therefore the shock itself, which it makes shorter.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.errors import ParameterInvalidError, TableShapeError
from mutirao.engines.trickleup.propagation.static import factorise, require_direct
from mutirao.engines.trickleup.propagation.systems import System

# An exponential recovery counts as over when 1 % is left; after ten times that it is zero for any computer.
LEFT_WHEN_RECOVERED = 0.01
TIMES_UNTIL_NOTHING = 10
# The first number above zero: who never follows its situation never recovers.
LEAST_RESILIENCE = float(np.nextafter(0.0, 1.0))


class Shape(StrEnum):
    """How a direct loss goes back: all at once at the end, steadily, or fast first and slowly then."""

    CONSTANT = "constant"
    LINEAR = "linear"
    EXPONENTIAL = "exponential"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shock:
    """A direct loss of `direct`, shape (nodes,), from 0 to 1, at the start of period `begins`.

    `recovery_time`: periods until it is over, shape (nodes,), 0 or more, parts of periods too.
    """

    direct: FloatArray
    recovery_time: FloatArray
    begins: int = 0
    shape: Shape = Shape.CONSTANT

    @property
    def ends(self) -> int:
        """The first period in which nothing of it is left."""
        longest = float(np.max(self.recovery_time, initial=0.0))
        times = TIMES_UNTIL_NOTHING if self.shape is Shape.EXPONENTIAL else 1
        return self.begins + int(np.ceil(longest * times))

    def at(self, period: int) -> FloatArray:
        """c* of one period, its mean over that period, shape (nodes,)."""
        lasted = max(0, period - self.begins)
        passed = np.where(period >= self.begins, self.until(lasted + 1.0) - self.until(float(lasted)), 0.0)
        return np.asarray(self.direct * passed)

    @property
    def in_all(self) -> FloatArray:
        """Σ_t c*(t), shape (nodes,)."""
        return np.asarray(self.direct * self.until(float(self.ends - self.begins)))

    def until(self, time: float) -> FloatArray:
        """The integral of the shape from the start to `time`, shape (nodes,)."""
        whole = np.asarray(self.recovery_time, dtype=np.float64)
        lasts = TIMES_UNTIL_NOTHING if self.shape is Shape.EXPONENTIAL else 1
        passed = np.minimum(time, lasts * whole)
        if self.shape is Shape.CONSTANT:
            return np.asarray(passed)
        part = np.divide(passed, whole, out=np.zeros_like(whole), where=whole > 0)
        if self.shape is Shape.LINEAR:
            return np.asarray(passed * (1.0 - part / 2))
        rate = -np.log(LEFT_WHEN_RECOVERED)
        return np.asarray(whole * -np.expm1(-rate * part) / rate)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """`path`: q at the start of each period, shape (periods + 1, nodes), from zero. `inoperability`: Σ_t q, shape
    (nodes,), with all that comes after the last period; `afterwards`: the part of it that does. `losses`: in money."""

    path: FloatArray
    inoperability: FloatArray
    afterwards: FloatArray
    losses: FloatArray


def shortened(shock: Shock, share: FloatArray) -> Shock:
    """The shock with recovery times shortened by `share`, shape (nodes,), from 0 to 1: what a recovery programme does.

    Raises ParameterInvalidError.
    """
    _require_within("share", share, least=0.0, most=1.0)
    return replace(shock, recovery_time=shock.recovery_time * (1.0 - np.asarray(share)))


def run(system: System, shocks: tuple[Shock, ...], *, resilience: FloatArray, periods: int) -> Course:
    """Follow the shocks for `periods` periods; what comes later is added in closed form.

    `resilience`: K, shape (nodes,), above 0 and at most 1. Losses are Σ_t q·output, with output per period.
    Source: Lian and Haimes 2006.

    Raises TableShapeError, DirectInvalidError, ParameterInvalidError.
    """
    _require(system, shocks, resilience, periods)
    path = np.zeros((periods + 1, len(system.names)))
    for period in range(periods):
        now = path[period]
        situation = system.matrix @ now + _direct_at(shocks, period, now)
        path[period + 1] = now + resilience * (situation - now)
    afterwards = _afterwards(system, shocks, resilience, path[-1], periods)
    total = path[:-1].sum(axis=0) + afterwards
    return Course(path=path, inoperability=total, afterwards=afterwards, losses=total * system.output)


def _afterwards(
    system: System, shocks: tuple[Shock, ...], resilience: FloatArray, last: FloatArray, periods: int
) -> FloatArray:
    """Σ of q from the last period on: (I − A*) Σq = K⁻¹q + Σc*, from the recursion added up."""
    to_come = sum((_to_come(shock, periods) for shock in shocks), start=np.zeros_like(last))
    left = last / resilience + to_come
    return np.asarray(factorise(system).solve(left[:, None], False)[:, 0])


def _to_come(shock: Shock, periods: int) -> FloatArray:
    if periods <= shock.begins:
        return shock.in_all
    passed = shock.until(float(min(periods, shock.ends) - shock.begins)) if shock.ends > shock.begins else 0.0
    return np.asarray(shock.in_all - shock.direct * passed)


def _direct_at(shocks: tuple[Shock, ...], period: int, like: FloatArray) -> FloatArray:
    return sum((shock.at(period) for shock in shocks), start=np.zeros_like(like))


def _require(system: System, shocks: tuple[Shock, ...], resilience: FloatArray, periods: int) -> None:
    for shock in shocks:
        require_direct(system, shock.direct)
        if np.shape(shock.recovery_time) != (len(system.names),):
            raise TableShapeError(
                part="recovery time", found=int(np.size(shock.recovery_time)), nodes=len(system.names)
            )
        _require_within("recovery_time", shock.recovery_time, least=0.0, most=1e6)
        if shock.begins < 0:
            raise ParameterInvalidError(parameter="begins", value=shock.begins, expected="0 or more")
    if np.shape(resilience) != (len(system.names),):
        raise TableShapeError(part="resilience", found=int(np.size(resilience)), nodes=len(system.names))
    _require_within("resilience", resilience, least=LEAST_RESILIENCE, most=1.0)
    if periods < 0:
        raise ParameterInvalidError(parameter="periods", value=periods, expected="0 or more")


def _require_within(parameter: str, values: FloatArray, *, least: float, most: float) -> None:
    given = np.asarray(values, dtype=np.float64)
    is_bad = ~((given >= least) & (given <= most))
    if is_bad.any():
        shown = float(given[is_bad].ravel()[0])
        raise ParameterInvalidError(parameter=parameter, value=shown, expected=f"{least:g} to {most:g}")
