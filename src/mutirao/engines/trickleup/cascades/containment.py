"""Which single node or edge, hardened, saves most: found by bounds, proven by simulating again in the same worlds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.arrays import Task, ThresholdArray
from mutirao.engines.trickleup.cascades.errors import ContainmentInvalidError, NoWorldsError
from mutirao.engines.trickleup.cascades.estimates import Estimate, estimate
from mutirao.engines.trickleup.cascades.graph import Graph, checked_containment, contained, with_limits
from mutirao.engines.trickleup.cascades.kernels_bounds import bound_savings
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_of_worlds, refuse_beyond
from mutirao.engines.trickleup.cascades.regime import kernel_for
from mutirao.engines.trickleup.cascades.simulate import Incidents, spread_in, task_of
from mutirao.engines.trickleup.cascades.worst import change_of_the_worst, mean_of_the_worst

# So many candidates are simulated again at most, those with the greatest bounds.
MOST_EXAMINED = 32

# Gives the loss of every world in a graph, shape (worlds,), for the worlds that are asked about.
Simulation = Callable[[Graph], FloatArray]


class Hardened(StrEnum):
    NODE = "node"
    EDGE = "edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardening:
    """`node` hardened against whatever comes in, or, where `tail` is given, only the edge from it.

    `saving`: mean loss less per world, in the same worlds, in the unit of the losses (nodes, where none are given).
    `worst_saving`: by how much the mean of the worst worlds is less, see `worst.change_of_the_worst`; it may be
    negative.
    """

    node: int
    tail: int | None
    saving: Estimate
    worst_saving: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`examined`: the candidates that were simulated, the greatest mean saving first.

    `best`: the first of them, or None where no candidate saves anything. `no_difference`: the others of whom no
    difference to the best can be told (the 90 % interval of the paired difference covers zero). `candidates`: how many
    could save anything in these worlds. `rest_at_most`: no candidate that was not examined saves more than this.
    `is_complete`: it lies below the interval of the best, so that nothing better was overlooked. `loss`: before;
    `worst`: the mean loss of the worst worlds before. Candidates are chosen by their mean saving, not by this one.
    """

    loss: Estimate
    worst: Estimate
    best: Hardening | None
    no_difference: tuple[Hardening, ...]
    examined: tuple[Hardening, ...]
    candidates: int
    rest_at_most: float
    is_complete: bool


def best_to_harden(
    graph: Graph,
    incidents: Incidents,
    *,
    of: Hardened,
    raised_to: float,
    worlds: int,
    seed: int,
    containment: FloatArray | None = None,
    losses: FloatArray | None = None,
    first_world: int = 0,
    threads: int = 1,
    most_examined: int = MOST_EXAMINED,
    memory_limit: int | None = None,
    simulation: Simulation | None = None,
) -> Choice:
    """Raise the containment of one node, or of one edge, to `raised_to` (where it is lower): which saves most?

    `graph` carries w_ij, before containment; `containment`: today's, shape (nodes,), none where it is not given.
    `losses`: of a node that is reached, shape (nodes,), 1 each where none are given. A node where an incident begins
    suffers it however hardened. `simulation`: who simulates instead of this process, by `pieces.spread_by` for
    example, in the same worlds with the same `losses`.

    Raises what `simulate.spread` raises, and ContainmentInvalidError.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    if not 0 <= raised_to <= 1:
        raise ContainmentInvalidError(node=-1, value=raised_to)
    # Beside a simulation: two more sets of thresholds, heads' containment, bounds, and the tree.
    needed = memory_of_graph(nodes=graph.nodes, edges=graph.edges) * 3 + 32 * graph.edges + 32 * graph.nodes
    refuse_beyond(needed + memory_of_worlds(nodes=graph.nodes, worlds=worlds * 2, threads=threads), memory_limit)
    numbers = np.arange(first_world, first_world + worlds, dtype=np.int64)
    today = np.zeros(graph.nodes) if containment is None else checked_containment(containment, graph.nodes)
    now = contained(graph, today)
    task, quantum = task_of(now, incidents, numbers, seed=seed, losses=losses)
    simulated = simulation or _here(incidents, task, losses, threads)
    question = _Question(
        graph=now,
        hardened=contained(graph, np.maximum(today, raised_to)).limit[: graph.edges],
        task=task,
        quantum=quantum,
        simulated=simulated,
        loss=simulated(now),
    )
    bound = _bounds(question, of)
    ranked = np.argsort(-bound, kind="stable")[: int((bound > 0).sum())]
    savings: dict[int, FloatArray] = {}
    for candidate in islice(ranked.tolist(), most_examined):
        if bound[candidate] < max((estimate(one).low for one in savings.values()), default=0.0):
            break
        savings[candidate] = question.loss - question.simulated(_with(question, of, candidate))
    rest = bound[ranked[len(savings) : len(savings) + 1]]
    return _choice(question, of, savings, candidates=len(ranked), rest_at_most=float(rest.max(initial=0.0)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Question:
    """`graph`: today's, with containment. `hardened`: the threshold that each edge would have, shape (edges,).

    `loss`: of each world today, shape (worlds,).
    """

    graph: Graph
    hardened: ThresholdArray
    task: Task
    quantum: float
    simulated: Simulation
    loss: FloatArray


def _here(incidents: Incidents, task: Task, losses: FloatArray | None, threads: int) -> Simulation:
    """By threads of this process, with the kernel that suits today's graph."""
    kernel = kernel_for(task)

    def simulated(graph: Graph) -> FloatArray:
        numbers = task.worlds
        found = spread_in(graph, incidents, numbers, seed=task.seed, losses=losses, threads=threads, kernel=kernel)
        return found.loss

    return simulated


def _bounds(question: _Question, of: Hardened) -> FloatArray:
    """What hardening each edge, or each node, saves at most on average, shape (edges,) or (nodes,)."""
    graph, task = question.graph, question.task
    weight = task.weight if len(task.weight) else np.ones(graph.nodes, dtype=np.int64)
    # Whole numbers whatever the order, and small enough to be added up over all worlds; rounded up: a bound stays one.
    shift = max(0, int(weight.sum()).bit_length() + len(task.worlds).bit_length() - 62)
    bound = np.zeros(graph.edges, dtype=np.int64)
    bound_savings(task, question.hardened, -(-weight >> shift), bound)
    if of is Hardened.NODE:
        per_node = np.zeros(graph.nodes, dtype=np.int64)
        np.add.at(per_node, graph.heads, bound)
        bound = per_node
    return np.asarray(bound * (question.quantum * 2.0**shift / len(task.worlds)))


def _with(question: _Question, of: Hardened, candidate: int) -> Graph:
    """Today's graph with one candidate hardened."""
    limit = question.graph.limit[: question.graph.edges].copy()
    where = question.graph.heads == candidate if of is Hardened.NODE else candidate
    limit[where] = question.hardened[where]
    return with_limits(question.graph, limit)


def _choice(
    question: _Question, of: Hardened, savings: dict[int, FloatArray], *, candidates: int, rest_at_most: float
) -> Choice:
    order = sorted(savings, key=lambda candidate: (-float(savings[candidate].mean()), candidate))
    examined = tuple(_hardening(question, of, candidate, savings[candidate]) for candidate in order)
    ties = tuple(
        hardening
        for hardening, candidate in zip(examined[1:], order[1:], strict=True)
        if estimate(savings[order[0]] - savings[candidate]).covers_zero
    )
    return Choice(
        loss=estimate(question.loss),
        worst=mean_of_the_worst(question.loss),
        best=examined[0] if examined else None,
        no_difference=ties,
        examined=examined,
        candidates=candidates,
        rest_at_most=rest_at_most,
        is_complete=len(examined) == candidates or rest_at_most < examined[0].saving.low,
    )


def _hardening(question: _Question, of: Hardened, candidate: int, saving: FloatArray) -> Hardening:
    worst_saving = change_of_the_worst(question.loss, question.loss - saving)
    if of is Hardened.NODE:
        return Hardening(node=candidate, tail=None, saving=estimate(saving), worst_saving=worst_saving)
    graph = question.graph
    tail = int(np.searchsorted(graph.first, candidate, side="right")) - 1
    node = int(graph.head[candidate])
    return Hardening(node=node, tail=tail, saving=estimate(saving), worst_saving=worst_saving)
