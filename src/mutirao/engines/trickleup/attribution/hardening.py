"""Which programme may be credited with how much of the loss that hardening saves in cascades, and who is spared it.

Worth does not add up here: two programmes on one path may each make the other needless. So Shapley's rule is computed
from cascades of all combinations, or of random orders, always in the same worlds.
"""

from dataclasses import dataclass, field

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.attribution.errors import NoRecipientError
from mutirao.engines.trickleup.attribution.shapley import shapley_values
from mutirao.engines.trickleup.cascades.estimates import Estimate, estimate
from mutirao.engines.trickleup.cascades.graph import (
    Graph,
    checked_containment,
    checked_containment_of_edges,
    contained,
    weakened,
)
from mutirao.engines.trickleup.cascades.simulate import Incidents, spread


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hardening:
    """What one programme does: `containment`, shape (nodes,), from 0 to 1, is the share of incidents that would have
    come in and no longer do. Two programmes at one node: each stops its share of what the other lets through.

    `on_edges`: shape (edges,), in the order of the graph, the same for single edges; empty where it hardens none.
    """

    code: str
    containment: FloatArray
    on_edges: FloatArray = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Loss saved per incident, in the unit of the losses. `by_column`: by whom it is spared, one per column of the
    losses; `total`: their sum. Intervals are those of simulating worlds.

    `order_error`: standard error of `total` that comes from drawing orders; zero up to 12 programmes.
    """

    code: str
    by_column: tuple[Estimate, ...]
    total: Estimate
    order_error: float


def credit_of_hardening(
    graph: Graph,
    programmes: tuple[Hardening, ...],
    incidents: Incidents,
    *,
    losses: FloatArray,
    worlds: int,
    seed: int,
    first_world: int = 0,
    permutations: int = 256,
) -> tuple[Credit, ...]:
    """One credit per programme; in every world they add up to what all of them save together.

    `losses`: of a node that is reached, by whom it is borne, shape (nodes, columns), not negative. Worlds are
    numbered from `first_world`, so that parts of a run can be computed apart. Raises NoRecipientError without a
    programme, NotPerNodeError, NotPerEdgeError, ContainmentInvalidError, and as `cascades.simulate.spread`.
    """
    if not programmes:
        raise NoRecipientError(action="")
    for one in programmes:
        checked_containment(one.containment, graph.nodes)
        if len(one.on_edges):
            checked_containment_of_edges(one.on_edges, graph)
    game = _Game(
        graph=graph,
        programmes=programmes,
        incidents=incidents,
        losses=losses,
        worlds=worlds,
        first_world=first_world,
        seed=seed,
    )
    found = shapley_values(game.worth, len(programmes), seed=seed, permutations=permutations)
    saved = found.values[:, :-1].reshape(len(programmes), losses.shape[1], worlds)
    return tuple(
        Credit(
            code=one.code,
            by_column=tuple(estimate(column) for column in each),
            total=estimate(each.sum(axis=0)),
            order_error=float(error),
        )
        for one, each, error in zip(programmes, saved, found.error[:, -1], strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Game:
    graph: Graph
    programmes: tuple[Hardening, ...]
    incidents: Incidents
    losses: FloatArray
    worlds: int
    first_world: int
    seed: int

    def worth(self, coalitions: BoolArray) -> FloatArray:
        """What each coalition saves, but for a constant: minus its loss in every world, columns one after the other;
        last, the mean of their sum over the worlds, for its own error."""
        return np.stack([self._less_loss(np.flatnonzero(one).tolist()) for one in coalitions])

    def _less_loss(self, members: list[int]) -> FloatArray:
        hardened = self._hardened([self.programmes[one] for one in members])
        each = [self._loss(hardened, column) for column in self.losses.T]
        return -np.concatenate([*each, [np.sum(each) / self.worlds]])

    def _hardened(self, members: list[Hardening]) -> Graph:
        """Each stops its share of what the others let through."""
        at_nodes, at_edges = np.ones(self.graph.nodes), np.ones(self.graph.edges)
        for one in members:
            at_nodes *= 1 - one.containment
            if len(one.on_edges):
                at_edges *= 1 - one.on_edges
        hardened = contained(self.graph, 1 - at_nodes)
        return weakened(hardened, 1 - at_edges) if (at_edges < 1).any() else hardened

    def _loss(self, hardened: Graph, losses: FloatArray) -> FloatArray:
        found = spread(
            hardened,
            self.incidents,
            worlds=self.worlds,
            seed=self.seed,
            first_world=self.first_world,
            losses=losses,
        )
        return found.loss
