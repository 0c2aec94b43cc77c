"""The parameters of the model as coordinates of a cube, the structure among them."""

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.benefit import benefit_of
from mutirao.engines.trickleup.draws import Draws, dimensions, draws_at
from mutirao.engines.trickleup.exposure import Exposure
from mutirao.engines.trickleup.model import Model, ReachOf
from mutirao.engines.trickleup.structures import Structure

BETA, DELTA, PHI, EXPORTER_FACTOR, STRUCTURE = "beta", "delta", "phi", "exporter_factor", "structure"


def parameter_groups(model: Model) -> dict[str, tuple[int, ...]]:
    """By parameter, its coordinates. Exporter factors are one group, and only where exposure is modelled; the
    structure comes last, and only where there are several."""
    last = point_dimensions(model)
    factors = {EXPORTER_FACTOR: tuple(range(3, 3 + len(model.codes)))} if model.exposure.is_modelled else {}
    structure = {STRUCTURE: (last - 1,)} if len(model.structures) > 1 else {}
    return {BETA: (0,), DELTA: (1,), PHI: (2,), **factors, **structure}


def point_dimensions(model: Model) -> int:
    several = len(model.structures) > 1
    return dimensions(len(model.codes), is_modelled=model.exposure.is_modelled) + (1 if several else 0)


def structures_at(points: FloatArray, structures: int) -> IntArray:
    """Which structure holds at each point: each as often as any other, which is a convention and no estimate."""
    return np.asarray(np.minimum(points[:, -1] * structures, structures - 1), dtype=np.int64)


def benefit_at(
    points: FloatArray,
    *,
    gdp: FloatArray,
    exposure: Exposure,
    structures: tuple[Structure, ...],
    assumptions: Assumptions,
    reach_of: ReachOf,
    stages: FloatArray,
    members: FloatArray,
) -> FloatArray:
    """Net benefit, displacement on, at points of the cube, shape (points, columns), in points of loss."""
    drawn = draws_at(points, countries=len(gdp), is_modelled=exposure.is_modelled, assumptions=assumptions)
    which = structures_at(points, len(structures)) if len(structures) > 1 else np.zeros(len(points), dtype=np.int64)
    found = np.empty((len(points), members.shape[1]))
    for number, structure in enumerate(structures):
        rows = np.flatnonzero(which == number)
        part = _only(drawn, rows)
        reach = reach_of(part, exposure, gdp, assumptions)
        found[rows] = benefit_of(stages, part, reach, structure).with_displacement @ members
    return found


def _only(draws: Draws, rows: IntArray) -> Draws:
    return Draws(
        beta=draws.beta[rows],
        delta=draws.delta[rows],
        phi=draws.phi[rows],
        exporter_factor=draws.exporter_factor[rows],
    )
