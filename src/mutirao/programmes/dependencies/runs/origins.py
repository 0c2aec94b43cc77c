"""Where incidents begin: at named nodes in every world, or, by the rates of nodes, in each group apart."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.errors import NoIncidentError
from mutirao.engines.trickleup.cascades.simulate import Incidents, arriving_at, starting_at
from mutirao.programmes.dependencies.graph_files import Dependencies

# How the origin is called where nodes are named.
NAMED = "named nodes"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Origin:
    """`label`: a group, or `NAMED`. `a_year`: incidents a year that begin there; NaN where nodes are named."""

    label: str
    incidents: Incidents
    a_year: float


def origins(dependencies: Dependencies, at: tuple[str, ...]) -> tuple[Origin, ...]:
    """One for `at`, the codes of nodes where one incident begins at once; without it one for each group with a rate.

    Raises UnknownNodeError, NoIncidentError.
    """
    if at:
        return (Origin(label=NAMED, incidents=_named(dependencies, at), a_year=float("nan")),)
    nodes, rates = dependencies.nodes, _rates(dependencies)
    return tuple(
        Origin(label=label, incidents=arriving_at(of_group), a_year=float(of_group.sum()))
        for number, label in enumerate(nodes.groups)
        if (of_group := np.where(nodes.group == number, rates, 0.0)).any()
    )


def incidents(dependencies: Dependencies, at: tuple[str, ...]) -> Incidents:
    """All of them as one: at `at`, or one a world, drawn by rates. Raises UnknownNodeError, NoIncidentError."""
    return _named(dependencies, at) if at else arriving_at(_rates(dependencies))


def _named(dependencies: Dependencies, at: tuple[str, ...]) -> Incidents:
    return starting_at([dependencies.nodes.number_of(code) for code in at])


def _rates(dependencies: Dependencies) -> FloatArray:
    rates = dependencies.nodes.figures.get("rate")
    if rates is None or not rates.any():
        raise NoIncidentError()
    return rates
