"""What one country's gain in capacity does for itself, for those who help and for everybody else.

Three layers, each usable alone: how many incidents there are and where they land (`arrival`, `benefit`), how they
spread over digital dependencies (`cascades`), and what a stop costs those who buy or sell (`propagation`).

- `exposure` says who depends on whom, `draws` what nobody knows, `structures` where incidents fall, `reach` how a loss
  travels: `model.assemble` puts them together once. `reach.one_hop` is the default; `propagation.hops.many_hops` and
  `cascades.all_sources.ByCascades` follow losses and incidents over any number of hops.
- `benefit`, `alone`, `evaluation` and `aggregates` value a portfolio of gains for groups of countries; `attribution`
  says who gains from whom and which programme may be credited.
- `intervals` and `uncertainty` say what may be said about it: structures side by side, which assumption decides, what
  it is worth to know it, and when no difference can be told or public data cannot decide.

Every array has one column per country of the world, in one order; in `cascades` and `propagation` one entry per node.
"""

# Enters every result: a figure can be made again only with the engine that made it.
ENGINE_VERSION = "trickleup 1.1"
