"""The memory of cascades, measured beside the formula that is asked before anything is allocated."""

import multiprocessing
import sys
from pathlib import Path

import numpy as np

from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_of_worlds
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

_MEGABYTE = 10**6


def told(graph: Graph, source: int, worlds: int, threads: int) -> str:
    """Stated and measured, beside the graph; the graph's own arrays are counted to the byte."""
    stated = memory_of_worlds(nodes=graph.nodes, worlds=worlds, threads=threads)
    held = graph.first.nbytes + graph.head.nbytes + graph.limit.nbytes
    assert held == memory_of_graph(nodes=graph.nodes, edges=graph.edges)
    if sys.platform != "linux":
        return f"graph {held / _MEGABYTE:.1f} MB; worlds at most {stated / _MEGABYTE:.1f} MB, not measured here"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        taken = pool.apply(_peak, (graph, source, worlds, threads))
    said = f"graph {held / _MEGABYTE:.1f} MB; worlds at most {stated / _MEGABYTE:.1f} MB"
    return f"{said}: {'met' if taken <= stated else 'NOT MET'} ({taken / _MEGABYTE:.1f})"


def _peak(graph: Graph, source: int, worlds: int, threads: int) -> int:
    small = graph_of(nodes=2, tail=np.array([0]), head=np.array([1]), probability=np.ones(1))
    spread(small, starting_at([0]), worlds=256, seed=1)  # compiled before it is measured, both kernels
    before = _status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    spread(graph, starting_at([source]), worlds=worlds, seed=1, threads=threads)
    return max(0, _status("VmHWM") - before)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
