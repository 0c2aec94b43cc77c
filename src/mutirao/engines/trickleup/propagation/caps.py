"""Nobody loses more than everything: q is capped at one, after propagation, and what was cut off is told."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Capped:
    """`values`: q at most one. `any_frequency`: the share of rows (scenarios or periods) where the cap binds for
    anybody. `frequency`: the same for each node, shape (nodes,). `greatest`: the greatest q of each node before."""

    values: FloatArray
    any_frequency: float
    frequency: FloatArray
    greatest: FloatArray


def capped(inoperable: FloatArray) -> Capped:
    """Cap q, shape (nodes,), (scenarios, nodes) or (periods, nodes), at one.

    The model stays linear: losses that a capped node would have passed on are not taken back.
    """
    rows = np.atleast_2d(inoperable)
    is_over = rows > 1.0
    return Capped(
        values=np.minimum(inoperable, 1.0),
        any_frequency=float(is_over.any(axis=1).mean()),
        frequency=np.asarray(is_over.mean(axis=0)),
        greatest=np.asarray(rows.max(axis=0)),
    )
