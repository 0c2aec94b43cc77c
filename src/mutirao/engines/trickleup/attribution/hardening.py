"""Which programme may be credited with how much of the loss that hardening saves in cascades, and who is spared it.

Worth does not add up here: two programmes on one path may each make the other needless. So Shapley's rule is computed
from cascades of all combinations, or of random orders, always in the same worlds.
"""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.attribution.errors import NoRecipientError
from mutirao.engines.trickleup.attribution.shapley import shapley_values
from mutirao.engines.trickleup.cascades.estimates import Estimate, estimate
from mutirao.engines.trickleup.cascades.graph import Graph, checked_containment, contained
from mutirao.engines.trickleup.cascades.simulate import Incidents, spread


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hardening:
    """What one programme does: `containment`, shape (nodes,), from 0 to 1, is the share of incidents that would have
    come in and no longer do. Two programmes at one node: each stops its share of what the other lets through."""

    code: str
    containment: FloatArray


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
    permutations: int = 256,
) -> tuple[Credit, ...]:
    """One credit per programme; in every world they add up to what all of them save together.

    `losses`: of a node that is reached, by whom it is borne, shape (nodes, columns), not negative. Raises
    NoRecipientError without a programme, NotPerNodeError, ContainmentInvalidError, and as `cascades.simulate.spread`.
    """
    if not programmes:
        raise NoRecipientError(action="")
    let_through = np.array([1 - checked_containment(one.containment, graph.nodes) for one in programmes])
    game = _Game(graph=graph, let_through=let_through, incidents=incidents, losses=losses, worlds=worlds, seed=seed)
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
    """`let_through`: what each programme lets come in, shape (programmes, nodes)."""

    graph: Graph
    let_through: FloatArray
    incidents: Incidents
    losses: FloatArray
    worlds: int
    seed: int

    def worth(self, coalitions: BoolArray) -> FloatArray:
        """What each coalition saves, but for a constant: minus its loss in every world, columns one after the other;
        last, the mean of their sum over the worlds, for its own error."""
        return np.stack([self._less_loss(self.let_through[one]) for one in coalitions])

    def _less_loss(self, let_through: FloatArray) -> FloatArray:
        hardened = contained(self.graph, 1 - let_through.prod(axis=0))
        each = [
            spread(hardened, self.incidents, worlds=self.worlds, seed=self.seed, losses=column).loss
            for column in self.losses.T
        ]
        return -np.concatenate([*each, [np.sum(each) / self.worlds]])
