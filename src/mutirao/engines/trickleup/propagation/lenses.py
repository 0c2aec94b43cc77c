"""The same direct losses seen three ways, side by side: nobody knows which way a stop travels."""

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.matrices import without_diagonal
from mutirao.engines.trickleup.propagation.static import inoperability, losses, require_direct
from mutirao.engines.trickleup.propagation.systems import System, demand_system, supply_system
from mutirao.engines.trickleup.propagation.tables import FlowTable

LENSES = ("supply", "demand", "one_hop")


def lenses(
    table: FlowTable, direct: FloatArray, *, interrupted: float = 1.0, bound: float | None = None
) -> dict[str, FloatArray]:
    """Losses in money by lens, each of the shape of `direct`, (nodes,) or (scenarios, nodes).

    `supply`: customers of customers lose too (the default form). `demand`: suppliers of suppliers. `one_hop`: customers
    alone, and no node through itself: the σ of the trickle-up model.

    Raises RadiusError, ParameterInvalidError, TableShapeError, DirectInvalidError.
    """
    forward = supply_system(table, interrupted=interrupted, bound=bound)
    backward = demand_system(table, interrupted=interrupted, bound=bound)
    return {
        "supply": losses(forward, inoperability(forward, direct)),
        "demand": losses(backward, inoperability(backward, direct)),
        "one_hop": one_hop_losses(forward, direct),
    }


def one_hop_losses(system: System, direct: FloatArray) -> FloatArray:
    """Direct losses, and what they cost those one hop away, in money; shape of `direct`."""
    require_direct(system, direct)
    reached = direct + direct @ without_diagonal(system.matrix).T
    return np.asarray(reached * system.output)
