"""How much memory cascades take, in bytes, as formulas; asked before anything is allocated."""

from mutirao.engines.trickleup.cascades.errors import BeyondMemoryError

_MEBIBYTE = 1024**2
# Entries beyond the last edge, so that 16 edges can always be read at once.
PADDING = 15


def memory_of_graph(*, nodes: int, edges: int) -> int:
    """8 bytes per node (where its edges begin) and 8 per edge (head and threshold)."""
    return 8 * (nodes + 1) + 8 * (edges + PADDING)


def memory_while_building(*, nodes: int, edges: int) -> int:
    """The graph, and 36 bytes per edge while rows are put in order (key, order, its workspace, two columns)."""
    return memory_of_graph(nodes=nodes, edges=edges) + 36 * edges


def memory_of_worlds(*, nodes: int, worlds: int, threads: int = 1) -> int:
    """Beside the graph: per thread at most 40 bytes per node, and 36 bytes per world.

    Of the 40: 16 for two bits of each of 64 worlds, 8 for the queue, 8 for the count, 8 for the loss where it is given.
    Of the 36: 8 for the number of the world, 4 for where it begins, 24 for its size and its loss, in quanta and not.
    """
    return 40 * nodes * threads + 36 * worlds


def refuse_beyond(needed: int, limit: int | None) -> None:
    """Raises BeyondMemoryError if `needed` bytes are more than `limit`; without a limit everything is allowed."""
    if limit is not None and needed > limit:
        raise BeyondMemoryError(needed=-(-needed // _MEBIBYTE), limit=limit // _MEBIBYTE)
