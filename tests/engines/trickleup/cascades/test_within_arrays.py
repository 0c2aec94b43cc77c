"""No kernel reads or writes outside of its arrays: run once with every index checked, as compiled code is not."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from tests.engines.trickleup.cascades.small_graphs import large_random

from mutirao.engines.trickleup.cascades.all_sources import reach_counts
from mutirao.engines.trickleup.cascades.arrays import Task
from mutirao.engines.trickleup.cascades.containment import Hardened, best_to_harden
from mutirao.engines.trickleup.cascades.graph import Graph, graph_of
from mutirao.engines.trickleup.cascades.kernels_bounds import bound_savings
from mutirao.engines.trickleup.cascades.regime import Kernel
from mutirao.engines.trickleup.cascades.simulate import arriving_at, spread_in, starting_at

WORLDS = np.arange(130)


def _ring(nodes: int) -> Graph:
    """Certain edges: everybody is reached, and the last place of every queue is taken."""
    around = np.arange(nodes)
    return graph_of(nodes=nodes, tail=around, head=(around + 1) % nodes, probability=np.ones(nodes))


def _run_every_kernel() -> None:
    for graph in (_ring(8), _ring(9), _ring(64), large_random(40, 700, probability=0.3)):
        losses = np.arange(float(graph.nodes))
        for incidents in (starting_at([0, graph.nodes - 1]), arriving_at(np.ones(graph.nodes))):
            for kernel in Kernel:
                spread_in(graph, incidents, WORLDS, seed=1, losses=losses, kernel=kernel)
        reach_counts(graph, worlds=5, seed=1)
        for of in Hardened:
            best_to_harden(graph, starting_at([0]), of=of, raised_to=0.9, worlds=20, seed=1, most_examined=2)

    _bound_where_worlds_begin_twice_at_a_node(_ring(8))


def _bound_where_worlds_begin_twice_at_a_node(graph: Graph) -> None:
    worlds, nodes = np.arange(5), np.zeros(5, np.int32)
    task = Task(graph.first, graph.head, graph.limit, nodes[:1], nodes, worlds, 1, np.zeros(0, np.int64))
    bound_savings(task, graph.limit[: graph.edges], np.ones(graph.nodes, np.int64), np.zeros(graph.edges, np.int64))


def test_every_index_lies_within_its_array(tmp_path: Path) -> None:
    checked = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", f"import {__name__} as here; here._run_every_kernel()"],
        env={**os.environ, **checked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
