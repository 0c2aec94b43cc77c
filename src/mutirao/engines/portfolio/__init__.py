"""Choice of needs under a budget: which of them together bring the world most, on average over the assumed draws.

`problem` says what may be chosen, `formulation` writes it as a linear program, `solver` solves it (whole needs, or
needs that may be taken in part), `frequency` does so draw by draw, `prices`, `reasons` and `ties` explain the answer,
and `choice` puts all together.
"""

# Enters every result: a choice can be made again only with the engine that made it.
ENGINE_VERSION = "portfolio 1.0"
