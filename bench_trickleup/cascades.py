"""Cascades against those of others: the same graph, the same source, and as many worlds, so that precision is equal.

Those written in Python get few worlds and are told per world. Every mean is compared with ours: who simulates something
else is not faster. `GRAPH=FILE` adds a graph of one's own: lines of `tail head [probability]`.
"""

import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from bench.results import Result, Row

from mutirao.engines.trickleup.arrays import FloatArray, IntArray

_NODES, _PER_NODE = 100_000, 5
_SECTOR_NODES, _SECTOR_SUPPLIERS = 8_730, 40
_WORLDS, _WORLDS_OF_PYTHON = 512, 2
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
    """`seconds` per world, building the graph apart; `mean` and `error` of the nodes reached."""

    worlds: int
    seconds: float
    mean: float
    error: float


def measure() -> Result:
    rows: list[Row] = []
    notes: list[str] = []
    for case in _cases():
        ours = _ours(case, threads=1)
        peers = {name: run(case) for name, run in _PEERS.items()}
        fastest = min((one.seconds for one in peers.values() if one is not None), default=math.nan)
        rows.append(
            {
                "graph": case.name,
                "reached": round(ours.mean / case.nodes, 4),
                "ours_us": _microseconds(ours),
                "two_threads_us": _microseconds(_ours(case, threads=2)),
                **{f"{name}_us": _microseconds(one) for name, one in peers.items()},
                "times_the_fastest": round(fastest / ours.seconds, 1),
            }
        )
        notes += [f"{case.name}: {name} finds another mean" for name, one in peers.items() if _differs(ours, one)]
    return Result(title=f"Cascades, microseconds per world ({_WORLDS} worlds, one source)", rows=rows, notes=notes)


def _microseconds(timed: Timed | None) -> int | None:
    return None if timed is None else round(timed.seconds * 1e6)


def _differs(one: Timed, other: Timed | None) -> bool:
    if other is None or other.worlds < _WORLDS:
        return False  # too few to say
    return abs(one.mean - other.mean) > _MOST_ERRORS * math.hypot(one.error, other.error)


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


def _ours(case: Case, *, threads: int) -> Timed:
    from mutirao.engines.trickleup.cascades.graph import graph_of
    from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

    graph = graph_of(nodes=case.nodes, tail=case.tail, head=case.head, probability=case.probability)
    start = starting_at(np.array([case.source]))
    spread(graph, start, worlds=64, seed=_SEED, threads=threads)  # compiled before it is timed
    begun = perf_counter()
    found = spread(graph, start, worlds=_WORLDS, seed=_SEED, threads=threads)
    return _timed(perf_counter() - begun, found.size)


def _timed(seconds: float, sizes: Any) -> Timed:
    reached = np.asarray(sizes, dtype=np.float64)
    return Timed(
        worlds=len(reached),
        seconds=seconds / len(reached),
        mean=float(reached.mean()),
        error=float(reached.std(ddof=1) / math.sqrt(len(reached))) if len(reached) > 1 else math.inf,
    )


def _cynetdiff(case: Case) -> Timed | None:
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


def _pynetim(case: Case) -> Timed | None:
    import pynetim

    edges = list(zip(case.tail.tolist(), case.head.tolist(), strict=True))
    graph = pynetim.IMGraph(edges, case.probability.tolist(), directed=True, renumber=False)
    model = pynetim.IndependentCascadeModel(graph, {case.source})
    begun = perf_counter()
    sizes = [model.run_single_simulation(world) for world in range(_WORLDS)]
    return _timed(perf_counter() - begun, sizes)


def _eon(case: Case) -> Timed | None:
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

    sizes = []
    begun = perf_counter()
    for _ in range(_WORLDS_OF_PYTHON):
        _times, _susceptible, _infected, recovered = EoN.discrete_SIR(
            graph, test_transmission=passes, args=(), initial_infecteds=[case.source]
        )
        sizes.append(recovered[-1])
    return _timed(perf_counter() - begun, sizes)


def _ndlib(case: Case) -> Timed | None:
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
    sizes = []
    begun = perf_counter()
    for _ in range(_WORLDS_OF_PYTHON):
        model.reset([case.source])
        model.set_initial_status(configuration)
        counts = model.iteration()["node_count"]
        while counts[1]:
            counts = model.iteration()["node_count"]
        sizes.append(counts[2])
    return _timed(perf_counter() - begun, sizes)


_PEERS: dict[str, Callable[[Case], Timed | None]] = {
    "cynetdiff": _cynetdiff,
    "pynetim": _pynetim,
    "eon": _eon,
    "ndlib": _ndlib,
}
