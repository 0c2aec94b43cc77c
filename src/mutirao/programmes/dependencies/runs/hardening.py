"""Harden: which single node, and which single edge, saves most, with whom it ties, and what was looked at."""

from typing import Any

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades import containment as engine
from mutirao.engines.trickleup.cascades.containment import MOST_EXAMINED, Choice
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.pieces import spread_by
from mutirao.engines.trickleup.cascades.simulate import Incidents
from mutirao.engines.trickleup.cascades.worst import WORST_SHARE
from mutirao.programmes.dependencies.choices import Hardened
from mutirao.programmes.dependencies.graph_files import Dependencies
from mutirao.programmes.dependencies.node_files import Nodes
from mutirao.programmes.dependencies.results import Column, Outcome, Table
from mutirao.programmes.dependencies.runs.means import Means
from mutirao.programmes.dependencies.runs.origins import incidents

# To what the containment of a node is raised where nobody says otherwise: an assumption, shown with the result.
RAISED_TO = 0.9


def harden(
    dependencies: Dependencies,
    *,
    of: tuple[Hardened, ...] = (Hardened.NODE, Hardened.EDGE),
    raised_to: float = RAISED_TO,
    at: tuple[str, ...] = (),
    worlds: int = 4096,
    seed: int = 0,
    most_examined: int = MOST_EXAMINED,
    means: Means | None = None,
    memory_limit: int | None = None,
) -> Outcome:
    """Raise the containment of one node, or of what comes to it from one provider, to `raised_to`: which saves most?

    `saving` is the mean loss less per incident, in the unit of the file, in the same worlds, with its 90 % interval;
    `worst_saving` by how much the mean of the worst 5 % of incidents is less. Of those that tie with the best no
    difference can be told: the interval of the paired difference covers zero. Nothing that was not examined saves more
    than `rest_at_most` on average.

    Tables: `examined`. Raises as `engines.trickleup.cascades.containment.best_to_harden` and UnknownNodeError.
    """
    begins = incidents(dependencies, at)
    choices = [
        engine.best_to_harden(
            dependencies.graph,
            begins,
            of=engine.Hardened(one),
            raised_to=raised_to,
            worlds=worlds,
            seed=seed,
            containment=dependencies.containment,
            losses=dependencies.losses,
            most_examined=most_examined,
            memory_limit=memory_limit,
            simulation=_Simulation(begins, dependencies.losses, worlds, seed, means or Means()),
        )
        for one in of
    ]
    return Outcome(
        kind="harden",
        parameters={
            "of": ",".join(of),
            "raised_to": raised_to,
            "at": ",".join(at),
            "worlds": worlds,
            "most_examined": most_examined,
            "grouped_by": dependencies.nodes.grouped_by,
        },
        seed=seed,
        files=dependencies.files,
        summary={
            "incidents_a_year": begins.per_year if len(begins.rates) else float("nan"),
            "has_losses": dependencies.losses is not None,
            **{str(one): _summary(choice, dependencies.nodes) for one, choice in zip(of, choices, strict=True)},
        },
        tables=(_examined(tuple(zip(of, choices, strict=True)), dependencies.nodes),),
    )


class _Simulation:
    """The losses of every world in a graph, by whoever computes."""

    def __init__(self, begins: Incidents, losses: FloatArray | None, worlds: int, seed: int, means: Means) -> None:
        self._begins, self._losses, self._worlds, self._seed, self._means = begins, losses, worlds, seed, means
        self._count = 0

    def __call__(self, graph: Graph) -> FloatArray:
        step = f"candidate {self._count}" if self._count else "today"
        self._count += 1
        return spread_by(
            self._means.runner,
            graph,
            self._begins,
            worlds=self._worlds,
            seed=self._seed,
            losses=self._losses,
            progress=lambda done, pieces: self._means.told(step, done, pieces),
            cancelled=self._means.cancelled,
            ledger=self._means.ledger,
        ).loss


def _summary(choice: Choice, nodes: Nodes) -> dict[str, Any]:
    return {
        "loss": {
            "mean": choice.loss.mean,
            "standard_error": choice.loss.standard_error,
            "worst": {
                "share": WORST_SHARE,
                "mean": choice.worst.mean,
                "standard_error": choice.worst.standard_error,
            },
        },
        "best": None if choice.best is None else _shown(choice.best, nodes),
        "ties_with": [_shown(one, nodes) for one in choice.no_difference],
        "candidates": choice.candidates,
        "examined": len(choice.examined),
        "rest_at_most": choice.rest_at_most,
        "is_complete": choice.is_complete,
    }


def _shown(one: engine.Hardening, nodes: Nodes) -> dict[str, Any]:
    return {
        "node": nodes.codes[one.node],
        "provider": None if one.tail is None else nodes.codes[one.tail],
        "saving": one.saving.mean,
        "low": one.saving.low,
        "high": one.saving.high,
        "worst_saving": one.worst_saving.mean,
        "worst_low": one.worst_saving.low,
        "worst_high": one.worst_saving.high,
    }


def _examined(choices: tuple[tuple[Hardened, Choice], ...], nodes: Nodes) -> Table:
    labels = nodes.labels()
    rows = [(str(of), choice, one) for of, choice in choices for one in choice.examined]
    columns: dict[str, Column] = {
        "hardened": [of for of, _, _ in rows],
        "node": [nodes.codes[one.node] for *_, one in rows],
        "provider": [None if one.tail is None else nodes.codes[one.tail] for *_, one in rows],
        "group": [labels[one.node] for *_, one in rows],
        "saving": np.array([one.saving.mean for *_, one in rows]),
        "standard_error": np.array([one.saving.standard_error for *_, one in rows]),
        "low": np.array([one.saving.low for *_, one in rows]),
        "high": np.array([one.saving.high for *_, one in rows]),
        "worst_saving": np.array([one.worst_saving.mean for *_, one in rows]),
        "worst_standard_error": np.array([one.worst_saving.standard_error for *_, one in rows]),
        "worst_low": np.array([one.worst_saving.low for *_, one in rows]),
        "worst_high": np.array([one.worst_saving.high for *_, one in rows]),
        "is_best": [one is choice.best for _, choice, one in rows],
        "ties_with_best": [any(one is tied for tied in choice.no_difference) for _, choice, one in rows],
    }
    return Table(name="examined", columns=columns)
