"""Cascades against those of others: the same graph, the same source, and as many worlds, so that precision is equal.

Worlds of one model are equally unequal whoever draws them: as many worlds have the same standard error. Those written
in Python get as many as some seconds allow, are told per world, and stand for as many as ours. Every mean is compared
with ours, few worlds too, by the spread of ours: who simulates something else is not faster. `GRAPH=FILE` adds a graph
of one's own: lines of `tail head [probability]`.
"""

import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import numpy as np
from bench.results import Result, Row

from bench_trickleup import memory
from bench_trickleup.bounds import bound
from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

_NODES, _PER_NODE = 100_000, 5
_SECTOR_NODES, _SECTOR_SUPPLIERS = 8_730, 40
_WORLDS = 512
# Of those in Python: so many worlds at most, and no new one after so many seconds.
_WORLDS_OF_PYTHON, _SECONDS_OF_PYTHON = 64, 6.0
# Each of ours is measured so often, and the median told: these are milliseconds.
_REPETITIONS = 5
_COMPILED = ("cynetdiff", "pynetim")
# Where an average cascade reaches so large a share of all nodes it counts as large.
_LARGE = 0.3
_SEED = 7
# Means of so many worlds that differ by more are of different models.
_MOST_ERRORS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    nodes: int
    tail: IntArray
    head: IntArray
    probability: FloatArray

    @property
    def source(self) -> int:
        """Whoever most depend on."""
        return int(np.bincount(self.tail, minlength=self.nodes).argmax())


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """`seconds` per world, building the graph apart; `mean` and `spread` (standard deviation) of the nodes reached.

    `processor`: seconds of all threads together, where they were asked for. On a busy machine these tell what a second
    thread costs; the clock tells only whether there was a core for it.
    """

    worlds: int
    seconds: float
    processor: float
    mean: float
    spread: float


def measure(threads: int) -> Result:
    rows: list[Row] = []
    notes: list[str] = []
    large: list[float] = []
    small: list[float] = []
    for case in _cases():
        ours, on_more = _ours(case, threads=1), _ours(case, threads=threads)
        peers = {name: run(case) for name, run in _PEERS.items()}
        times = min(peers[name].seconds for name in _COMPILED) / ours.seconds
        (large if ours.mean >= _LARGE * case.nodes else small).append(times)
        rows.append(
            {
                "graph": case.name,
                "reached": round(ours.mean / case.nodes, 4),
                "error": round(ours.spread / math.sqrt(_WORLDS), 2),
                "ours_us": _microseconds(ours),
                f"ours_{threads}_threads_us": _microseconds(on_more),
                "processor_of_both": round(on_more.processor / ours.processor, 2),
                **{f"{name}_us": _microseconds(one) for name, one in peers.items()},
                "worlds_in_python": "/".join(str(one.worlds) for name, one in peers.items() if name not in _COMPILED),
                "times_the_fastest": round(times, 1),
            }
        )
        notes += [f"{case.name}: {name} finds ANOTHER MEAN" for name, one in peers.items() if _differs(ours, one)]
        notes.append(f"{case.name}: {memory.told(_graph(case), case.source, _WORLDS, threads)}")
    return Result(
        title=f"Cascades, microseconds per world, {_WORLDS} worlds, one source; ours: median of {_REPETITIONS}",
        rows=rows,
        notes=[*notes, *_bounds(large, small)],
    )


def _bounds(large: list[float], small: list[float]) -> list[str]:
    return [
        "All means agree with ours within five standard errors where nothing else is said.",
        bound("per core, the fastest compiled peer, everywhere", 2, *large, *small),
        bound("per core, where cascades are large", 4, *large),
        bound("aim everywhere", 3, *large, *small),
        bound("aim where cascades are large", 10, *large),
    ]


def _microseconds(timed: Timed) -> float:
    return round(timed.seconds * 1e6, 1)


def _differs(ours: Timed, other: Timed) -> bool:
    """By the spread of ours, which many worlds tell better than few."""
    error = ours.spread * math.sqrt(1 / ours.worlds + 1 / other.worlds)
    return abs(ours.mean - other.mean) > _MOST_ERRORS * error


def _cases() -> Iterator[Case]:
    tail, head = _preferential()
    for name, probability in (("0.01", 0.01), ("0.1", 0.1)):
        yield _case(f"Barabási–Albert, p = {name}", _NODES, tail, head, np.full(len(tail), probability))
    weighted = 1.0 / np.bincount(head, minlength=_NODES)[head]
    yield _case("Barabási–Albert, weighted cascade", _NODES, tail, head, weighted)
    random = np.random.default_rng(_SEED)
    ends = np.unique(random.integers(0, _NODES, (len(tail) + 20_000, 2)), axis=0)
    ends = random.permutation(ends[ends[:, 0] != ends[:, 1]])[: len(tail)]
    yield _case("Erdős–Rényi, p = 0.1", _NODES, ends[:, 0], ends[:, 1], np.full(len(ends), 0.1))
    yield _case("Erdős–Rényi, p = 0.3", _NODES, ends[:, 0], ends[:, 1], np.full(len(ends), 0.3))
    yield _sectors(random)
    if path := os.environ.get("GRAPH"):
        yield _of_file(Path(path))


def _case(name: str, nodes: int, tail: IntArray, head: IntArray, probability: FloatArray) -> Case:
    return Case(name=name, nodes=nodes, tail=tail, head=head, probability=probability)


def _preferential() -> tuple[IntArray, IntArray]:
    """Barabási and Albert's graph, each edge both ways: 999,950 arcs."""
    import networkx

    ends = np.array(networkx.barabasi_albert_graph(_NODES, _PER_NODE, seed=_SEED).edges, dtype=np.int64)
    return np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])


def _sectors(random: np.random.Generator) -> Case:
    """194 countries of 45 sectors; a sector depends on 40 others, on few of them much."""
    head = np.repeat(np.arange(_SECTOR_NODES), _SECTOR_SUPPLIERS)
    tail = random.integers(0, _SECTOR_NODES, len(head))
    ends = np.unique(np.stack([tail, head], axis=1)[tail != head], axis=0)
    return _case("country × sector", _SECTOR_NODES, ends[:, 0], ends[:, 1], random.beta(0.5, 12.0, len(ends)))


def _of_file(path: Path) -> Case:
    read = np.loadtxt(path, ndmin=2)
    labels, ends = np.unique(read[:, :2], return_inverse=True)
    ends = ends.reshape(-1, 2)
    probability = read[:, 2] if read.shape[1] > 2 else np.full(len(read), 0.1)
    return _case(path.name, len(labels), ends[:, 0], ends[:, 1], probability)


def _graph(case: Case) -> Graph:
    return graph_of(nodes=case.nodes, tail=case.tail, head=case.head, probability=case.probability)


def _ours(case: Case, *, threads: int) -> Timed:
    graph, start = _graph(case), starting_at(np.array([case.source]))
    spread(graph, start, worlds=128, seed=_SEED, threads=threads)  # compiled before it is timed
    taken, worked = [], []
    for _ in range(_REPETITIONS):
        begun, work = perf_counter(), process_time()
        found = spread(graph, start, worlds=_WORLDS, seed=_SEED, threads=threads)
        worked.append(process_time() - work)
        taken.append(perf_counter() - begun)
    return _timed(median(taken), found.size, processor=min(worked))


def _in_python(run: Callable[[int], int]) -> Timed:
    """As many worlds as some seconds allow, two at least."""
    sizes: list[int] = []
    begun = perf_counter()
    while len(sizes) < 2 or (len(sizes) < _WORLDS_OF_PYTHON and perf_counter() - begun < _SECONDS_OF_PYTHON):
        sizes.append(run(len(sizes)))
    return _timed(perf_counter() - begun, sizes)


def _timed(seconds: float, sizes: Any, processor: float = math.nan) -> Timed:
    reached = np.asarray(sizes, dtype=np.float64)
    return Timed(
        worlds=len(reached),
        seconds=seconds / len(reached),
        processor=processor / len(reached),
        mean=float(reached.mean()),
        spread=float(reached.std(ddof=1)),
    )


def _cynetdiff(case: Case) -> Timed:
    from array import array

    from cynetdiff.models import IndependentCascadeModel

    order = np.argsort(case.tail, kind="stable")
    first = np.searchsorted(case.tail[order], np.arange(case.nodes))
    model = IndependentCascadeModel(
        array("I", first.tolist()),
        array("I", case.head[order].tolist()),
        activation_probs=array("f", case.probability[order].tolist()),
    )
    sizes = []
    begun = perf_counter()
    for _ in range(_WORLDS):
        model.set_seeds([case.source])
        model.advance_until_completion()
        sizes.append(model.get_num_activated_nodes())
        model.reset_model()
    return _timed(perf_counter() - begun, sizes)


def _pynetim(case: Case) -> Timed:
    import pynetim

    edges = list(zip(case.tail.tolist(), case.head.tolist(), strict=True))
    graph = pynetim.IMGraph(edges, case.probability.tolist(), directed=True, renumber=False)
    model = pynetim.IndependentCascadeModel(graph, {case.source})
    begun = perf_counter()
    sizes = [model.run_single_simulation(world) for world in range(_WORLDS)]
    return _timed(perf_counter() - begun, sizes)


def _eon(case: Case) -> Timed:
    import EoN
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(case.nodes))
    graph.add_weighted_edges_from(
        zip(case.tail.tolist(), case.head.tolist(), case.probability.tolist(), strict=True), weight="p"
    )
    random = np.random.default_rng(_SEED)

    def passes(one: int, other: int) -> bool:
        return bool(random.random() < graph[one][other]["p"])

    def run(_: int) -> int:
        _times, _susceptible, _infected, recovered = EoN.discrete_SIR(
            graph, test_transmission=passes, args=(), initial_infecteds=[case.source]
        )
        return int(recovered[-1])

    return _in_python(run)


def _ndlib(case: Case) -> Timed:
    import networkx
    from ndlib.models.epidemics import IndependentCascadesModel
    from ndlib.models.ModelConfig import Configuration

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(case.nodes))
    edges = list(zip(case.tail.tolist(), case.head.tolist(), strict=True))
    graph.add_edges_from(edges)
    configuration = Configuration()
    configuration.add_model_initial_configuration("Infected", [case.source])
    for edge, probability in zip(edges, case.probability.tolist(), strict=True):
        configuration.add_edge_configuration("threshold", edge, probability)
    model = IndependentCascadesModel(graph)

    def run(_: int) -> int:
        model.reset([case.source])
        model.set_initial_status(configuration)
        counts = model.iteration()["node_count"]
        while counts[1]:
            counts = model.iteration()["node_count"]
        return int(counts[2])

    return _in_python(run)


_PEERS: dict[str, Callable[[Case], Timed]] = {
    "cynetdiff": _cynetdiff,
    "pynetim": _pynetim,
    "eon": _eon,
    "ndlib": _ndlib,
}
