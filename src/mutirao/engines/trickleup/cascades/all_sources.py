"""σ of many hops by simulation: how often an incident at i reaches j, and what stands in for the one-hop σ."""

import hashlib
from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.cascades.arrays import CountArray, ThresholdArray
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.graph import Graph, checked_containment
from mutirao.engines.trickleup.cascades.hashing import thresholds
from mutirao.engines.trickleup.cascades.kernels_all import reach_from_all
from mutirao.engines.trickleup.cascades.memory import PADDING, memory_of_graph, refuse_beyond
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import Exposure
from mutirao.engines.trickleup.reach import Reach, one_hop

# Worlds of one draw of the parameters. Every draw meets worlds of its own, so thousands of draws average over
# thousands times as many worlds.
WORLDS_PER_DRAW = 64


def reach_counts(
    graph: Graph, *, worlds: int, seed: int, first_world: int = 0, memory_limit: int | None = None
) -> CountArray:
    """In how many worlds an incident at i (row) reaches j (column), shape (nodes, nodes); `worlds` on the diagonal.

    The same worlds as `simulate.spread` meets: row i is its `reached` when it starts at i. Parts with different worlds
    add up. Raises NoWorldsError, BeyondMemoryError.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    # Counts, live edges of one world, and two numbers per node.
    needed = memory_of_graph(nodes=graph.nodes, edges=graph.edges) + 4 * graph.nodes**2 + 4 * graph.edges
    refuse_beyond(needed + 16 * graph.nodes, memory_limit)
    reached = np.zeros((graph.nodes, graph.nodes), dtype=np.uint32)
    reach_from_all(graph.first, graph.head, graph.limit, _numbers(first_world, worlds), seed, reached)
    return reached


def reach_matrix(graph: Graph, *, worlds: int, seed: int) -> FloatArray:
    """σᵢⱼ as a share of worlds, shape (nodes, nodes), 1 on the diagonal; its standard error is √(σ(1 − σ)/worlds).

    Raises NoWorldsError.
    """
    return reach_counts(graph, worlds=worlds, seed=seed) / worlds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CascadeReach(Reach):
    """As `Reach`, with σᵢⱼ the share of worlds in which an incident at i reaches j, over any number of hops.

    `reached`: shape (draws, countries, countries), 2 bytes each. `worlds`: of one draw. `cut`: how many of all
    p_ij (draws × pairs) were above 1 and taken as 1.
    """

    reached: np.ndarray[tuple[int, int, int], np.dtype[np.uint16]]
    worlds: int
    cut: int

    def carried(self, losses: FloatArray) -> FloatArray:
        """What direct `losses`, shape (draws, countries), cost the *others*, by who bears it; same shape."""
        borne = [loss @ reached for loss, reached in zip(losses, self.reached, strict=True)]
        return np.asarray(borne) / self.worlds - losses

    def borne(self, bearers: FloatArray) -> FloatArray:
        """Σⱼ σᵢⱼ·bearersⱼ for every i, own loss included; see `Reach.borne`. Shape (draws, countries)."""
        return np.asarray([reached @ bearers for reached in self.reached]) / self.worlds


def cascade_reach(
    first: Reach,
    *,
    seed: int,
    containment: FloatArray | None = None,
    worlds: int = WORLDS_PER_DRAW,
    first_world: int = 0,
) -> CascadeReach:
    """σ of many hops where p_ij = σᵢⱼ of one hop, bound included, times 1 − containmentⱼ.

    `containment`: shape (countries,), none where it is not given. Draw d meets the worlds first_world + d·worlds and
    on: two portfolios that use the result meet the same. Raises NoWorldsError, NotPerNodeError,
    ContainmentInvalidError.
    """
    countries = len(first.flows)
    if not 1 <= worlds <= np.iinfo(np.uint16).max:
        raise NoWorldsError(worlds=worlds)
    let_through = 1 - checked_containment(np.zeros(countries) if containment is None else containment, countries)
    begins, head = _all_pairs(countries)
    reached = np.zeros((len(first.per_exporter), countries, countries), dtype=np.uint16)
    cut = 0
    for draw, counts in enumerate(reached):
        probability = first.per_exporter[draw, :, None] * first.flows * (first.per_importer[draw] * let_through)
        np.fill_diagonal(probability, 0.0)
        cut += int((probability > 1).sum())
        limit = _row_by_row(np.minimum(probability, 1.0))
        found = np.zeros((countries, countries), dtype=np.uint32)
        reach_from_all(begins, head, limit, _numbers(first_world + draw * worlds, worlds), seed, found)
        counts[:] = found
    return CascadeReach(
        flows=first.flows,
        per_exporter=first.per_exporter,
        per_importer=first.per_importer,
        is_bound=first.is_bound,
        reached=reached,
        worlds=worlds,
        cut=cut,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ByCascades:
    """How a loss travels, for `model.assemble(…, reach=ByCascades(seed=1))`: as an incident that spreads from country
    to country over any number of hops, in the place of `reach.one_hop` and `propagation.hops.many_hops`.

    Whoever is reached suffers an incident of its own and not a part of one, so that p_ij, the chance of an edge, stands
    for the one-hop σ. `containment`: shape (countries,), what each stops of what comes in; none where it is not given.
    `worlds`: of each draw, shared by all portfolios, structures and questions that use the model; an interval over
    draws holds their chance too.
    """

    seed: int
    worlds: int = WORLDS_PER_DRAW
    containment: FloatArray | None = None

    def __call__(self, draws: Draws, exposure: Exposure, gdp: FloatArray, assumptions: Assumptions) -> CascadeReach:
        """Raises NoWorldsError, NotPerNodeError, ContainmentInvalidError."""
        return cascade_reach(
            one_hop(draws, exposure, gdp, assumptions),
            seed=self.seed,
            containment=self.containment,
            worlds=self.worlds,
            first_world=_first_world(draws),
        )


def _first_world(draws: Draws) -> int:
    """Other draws meet other worlds, the same draws the same, whoever makes them and in whatever order."""
    digest = hashlib.sha256(draws.phi.tobytes() + draws.exporter_factor.tobytes()).digest()
    # Sets of draws so far apart in so many numbers of worlds meet by less than one chance in a billion.
    return int.from_bytes(digest[:7], "big")


def _numbers(first_world: int, worlds: int) -> IntArray:
    return np.arange(first_world, first_world + worlds, dtype=np.int64)


def _all_pairs(nodes: int) -> tuple[IntArray, np.ndarray[tuple[int], np.dtype[np.int32]]]:
    """The rows of a graph in which everybody is joined with everybody, themselves included (never live)."""
    head = np.tile(np.arange(nodes, dtype=np.int32), nodes)
    return np.arange(nodes + 1, dtype=np.int64) * nodes, np.pad(head, (0, PADDING))


def _row_by_row(probability: FloatArray) -> ThresholdArray:
    return np.pad(thresholds(probability).ravel(), (0, PADDING))
