"""The kinds of arrays that cascades need beside those of the engine, and what goes into a kernel and comes out."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.arrays import IntArray

NodeArray = npt.NDArray[np.int32]
ThresholdArray = npt.NDArray[np.uint32]
WordArray = npt.NDArray[np.uint64]
FlagArray = npt.NDArray[np.uint8]
CountArray = npt.NDArray[np.uint32]


class Task(NamedTuple):
    """What a kernel computes, in a form that compiled code takes.

    `first`, `head`, `limit`: the graph (see `graph.Graph`). `seeds`: nodes where every world begins. `sources`: one
    more such node per world, or empty. `worlds`: their numbers. `weight`: loss of each node in whole quanta, or empty.
    """

    first: IntArray
    head: NodeArray
    limit: ThresholdArray
    seeds: NodeArray
    sources: NodeArray
    worlds: IntArray
    seed: int
    weight: IntArray


class Tally(NamedTuple):
    """What a kernel counts, whole numbers only: `reached` per node is added to; `size` and `loss` per world are set."""

    reached: IntArray
    size: IntArray
    loss: IntArray


def empty_tally(task: Task) -> Tally:
    nodes, worlds = len(task.first) - 1, len(task.worlds)
    weighed = worlds if len(task.weight) else 0
    return Tally(np.zeros(nodes, np.int64), np.zeros(worlds, np.int64), np.zeros(weighed, np.int64))


def worlds_of(task: Task, tally: Tally, first: int, last: int) -> tuple[Task, Tally]:
    """The worlds first … last − 1 of a task, counted where the whole counts them."""
    part = task._replace(worlds=task.worlds[first:last], sources=task.sources[first:last])
    return part, tally._replace(size=tally.size[first:last], loss=tally.loss[first:last])
