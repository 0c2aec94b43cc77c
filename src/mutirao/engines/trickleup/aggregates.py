"""How the capacities of many make the security of all: three answers that stand side by side, one family.

A network may be as secure as its members on average (total effort), as its weakest member (weakest link) or as its
strongest (best shot): Hirshleifer 1983, Varian 2004. All are means of constant elasticity of substitution,
(Σ wᵢmᵢʳ)^{1/r}, of order r = 1, −∞ and ∞; orders between them are answers too. Nobody knows the order, so conclusions
that differ between the three are reported as such. Public:

- `aggregate(capacity, order, weights=None)`: the security of a network, from the capacities of its members.
- `shared_stages(capacity, stages, order, is_member, weights=None)`: the gain in stages that every member shares, to
  be given to `benefit.benefit_of` or `evaluation.group_samples` in the place of each country's own.
- `ORDERS`: `total_effort`, `weakest_link`, `best_shot`.
"""

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.errors import CapacityInvalidError

ORDERS = {"total_effort": 1.0, "weakest_link": -np.inf, "best_shot": np.inf}


def aggregate(capacity: FloatArray, order: float, weights: FloatArray | None = None) -> FloatArray:
    """The mean of `order` r of capacities, shape (…, members), zero or more; shape (…).

    `weights`: shape (members,), zero or more, equal if not given; their sum does not matter, and who has none does not
    count. r = 1 is total effort, −∞ the weakest link, ∞ the best shot and 0 the geometric mean, all exact. For r ≤ 0
    one member without any capacity leaves the network without.

    Raises CapacityInvalidError.
    """
    given = np.asarray(capacity, dtype=np.float64)
    _require(given, order, weights)
    shares = np.ones(given.shape[-1]) if weights is None else np.asarray(weights, dtype=np.float64)
    counted, shares = given[..., shares > 0], shares[shares > 0] / shares.sum()
    if np.isinf(order):
        return np.asarray(counted.max(axis=-1) if order > 0 else counted.min(axis=-1))
    return _mean_of_order(counted, float(order), shares)


def shared_stages(
    capacity: FloatArray, stages: FloatArray, order: float, is_member: BoolArray, weights: FloatArray | None = None
) -> FloatArray:
    """The gain in stages of each country if a network's members are all as secure as the network, shape (countries,).

    `capacity`: stages before, `stages`: each country's own gain, `is_member`: who belongs to the network, `weights`:
    all of shape (countries,). Who is no member keeps its own gain.

    Raises CapacityInvalidError.
    """
    shares = None if weights is None else weights[is_member]
    before, after = (
        aggregate(each[is_member], order, shares) for each in (capacity, np.asarray(capacity) + np.asarray(stages))
    )
    return np.where(is_member, after - before, stages)


def _mean_of_order(counted: FloatArray, order: float, shares: FloatArray) -> FloatArray:
    """Relative to the member that decides, so that no power overflows."""
    scale = counted.max(axis=-1) if order > 0 else counted.min(axis=-1)
    relative = np.divide(counted, scale[..., None], out=np.zeros_like(counted), where=scale[..., None] > 0)
    logarithms = np.log(relative, out=np.full_like(relative, -np.inf), where=relative > 0)
    if order == 0:
        mean = np.exp((shares * logarithms).sum(axis=-1))
    else:
        # Near zero a mean of powers is close to one: without log1p and expm1 its logarithm would be lost.
        powers = np.expm1(np.multiply(order, logarithms))
        with np.errstate(divide="ignore"):  # nobody has any capacity: the logarithm is −∞, as it should be
            mean = np.exp(np.log1p((shares * powers).sum(axis=-1)) / order)
    return np.asarray(np.where(scale > 0, scale * mean, 0.0))


def _require(capacity: FloatArray, order: float, weights: FloatArray | None) -> None:
    if capacity.ndim == 0 or capacity.shape[-1] == 0:
        raise CapacityInvalidError(part="capacity", value="nobody")
    if np.isnan(order):
        raise CapacityInvalidError(part="order", value="nan")
    for part, values in (("capacity", capacity), ("weights", weights)):
        is_bad = ~(np.isfinite(values) & (np.asarray(values) >= 0)) if values is not None else np.zeros(1, np.bool_)
        if is_bad.any():
            raise CapacityInvalidError(part=part, value=str(float(np.asarray(values)[is_bad][0])))
    if weights is not None and (weights.shape != capacity.shape[-1:] or not weights.any()):
        raise CapacityInvalidError(part="weights", value=str(weights.shape[0]))
