"""Economic propagation: what a lost output does to those who buy, or sell, and to those behind them.

Inoperability input-output: q = A*q + c, where q_j is the share of j's output that is lost, c_j the part of it that is
lost directly, and A*[j, i] what a total stop of i costs j. Every array has one entry per node, in the order of `names`;
scenarios come first: (scenarios, nodes). Money and output are in one unit, per period. Public:

- `tables.flow_table(names, flows, output=None, final_demand=None, value_added=None) -> FlowTable`: flows[i, j] is
  what i delivers to j, domestic sales on the diagonal; a numpy array or a sparse matrix. Refuses a table in the wrong
  orientation, unbalanced, beyond its output. Without `output`, what is sold altogether is all output.
- `systems.supply_system(table, interrupted=1.0, bound=None) -> System` (forward: customers lose; the default form),
  `systems.demand_system(…)` (backward: suppliers lose), `systems.given_system(names, matrix, output)` for an A* of
  one's own. `interrupted` is φ, the share of a delivery that is really interrupted. Every one refuses a spectral
  radius of one or more and names the nodes. `System`: names, matrix, output, form, is_bound.
- `static.inoperability(system, direct) -> q`, direct of shape (nodes,) or (scenarios, nodes), from 0 to 1; chooses
  between a certified series and one factorisation. `static.factorise(system) -> Factorisation` with `.solved(direct)
  -> q` and `.prices(weights) -> (groups, nodes)`: what one unit of direct inoperability of each node costs each
  group. `static.losses(system, q) -> q·output`; `static.summed(losses, groups) -> dict[group, losses]`.
- `caps.capped(q) -> Capped(values, any_frequency, frequency, greatest)`: q at most 1, applied after, and how often
  and for whom it binds.
- `dynamic.Shock(direct, recovery_time, begins=0, shape=Shape.CONSTANT)`, `dynamic.shortened(shock, share)` (a recovery
  programme), `dynamic.run(system, shocks, resilience=K, periods=n) -> Course` with `path` (periods + 1, nodes),
  `inoperability` (Σ_t q, with all that comes after the last period), `losses`, `afterwards`.
- `lenses.lenses(table, direct, interrupted=1.0, bound=None) -> dict[code, losses]`: `supply`, `demand`, `one_hop`.
- `hops.many_hops(draws, exposure, gdp, assumptions) -> Reach`: in the place of `reach.one_hop`, for
  `model.assemble(…, reach=many_hops)`. σ with all hops, for every draw; error below 1e-9 points.
"""
