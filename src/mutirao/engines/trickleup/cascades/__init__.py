"""How an incident spreads over digital dependencies, many hops: independent cascades with containment (layer 2).

    graph.graph_of(nodes=, tail=, head=, probability=, memory_limit=None) -> Graph       arrays of shape (edges,)
    graph.merge_parallel_edges(tail, head, probability) -> the same three, merged by 1 − Π(1 − p)
    graph.contained(graph, containment) -> Graph                                          p_ij = w_ij·(1 − containmentⱼ)
    graph.weakened(graph, containment) -> Graph                                           the same for single edges
    graph.edge_between(graph, tail, head) -> the place of an edge in the order of the graph, or None
    simulate.starting_at(nodes), simulate.arriving_at(rates) -> Incidents
    simulate.spread(graph, incidents, *, worlds, seed, first_world=0, losses=None, threads=1, …) -> Spread
    simulate.joined(parts) -> Spread
    containment.best_to_harden(graph, incidents, *, of=Hardened.NODE | Hardened.EDGE, raised_to, worlds, seed,
        containment=None, losses=None, threads=1, most_examined=32, …) -> Choice
    all_sources.reach_matrix(graph, *, worlds, seed) -> σ of many hops, shape (nodes, nodes)
    all_sources.cascade_reach(one_hop, *, seed, containment=None, worlds=64) -> Reach      stands in for σ of one hop

`Spread` has reached (nodes,), size (worlds,), loss (worlds,), frequency, mean_size, mean_loss, size_quantiles(shares),
loss_quantiles(shares); a mean is an `Estimate`: mean, standard_error, low, high (90 %), covers_zero. Work is cut by
worlds: `spread(…, first_world=k, worlds=w)` for any parts, put together by `joined`, gives the same digits as one call,
with any number of threads, processes or machines, and with either kernel (`regime`). The caller numbers nodes from 0,
always by the same rule: the draw of an edge depends on the numbers of its ends.

Compiled code is kept by numba in the folder NUMBA_CACHE_DIR, or beside the sources. Numba does not see that a function
which a kernel calls has changed: whoever starts the process sets the folder, named by a hash of the sources.
"""
