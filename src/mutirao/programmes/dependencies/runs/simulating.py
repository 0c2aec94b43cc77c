"""Simulate: how far incidents spread, whom they reach, what they cost, and from whom that comes."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_of_worlds, refuse_beyond
from mutirao.engines.trickleup.cascades.worst import WORST_SHARE, threshold_of, weighed
from mutirao.programmes.dependencies.graph_files import Dependencies
from mutirao.programmes.dependencies.node_files import Nodes
from mutirao.programmes.dependencies.results import Outcome, Table
from mutirao.programmes.dependencies.runs.errors_of_means import error_of_counts, error_of_means, error_of_sums
from mutirao.programmes.dependencies.runs.means import Means
from mutirao.programmes.dependencies.runs.origins import Origin, origins
from mutirao.programmes.dependencies.runs.worlds import BLOCK, Asked, Spreading, spreadings

QUANTILES = (0.5, 0.9, 0.95, 0.99)
ALL_ORIGINS = "all incidents"


def simulate(
    dependencies: Dependencies,
    *,
    at: tuple[str, ...] = (),
    worlds: int = 4096,
    seed: int = 0,
    means: Means | None = None,
    memory_limit: int | None = None,
) -> Outcome:
    """How far an incident spreads that begins at the nodes `at`, or, without them, where rates say.

    `worlds`: simulated for each origin (a group with a rate, or `at`). Figures are per incident; where rates are given,
    an incident begins at a node in proportion to its rate, and figures per year follow. Losses are in the unit of the
    file. Errors are standard errors of simulation, unknown (NaN) where there is one world or one block only.

    Tables: `nodes`, one row each; `between`, one row for each origin and each group; `worlds`, how unequal worlds are:
    quantiles and the mean of the worst, for each origin and for all of them. Raises NoWorldsError,
    UnknownNodeError, NoIncidentError, BeyondMemoryError, and as `engines.execution.runner.Runner.run`.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    graph, begins = dependencies.today(), origins(dependencies, at)
    asked = _asked(dependencies, graph, begins, worlds, seed)
    refuse_beyond(_memory(asked), memory_limit)
    sums = _Sums(dependencies.nodes, dependencies.losses, begins, worlds)
    for origin, found in zip(begins, spreadings(asked, means or Means()), strict=True):
        sums.add(origin, found)
    return Outcome(
        kind="simulate",
        parameters={"at": ",".join(at), "worlds": worlds, "grouped_by": dependencies.nodes.grouped_by},
        seed=seed,
        files=dependencies.files,
        summary=sums.summary(graph),
        tables=(sums.nodes_table(), sums.between_table(), sums.worlds_table()),
    )


def _asked(dependencies: Dependencies, graph: Graph, begins: tuple[Origin, ...], worlds: int, seed: int) -> Asked:
    nodes = dependencies.nodes
    return Asked(
        graph=graph,
        incidents=tuple(one.incidents for one in begins),
        number=0,
        losses=dependencies.losses,
        group=nodes.group,
        groups=len(nodes.groups),
        worlds=worlds,
        seed=seed,
    )


def _memory(asked: Asked) -> int:
    """The graph, before and after containment, a piece, and the counts of the pieces."""
    nodes, edges = asked.graph.nodes, asked.graph.edges
    piece = memory_of_worlds(nodes=nodes, worlds=asked.blocks_of_a_piece * BLOCK)
    return 2 * memory_of_graph(nodes=nodes, edges=edges) + piece + 16 * nodes * asked.pieces


class _Sums:
    """What origins bring, added up by their share of all incidents, while they come one by one."""

    def __init__(self, nodes: Nodes, losses: FloatArray | None, begins: tuple[Origin, ...], worlds: int) -> None:
        self._nodes, self._losses, self._worlds = nodes, losses, worlds
        self._a_year = float(sum(one.a_year for one in begins))
        self._probability = np.zeros(len(nodes.codes))
        self._variance = np.zeros(len(nodes.codes))
        self._between: list[_Between] = []
        self._of_worlds: list[tuple[float, IntArray, FloatArray]] = []

    def add(self, origin: Origin, found: Spreading) -> None:
        share = origin.a_year / self._a_year if self._a_year > 0 else 1.0
        self._probability += share * found.reached / self._worlds
        self._variance += (share * error_of_counts(found.reached, self._worlds)) ** 2
        self._between.append(_between(origin, found, self._worlds))
        self._of_worlds.append((share, found.size, found.loss))

    def summary(self, graph: Graph) -> dict[str, Any]:
        sizes = [np.asarray(size, dtype=np.float64) for _, size, _ in self._of_worlds]
        losses = [loss for *_, loss in self._of_worlds]
        return {
            "nodes": graph.nodes,
            "edges": graph.edges,
            "groups": len(self._nodes.groups),
            "incidents_a_year": self._a_year,
            "has_losses": self._losses is not None,
            "nodes_reached": self._mean(sizes),
            "loss": self._mean(losses),
            "loss_a_year": self._a_year * self._mean(losses)["mean"],
        }

    def nodes_table(self) -> Table:
        loss = np.ones(len(self._probability)) if self._losses is None else self._losses
        error = np.sqrt(self._variance)
        return Table(
            name="nodes",
            columns={
                "node": self._nodes.codes,
                "group": self._nodes.labels(),
                "loss_if_reached": loss,
                "probability": self._probability,
                "standard_error": error,
                "expected_loss": self._probability * loss,
                "expected_loss_standard_error": error * loss,
                "incidents_a_year": self._a_year * self._probability,
                "loss_a_year": self._a_year * self._probability * loss,
            },
        )

    def between_table(self) -> Table:
        groups, count = self._nodes.groups, len(self._between)
        a_year = np.array([one.origin.a_year for one in self._between])
        loss = np.stack([one.loss for one in self._between])
        return Table(
            name="between",
            columns={
                "from": [one.origin.label for one in self._between for _ in groups],
                "to": [*groups] * count,
                "nodes_in_group": np.tile(np.bincount(self._nodes.group, minlength=len(groups)), count),
                "nodes_reached": np.stack([one.reached for one in self._between]).ravel(),
                "nodes_reached_standard_error": np.stack([one.reached_error for one in self._between]).ravel(),
                "loss": loss.ravel(),
                "loss_standard_error": np.stack([one.loss_error for one in self._between]).ravel(),
                "loss_a_year": (a_year[:, None] * loss).ravel(),
            },
        )

    def worlds_table(self) -> Table:
        """The row of all origins first; where there is one origin, that is all of them."""
        each = [(ALL_ORIGINS, self._of_worlds), *self._each_origin()] if len(self._between) > 1 else self._each_origin()
        found = [_mean([share for share, *_ in part], [loss for *_, loss in part]) for _, part in each]
        quantiles = {
            f"at_most_{share * 100:g}": [one["quantiles"][f"{share:g}"] for one in found] for share in QUANTILES
        }
        return Table(
            name="worlds",
            columns={
                "from": [label for label, _ in each],
                "loss": np.array([one["mean"] for one in found]),
                "loss_standard_error": np.array([one["standard_error"] for one in found]),
                **{name: np.array(values) for name, values in quantiles.items()},
                "worst_mean": np.array([one["worst"]["mean"] for one in found]),
                "worst_mean_standard_error": np.array([one["worst"]["standard_error"] for one in found]),
            },
        )

    def _each_origin(self) -> list[tuple[str, list[tuple[float, IntArray, FloatArray]]]]:
        parts = zip(self._between, self._of_worlds, strict=True)
        return [(one.origin.label, [(1.0, size, loss)]) for one, (_, size, loss) in parts]

    def _mean(self, values: list[FloatArray]) -> dict[str, Any]:
        return _mean([share for share, *_ in self._of_worlds], values)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Between:
    """One origin and every group, each of shape (groups,), per incident of that origin."""

    origin: Origin
    reached: FloatArray
    reached_error: FloatArray
    loss: FloatArray
    loss_error: FloatArray


def _between(origin: Origin, found: Spreading, worlds: int) -> _Between:
    return _Between(
        origin=origin,
        reached=found.group_reached.sum(axis=0) / worlds,
        reached_error=error_of_sums(found.group_reached, worlds, BLOCK),
        loss=found.group_loss.sum(axis=0) / worlds,
        loss_error=error_of_sums(found.group_loss, worlds, BLOCK),
    )


def _mean(origin_shares: list[float], values: list[FloatArray]) -> dict[str, Any]:
    """Over all worlds of all origins, each origin by its share of incidents. `values`: of each origin, shape
    (worlds,)."""
    shares = np.array(origin_shares)
    threshold = threshold_of(values, shares)
    worst = [weighed(one, threshold) for one in values]
    return {
        **_combined(shares, values),
        "quantiles": {f"{share:g}": threshold_of(values, shares, share=1 - share) for share in QUANTILES},
        "worst": {"share": WORST_SHARE, **_combined(shares, worst)},
    }


def _combined(shares: FloatArray, values: list[FloatArray]) -> dict[str, float]:
    """The mean over all origins with its standard error; origins have worlds of their own."""
    errors = np.array([error_of_means(one) for one in values])
    return {
        "mean": float(shares @ np.array([one.mean() for one in values])),
        "standard_error": float(np.sqrt(((shares * errors) ** 2).sum())),
    }
