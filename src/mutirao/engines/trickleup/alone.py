"""What each country's gain would be worth if it alone changed: one price per avoided incident share.

Because the model is linear across countries, these prices value any portfolio: Σᵢ priceᵢ·(1 − e^{βΔmᵢ}).
"""

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.benefit import pushed_per_avoided
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.reach import Reach
from mutirao.engines.trickleup.structures import Structure


def prices(
    bearers: FloatArray, draws: Draws, reach: Reach, structure: Structure, *, has_displacement: bool
) -> FloatArray:
    """Points that `bearers` (shape (countries,), 1 or 0) save if country i avoids all its incidents, shape (draws,
    countries)."""
    saved = reach.borne(bearers) * structure.loss
    if not has_displacement:
        return saved
    return saved - _displaced(saved, draws, structure)


def own_prices(draws: Draws, reach: Reach, structure: Structure, *, has_displacement: bool) -> FloatArray:
    """Points that country i itself saves if it avoids all its incidents, shape (draws, countries)."""
    returned = reach.returned() * structure.loss
    saved = structure.loss + returned
    if not has_displacement:
        return np.asarray(saved)
    # What lands elsewhere comes back through those on whom i depends, i itself not among them.
    everywhere = np.broadcast_to(structure.loss, reach.per_importer.shape)
    returning = reach.carried(everywhere) - returned
    return np.asarray(saved - draws.delta[:, None] * pushed_per_avoided(structure) * returning)


def _displaced(saved: FloatArray, draws: Draws, structure: Structure) -> FloatArray:
    elsewhere = saved.sum(axis=1, keepdims=True) - saved
    return np.asarray(draws.delta[:, None] * pushed_per_avoided(structure) * elsewhere)
