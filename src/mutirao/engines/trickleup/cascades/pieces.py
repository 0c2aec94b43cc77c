"""Worlds cut into pieces, so that a simulation runs on processes or machines and goes on after a kill."""

import hashlib
from dataclasses import dataclass

import numpy as np

from mutirao.engines.execution.ledger import Ledger
from mutirao.engines.execution.runner import Cancelled, Progress, Runner, go_on, say_nothing
from mutirao.engines.execution.tasks import Result, Task
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.simulate import Incidents, Spread, joined, spread

# Every piece brings one count per node, so their number bounds the memory of the caller: 8 bytes each.
MOST_PIECES = 32
_BLOCK = 64  # worlds, as the kernels take them


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """All that decides what a piece gives."""

    graph: Graph
    incidents: Incidents
    losses: FloatArray | None
    worlds: int
    seed: int

    @property
    def worlds_of_a_piece(self) -> int:
        """Decided by the worlds alone, never by who computes them."""
        blocks = -(-self.worlds // _BLOCK)
        return _BLOCK * -(-blocks // MOST_PIECES)

    @property
    def pieces(self) -> int:
        return -(-self.worlds // self.worlds_of_a_piece)


def spread_by(
    runner: Runner,
    graph: Graph,
    incidents: Incidents,
    *,
    worlds: int,
    seed: int,
    losses: FloatArray | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = go_on,
    ledger: Ledger | None = None,
) -> Spread:
    """As `simulate.spread`, with the same digits, computed by any `engines.execution.runner.Runner`.

    Raises as `simulate.spread` and `Runner.run`.
    """
    if worlds < 1:
        raise NoWorldsError(worlds=worlds)
    asked = Asked(graph=graph, incidents=incidents, losses=losses, worlds=worlds, seed=seed)
    task = Task(
        code=f"{ENGINE_VERSION} cascades", inputs=asked, input_hash=_fingerprint(asked), compute=spread_of_piece
    )
    found = runner.run(task, asked.pieces, progress=progress, cancelled=cancelled, ledger=ledger)
    return joined([_as_spread(one) for one in found])


def spread_of_piece(asked: Asked, piece: int) -> Result:
    """The worlds of one piece, by one thread."""
    first = piece * asked.worlds_of_a_piece
    found = spread(
        asked.graph,
        asked.incidents,
        worlds=min(asked.worlds_of_a_piece, asked.worlds - first),
        seed=asked.seed,
        first_world=first,
        losses=asked.losses,
    )
    return {"reached": found.reached, "size": found.size, "loss": found.loss}


def _as_spread(result: Result) -> Spread:
    return Spread(
        reached=np.asarray(result["reached"], dtype=np.int64),
        size=np.asarray(result["size"], dtype=np.int64),
        loss=np.asarray(result["loss"], dtype=np.float64),
    )


def _fingerprint(asked: Asked) -> str:
    digest = hashlib.sha256(repr((asked.worlds, asked.seed, asked.losses is None)).encode())
    losses = np.zeros(0) if asked.losses is None else asked.losses
    graph = asked.graph
    for array in (graph.first, graph.head, graph.limit, asked.incidents.seeds, asked.incidents.rates, losses):
        digest.update(repr((array.shape, array.dtype.str)).encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
