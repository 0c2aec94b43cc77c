"""How far an incident spreads: independent cascades, simulated world by world.

In a world every edge is live or not, by its draw; an incident reaches whatever a path of live edges leads to. Counts
are whole numbers, so results do not depend on the kernel, on threads, or on how worlds were cut into parts.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.arrays import NodeArray, Tally, Task, empty_tally, worlds_of
from mutirao.engines.trickleup.cascades.errors import (
    LossInvalidError,
    NodeUnknownError,
    NoIncidentError,
    NotPerNodeError,
    NoWorldsError,
    RateInvalidError,
)
from mutirao.engines.trickleup.cascades.estimates import Estimate, estimate
from mutirao.engines.trickleup.cascades.graph import Graph, Integers
from mutirao.engines.trickleup.cascades.hashing import source_draws
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_of_worlds, refuse_beyond
from mutirao.engines.trickleup.cascades.regime import Kernel, run, try_first

_NOBODY: NodeArray = np.zeros(0, np.int32)
_NO_WEIGHTS: IntArray = np.zeros(0, np.int64)
_BLOCK = 64  # worlds; parts are cut between blocks, so that no kernel works on half a word
# Nodes to be visited, in all worlds, below which a thread costs more than it does: some milliseconds of work.
_VISITS_WORTH_A_THREAD = 50_000
_PARTS_OF_A_THREAD = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """What was reached. `reached`: in how many worlds each node was, shape (nodes,).

    `size`: nodes reached in each world, sources included, shape (worlds,). `loss`: their losses added up, same shape.
    """

    reached: IntArray
    size: IntArray
    loss: FloatArray

    @property
    def worlds(self) -> int:
        return len(self.size)

    @property
    def frequency(self) -> FloatArray:
        """The share of worlds in which each node was reached, shape (nodes,)."""
        return self.reached / self.worlds

    @property
    def mean_size(self) -> Estimate:
        return estimate(self.size)

    @property
    def mean_loss(self) -> Estimate:
        return estimate(self.loss)

    def size_quantiles(self, shares: Sequence[float]) -> FloatArray:
        return np.quantile(self.size, shares)

    def loss_quantiles(self, shares: Sequence[float]) -> FloatArray:
        return np.quantile(self.loss, shares)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Incidents:
    """Where every world begins: at all `seeds`, and at one more node that a world draws in proportion to `rates`.

    `rates`: shape (nodes,), incidents a year, or empty where none is drawn.
    """

    seeds: NodeArray
    rates: FloatArray

    @property
    def per_year(self) -> float:
        """Sum of the rates: expected loss a year is this times the mean loss of a world."""
        return float(self.rates.sum())


def starting_at(seeds: Integers | Sequence[int]) -> Incidents:
    """The same nodes in every world."""
    return Incidents(seeds=np.unique(np.asarray(seeds, dtype=np.int64)).astype(np.int32), rates=np.zeros(0))


def arriving_at(rates: FloatArray) -> Incidents:
    """One incident a world, at a node that it draws in proportion to `rates`, shape (nodes,)."""
    return Incidents(seeds=_NOBODY, rates=np.asarray(rates, dtype=np.float64))


def spread(
    graph: Graph,
    incidents: Incidents,
    *,
    worlds: int,
    seed: int,
    first_world: int = 0,
    losses: FloatArray | None = None,
    threads: int = 1,
    kernel: Kernel | None = None,
    memory_limit: int | None = None,
) -> Spread:
    """Simulate worlds first_world … first_world + worlds − 1 of `seed`.

    `losses`: of a node that is reached, shape (nodes,), 1 each where none are given. `kernel`: chosen by the first
    worlds where none is given. `threads`: so many at most, fewer where there is too little to do. Parts that other
    processes or machines computed are put together by `joined`, to the same result.

    Raises NoWorldsError, NoIncidentError, NodeUnknownError, NotPerNodeError, RateInvalidError, LossInvalidError,
    BeyondMemoryError.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    needed = memory_of_graph(nodes=graph.nodes, edges=graph.edges)
    needed += memory_of_worlds(nodes=graph.nodes, worlds=worlds, threads=threads)
    refuse_beyond(needed, memory_limit)
    numbers = np.arange(first_world, first_world + worlds, dtype=np.int64)
    return spread_in(graph, incidents, numbers, seed=seed, losses=losses, threads=threads, kernel=kernel)


def spread_in(
    graph: Graph,
    incidents: Incidents,
    numbers: IntArray,
    *,
    seed: int,
    losses: FloatArray | None = None,
    threads: int = 1,
    kernel: Kernel | None = None,
) -> Spread:
    """As `spread`, in the worlds with these numbers."""
    task, quantum = task_of(graph, incidents, numbers, seed=seed, losses=losses)
    tally = empty_tally(task)
    if kernel is None:
        found = try_first(task, tally)
        is_much = (len(numbers) - found.tried) * found.size >= _VISITS_WORTH_A_THREAD
        _count(task, tally, found.tried, found.kernel, threads if is_much else 1)
    else:
        _count(task, tally, 0, kernel, threads)
    return _as_spread(tally, quantum)


def task_of(
    graph: Graph, incidents: Incidents, numbers: IntArray, *, seed: int, losses: FloatArray | None
) -> tuple[Task, float]:
    """What a kernel takes, and the quantum in which it counts losses."""
    quantum, weight = _whole(losses, graph.nodes)
    seeds, sources = _seeds(incidents, graph), _sources(incidents, graph, numbers, seed)
    return Task(graph.first, graph.head, graph.limit, seeds, sources, numbers, seed, weight), quantum


def joined(parts: Sequence[Spread]) -> Spread:
    """One result of several that share graph and incidents, and no world."""
    return Spread(
        reached=np.sum([part.reached for part in parts], axis=0),
        size=np.concatenate([part.size for part in parts]),
        loss=np.concatenate([part.loss for part in parts]),
    )


def _count(task: Task, tally: Tally, first: int, kernel: Kernel, threads: int) -> None:
    """Count the worlds from `first` on. Threads take the next worlds when they are done with some, so that none waits
    for one that the machine has held up; each but the first counts nodes for itself."""
    parts = _parts(first, len(task.worlds), threads)
    if len(parts) < 2:
        for begin, end in parts:
            run(*worlds_of(task, tally, begin, end), kernel)
        return
    waiting = iter(parts)

    def work(counted: Tally) -> None:
        for begin, end in waiting:
            run(*worlds_of(task, counted, begin, end), kernel)

    tallies = [tally, *(tally._replace(reached=np.zeros_like(tally.reached)) for _ in range(threads - 1))]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, tallies))
    for counted in tallies[1:]:
        tally.reached[:] += counted.reached


def _parts(first: int, last: int, threads: int) -> list[tuple[int, int]]:
    """Where each part begins and ends: all at once for one thread, some for each where there are several."""
    blocks = -(-(last - first) // _BLOCK)
    size = blocks if threads == 1 else max(1, blocks // (threads * _PARTS_OF_A_THREAD))
    return [(begin, min(last, begin + _BLOCK * size)) for begin in range(first, last, _BLOCK * max(1, size))]


def _seeds(incidents: Incidents, graph: Graph) -> NodeArray:
    seeds = incidents.seeds
    if len(seeds) == 0 and len(incidents.rates) == 0:
        raise NoIncidentError()
    is_unknown = (seeds < 0) | (seeds >= graph.nodes)
    if is_unknown.any():
        row = int(is_unknown.argmax())
        raise NodeUnknownError(row=row, node=int(seeds[row]), nodes=graph.nodes)
    return seeds


def _sources(incidents: Incidents, graph: Graph, numbers: IntArray, seed: int) -> NodeArray:
    """The node that each world draws."""
    rates = incidents.rates
    if len(rates) == 0:
        return _NOBODY
    if len(rates) != graph.nodes:
        raise NotPerNodeError(given=len(rates), nodes=graph.nodes)
    _refuse_negative(rates, RateInvalidError)
    if not rates.any():
        raise NoIncidentError()
    edges = np.cumsum(rates)
    drawn = np.searchsorted(edges, source_draws(numbers, seed) * edges[-1], side="right")
    return np.asarray(np.minimum(drawn, np.flatnonzero(rates)[-1]), dtype=np.int32)


def _whole(losses: FloatArray | None, nodes: int) -> tuple[float, IntArray]:
    """Losses as whole multiples of a quantum, a power of two such that all of them together stay below 2⁵³."""
    if losses is None or nodes == 0:
        return 1.0, _NO_WEIGHTS
    if len(losses) != nodes:
        raise NotPerNodeError(given=len(losses), nodes=nodes)
    _refuse_negative(losses, LossInvalidError)
    total = float(losses.sum())
    quantum = 2.0 ** (int(np.ceil(np.log2(total))) - 52) if total > 0 else 1.0
    return quantum, np.rint(losses / quantum).astype(np.int64)


def _refuse_negative(values: npt.NDArray[np.float64], error: type[RateInvalidError] | type[LossInvalidError]) -> None:
    is_wrong = ~(np.isfinite(values) & (values >= 0))
    if is_wrong.any():
        node = int(is_wrong.argmax())
        raise error(node=node, value=float(values[node]))


def _as_spread(tally: Tally, quantum: float) -> Spread:
    loss = np.asarray(tally.loss * quantum if len(tally.loss) else tally.size, dtype=np.float64)
    return Spread(reached=tally.reached, size=tally.size, loss=loss)
