"""What cascades take, measured beside the formula that is asked before anything is allocated."""

import multiprocessing
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.engines.trickleup.cascades.small_graphs import large_random

from mutirao.engines.trickleup.cascades.graph import graph_of
from mutirao.engines.trickleup.cascades.memory import memory_of_graph, memory_of_worlds
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at

NODES = 2_000_000
# Threads, the interpreter and what the allocator keeps.
SLACK = 8 * 1024**2

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="THE PEAK OF MEMORY IS READ FROM LINUX: unchecked here")


def test_a_graph_takes_what_its_formula_says_to_the_byte() -> None:
    graph = large_random(700, 5_000, probability=0.3)
    held = graph.first.nbytes + graph.head.nbytes + graph.limit.nbytes
    assert held == memory_of_graph(nodes=700, edges=5_000)


def _peak_of_worlds(kernel: Kernel, threads: int, worlds: int) -> int:
    """Bytes beside the graph, at most, in a process of its own."""
    ring = np.arange(NODES)
    graph = graph_of(nodes=NODES, tail=ring, head=(ring + 1) % NODES, probability=np.full(NODES, 1.0))
    losses, begins = np.ones(NODES), starting_at([0])
    compiled = graph_of(nodes=2, tail=np.array([0]), head=np.array([1]), probability=np.ones(1))
    spread(compiled, begins, worlds=64, seed=1, losses=np.ones(2), kernel=kernel)
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    spread(graph, begins, worlds=worlds, seed=1, losses=losses, kernel=kernel, threads=threads)
    return _memory("VmHWM") - before


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


@on_linux
@pytest.mark.parametrize(
    ("kernel", "threads", "worlds"),
    [(Kernel.WORLD_BY_WORLD, 1, 2), (Kernel.BY_WORDS, 1, 64), (Kernel.BY_WORDS, 2, 128)],
)
def test_worlds_take_no_more_than_their_formula_says_and_much_of_it(kernel: Kernel, threads: int, worlds: int) -> None:
    """Every node is reached in every world: nothing that the formula counts stays untouched."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        taken = pool.apply(_peak_of_worlds, (kernel, threads, worlds))
    stated = memory_of_worlds(nodes=NODES, worlds=worlds, threads=threads)
    assert taken <= stated + SLACK
    if kernel is Kernel.BY_WORDS:
        assert taken > 0.7 * stated
