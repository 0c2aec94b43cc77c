"""How an incident spreads over digital dependencies, many hops: independent cascades with containment (layer 2).

    graph = graph_of(nodes=n, tail=…, head=…, probability=…)            # graph.py; merge_parallel_edges, contained
    spread(graph, starting_at([3, 7]), worlds=4096, seed=1)             # simulate.py; or arriving_at(rates), losses=…
    best_to_harden(graph, incidents, raised_to=0.9, losses=…, worlds=4096, seed=1, of=Hardened.NODE)   # containment.py
    reach_matrix(graph, worlds=4096, seed=1)                            # all_sources.py: σ of many hops
    many_hops(one_hop_reach, containment, worlds=64, seed=1)            # many_hops.py: stands in for `reach.Reach`

`Spread` has reached (nodes,), size (worlds,), loss (worlds,), frequency, mean_size, mean_loss, size_quantiles(shares),
loss_quantiles(shares). A mean is an `Estimate` with mean, standard_error, low, high (90 %). Work is cut by worlds:
`spread(…, first_world=k, worlds=w)` for any parts, put together by `joined`, gives the same digits as one call, with
any number of threads, processes or machines, and with either kernel (`regime`). Errors are in `errors`, formulas of
memory in `memory`.
"""
