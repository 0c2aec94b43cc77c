"""Attribute: with how much of the loss that is saved each programme may be credited, and whom it spares."""

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from mutirao.engines.execution.tasks import Result, Task
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.hardening import Hardening, credit_of_hardening
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.estimates import NORMAL_90, Estimate
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, refuse_beyond
from mutirao.engines.trickleup.cascades.simulate import Incidents
from mutirao.programmes.dependencies.graph_files import Dependencies
from mutirao.programmes.dependencies.programme_files import Programme, Programmes
from mutirao.programmes.dependencies.results import Outcome, Table
from mutirao.programmes.dependencies.runs.errors_of_means import Moments, moments_together
from mutirao.programmes.dependencies.runs.means import Means
from mutirao.programmes.dependencies.runs.origins import incidents

PERMUTATIONS = 256
_MOST_PIECES = 16
# Of all losses together: what Shapley's sums leave of terms that cancel.
_ROUNDING = 1e-13
_WORLDS_OF_A_PIECE = 128


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """All that decides what a piece gives. `losses`: by whom they are borne, shape (nodes, groups)."""

    graph: Graph
    programmes: tuple[Hardening, ...]
    incidents: Incidents
    losses: FloatArray
    worlds: int
    seed: int

    @property
    def pieces(self) -> int:
        return min(_MOST_PIECES, -(-self.worlds // _WORLDS_OF_A_PIECE))


def attribute(
    dependencies: Dependencies,
    programmes: Programmes,
    *,
    at: tuple[str, ...] = (),
    worlds: int = 1024,
    seed: int = 0,
    means: Means | None = None,
    memory_limit: int | None = None,
) -> Outcome:
    """Shapley's value of each programme: what it saves on average over all orders in which programmes may come.

    Credits add up to what all programmes save together, in every
    world. Up to 12 programmes they are exact but for simulation; beyond, 256 orders are drawn, and `order_error` says
    at most what that leaves open. Losses are per incident, in the unit of the file.

    Tables: `programmes`; `matrix`, which programme spares whom (group); `between`, which party (`by`) spares whom by
    all its programmes. Raises NoWorldsError, UnknownNodeError, NoIncidentError, BeyondMemoryError, and as
    `engines.execution.runner.Runner.run`.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    begins = incidents(dependencies, at)
    refuse_beyond(_memory(dependencies, len(programmes.each)), memory_limit)
    asked = Asked(
        graph=dependencies.today(),
        programmes=tuple(one.hardening for one in programmes.each),
        incidents=begins,
        losses=_losses_by_group(dependencies),
        worlds=worlds,
        seed=seed,
    )
    task = Task(code=f"{ENGINE_VERSION} credit", inputs=asked, input_hash=_fingerprint(asked), compute=piece_of)
    found = (means or Means()).run("attributing", task, asked.pieces)
    credits = _Credits.of(found, smallest=_ROUNDING * float(asked.losses.sum()))
    return Outcome(
        kind="attribute",
        parameters={"at": ",".join(at), "worlds": worlds, "grouped_by": dependencies.nodes.grouped_by},
        seed=seed,
        files=(*dependencies.files, programmes.read),
        summary=_summary(dependencies, asked, credits),
        tables=_tables(programmes.each, dependencies.nodes.groups, credits, _a_year(asked)),
    )


def piece_of(asked: Asked, piece: int) -> Result:
    """The credits in some worlds: how many, mean and sum of squares around it, shape (programmes, groups + 1)."""
    first, last = (asked.worlds * end // asked.pieces for end in (piece, piece + 1))
    found = credit_of_hardening(
        asked.graph,
        asked.programmes,
        asked.incidents,
        losses=asked.losses,
        worlds=last - first,
        first_world=first,
        seed=asked.seed,
        permutations=PERMUTATIONS,
    )
    each = [[*one.by_column, one.total] for one in found]
    return {
        "worlds": np.array([last - first]),
        "mean": np.array([[one.mean for one in row] for row in each]),
        "squares": np.array([[_squares(one, last - first) for one in row] for row in each]),
        "order_error": np.array([one.order_error for one in found]),
    }


def _squares(one: Estimate, worlds: int) -> float:
    """The sum of squared distances from the mean that the standard error was made of."""
    return one.standard_error**2 * worlds * (worlds - 1) if worlds > 1 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Credits:
    """`moments`: of shape (programmes, groups + 1), the last for all groups together. `order_error`: (programmes,)."""

    moments: Moments
    order_error: FloatArray

    @classmethod
    def of(cls, pieces: tuple[Result, ...], smallest: float) -> "_Credits":
        """`smallest`: what is less than this is nothing but rounding, and so zero."""
        counts = np.array([int(one["worlds"][0]) for one in pieces])
        moments = moments_together(
            counts, np.stack([one["mean"] for one in pieces]), np.stack([one["squares"] for one in pieces])
        )
        # All pieces drew the same orders: their errors add up, they do not cancel.
        errors = np.stack([one["order_error"] for one in pieces])
        order_error = np.asarray(counts @ errors / counts.sum())
        return cls(
            moments=moments.without_rounding(smallest), order_error=np.where(order_error < smallest, 0.0, order_error)
        )


def _summary(dependencies: Dependencies, asked: Asked, credits: _Credits) -> dict[str, Any]:
    saved = float(credits.moments.mean[:, -1].sum())
    return {
        "programmes": len(asked.programmes),
        "groups": len(dependencies.nodes.groups),
        "saved": saved,
        "incidents_a_year": _a_year(asked),
        "saved_a_year": _a_year(asked) * saved,
        "has_losses": dependencies.losses is not None,
        "is_exact": not credits.order_error.any(),
    }


def _a_year(asked: Asked) -> float:
    """Incidents a year; NaN where nodes are named."""
    return asked.incidents.per_year if len(asked.incidents.rates) else float("nan")


def _tables(
    programmes: tuple[Programme, ...], groups: tuple[str, ...], credits: _Credits, a_year: float
) -> tuple[Table, ...]:
    return (
        _programmes_table(programmes, credits, a_year),
        _matrix(programmes, groups, credits),
        _between(programmes, groups, credits),
    )


def _programmes_table(programmes: tuple[Programme, ...], credits: _Credits, a_year: float) -> Table:
    saved, error = credits.moments.mean[:, -1], credits.moments.error[:, -1]
    cost = np.array([one.cost for one in programmes])
    low = saved - NORMAL_90 * error
    return Table(
        name="programmes",
        columns={
            "programme": [one.code for one in programmes],
            "by": [one.by for one in programmes],
            "saved": saved,
            "standard_error": error,
            "low": low,
            "high": saved + NORMAL_90 * error,
            "order_error": credits.order_error,
            "conclusion": ["saves" if one > 0 else "no_difference_can_be_told" for one in low],
            "saved_a_year": a_year * saved,
            "cost": cost,
            "saved_per_cost": np.divide(saved, cost, out=np.full(len(cost), np.nan), where=cost > 0),
        },
    )


def _matrix(programmes: tuple[Programme, ...], groups: tuple[str, ...], credits: _Credits) -> Table:
    count = len(programmes)
    return Table(
        name="matrix",
        columns={
            "programme": [one.code for one in programmes for _ in groups],
            "by": [one.by for one in programmes for _ in groups],
            "group": [*groups] * count,
            "saved": credits.moments.mean[:, :-1].ravel(),
            "standard_error": credits.moments.error[:, :-1].ravel(),
        },
    )


def _between(programmes: tuple[Programme, ...], groups: tuple[str, ...], credits: _Credits) -> Table:
    """Programmes of one party together. Their errors are not independent, so they are added up: a bound."""
    parties = sorted({one.by for one in programmes})
    is_of = np.array([[one.by == party for one in programmes] for party in parties], dtype=np.float64)
    return Table(
        name="between",
        columns={
            "by": [party for party in parties for _ in groups],
            "group": [*groups] * len(parties),
            "saved": (is_of @ credits.moments.mean[:, :-1]).ravel(),
            "standard_error_at_most": (is_of @ credits.moments.error[:, :-1]).ravel(),
        },
    )


def _losses_by_group(dependencies: Dependencies) -> FloatArray:
    nodes = dependencies.nodes
    losses = np.ones(len(nodes.codes)) if dependencies.losses is None else dependencies.losses
    return np.where(nodes.group[:, None] == np.arange(len(nodes.groups)), losses[:, None], 0.0)


def _memory(dependencies: Dependencies, programmes: int) -> int:
    """Three graphs, the losses of each group, and what each programme does to nodes and edges."""
    nodes, edges = dependencies.graph.nodes, dependencies.graph.edges
    return (
        3 * memory_of_graph(nodes=nodes, edges=edges)
        + 8 * nodes * (len(dependencies.nodes.groups) + programmes)
        + 8 * edges * (programmes + 2)
    )


def _fingerprint(asked: Asked) -> str:
    digest = hashlib.sha256(repr((asked.worlds, asked.seed, [one.code for one in asked.programmes])).encode())
    graph = asked.graph
    arrays: list[np.typing.NDArray[Any]] = [graph.first, graph.head, graph.limit, asked.losses]
    arrays += [asked.incidents.seeds, asked.incidents.rates]
    arrays += [array for one in asked.programmes for array in (one.containment, one.on_edges)]
    for array in arrays:
        digest.update(repr((array.shape, array.dtype.str)).encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
