"""Cascades of several origins, cut into pieces of worlds; each origin has worlds of its own, so errors are independent.

A piece counts whole numbers by blocks of 64 worlds. From how blocks differ follows the standard error of what a group
suffers together, where nodes are not independent of each other.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from mutirao.engines.execution.tasks import Result, Task, joined
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.engines.trickleup.arrays import FloatArray, IntArray
from mutirao.engines.trickleup.cascades.graph import Graph
from mutirao.engines.trickleup.cascades.regime import kernel_for
from mutirao.engines.trickleup.cascades.simulate import Incidents, Spread, spread, task_of
from mutirao.programmes.dependencies.runs.means import Means

BLOCK = 64
_BLOCKS_OF_A_PIECE = 8
_MOST_PIECES = 32
# Counts of so many nodes are held at a time, in all pieces that are computed together: 256 MiB.
_COUNTS_AT_ONCE = 2**25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spreading:
    """One origin in its worlds. `reached`: in how many worlds each node was, shape (nodes,). `size`, `loss`: of each
    world, shape (worlds,). `group_reached`, `group_loss`: sums over the worlds of a block, shape (blocks, groups)."""

    reached: IntArray
    size: IntArray
    loss: FloatArray
    group_reached: IntArray
    group_loss: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """All that decides what a piece gives. `number`: that of the first of `incidents` among all origins."""

    graph: Graph
    incidents: tuple[Incidents, ...]
    number: int
    losses: FloatArray | None
    group: IntArray
    groups: int
    worlds: int
    seed: int

    @property
    def blocks(self) -> int:
        return -(-self.worlds // BLOCK)

    @property
    def blocks_of_a_piece(self) -> int:
        return max(_BLOCKS_OF_A_PIECE, -(-self.blocks // _MOST_PIECES))

    @property
    def pieces(self) -> int:
        """Of each origin."""
        return -(-self.blocks // self.blocks_of_a_piece)


def spreadings(asked: Asked, means: Means) -> Iterator[Spreading]:
    """One for each of `asked.incidents`, in their order, as few held at a time as memory asks for."""
    count = max(1, _COUNTS_AT_ONCE // (asked.pieces * max(1, asked.graph.nodes)))
    for first in range(0, len(asked.incidents), count):
        part = _part(asked, first, count)
        task = Task(code=f"{ENGINE_VERSION} spreading", inputs=part, input_hash=_fingerprint(part), compute=piece_of)
        found = means.run("simulating", task, part.pieces * len(part.incidents))
        for begin in range(0, len(found), part.pieces):
            yield _joined(found[begin : begin + part.pieces])


def piece_of(asked: Asked, piece: int) -> Result:
    """Some blocks of worlds of one origin."""
    origin, part = divmod(piece, asked.pieces)
    first, last = (min(asked.worlds, BLOCK * asked.blocks_of_a_piece * end) for end in (part, part + 1))
    offset = (asked.number + origin) * asked.worlds
    blocks = _blocks(asked, asked.incidents[origin], offset + first, offset + last)
    found = [(one, _by_group(asked, one.reached)) for one in blocks]
    return {
        "reached": np.sum([one.reached for one, _ in found], axis=0),
        "size": np.concatenate([one.size for one, _ in found]),
        "loss": np.concatenate([one.loss for one, _ in found]),
        "group_reached": np.stack([reached for _, (reached, _) in found]),
        "group_loss": np.stack([loss for _, (_, loss) in found]),
    }


def _blocks(asked: Asked, incidents: Incidents, first: int, last: int) -> Iterator[Spread]:
    numbers = np.arange(first, last, dtype=np.int64)
    task, _ = task_of(asked.graph, incidents, numbers, seed=asked.seed, losses=asked.losses)
    kernel = kernel_for(task)
    for begin in range(first, last, BLOCK):
        yield spread(
            asked.graph,
            incidents,
            worlds=min(BLOCK, last - begin),
            seed=asked.seed,
            first_world=begin,
            losses=asked.losses,
            kernel=kernel,
        )


def _by_group(asked: Asked, reached: IntArray) -> tuple[IntArray, FloatArray]:
    """How often nodes of each group were reached, and what that cost, each of shape (groups,)."""
    count = np.bincount(asked.group, weights=reached, minlength=asked.groups)
    cost = reached if asked.losses is None else reached * asked.losses
    losses = np.bincount(asked.group, weights=cost, minlength=asked.groups)
    return count.astype(np.int64), np.asarray(losses, dtype=np.float64)


def _part(asked: Asked, first: int, count: int) -> Asked:
    return replace(asked, incidents=asked.incidents[first : first + count], number=asked.number + first)


def _joined(pieces: tuple[Result, ...]) -> Spreading:
    whole = joined([{name: array for name, array in one.items() if name != "reached"} for one in pieces])
    return Spreading(
        reached=np.asarray(np.sum([one["reached"] for one in pieces], axis=0), dtype=np.int64),
        size=np.asarray(whole["size"], dtype=np.int64),
        loss=np.asarray(whole["loss"], dtype=np.float64),
        group_reached=np.asarray(whole["group_reached"], dtype=np.int64),
        group_loss=np.asarray(whole["group_loss"], dtype=np.float64),
    )


def _fingerprint(asked: Asked) -> str:
    digest = hashlib.sha256(repr((asked.number, asked.groups, asked.worlds, asked.seed, asked.losses is None)).encode())
    graph = asked.graph
    arrays: list[np.typing.NDArray[Any]] = [graph.first, graph.head, graph.limit, asked.group]
    arrays += [array for one in asked.incidents for array in (one.seeds, one.rates)]
    arrays += [] if asked.losses is None else [asked.losses]
    for array in arrays:
        digest.update(repr((array.shape, array.dtype.str)).encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
