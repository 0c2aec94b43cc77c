"""What one country's gain in capacity does for itself, for those who help and for everybody else.

Issue 2 has the one-hop form of the definitions: `exposure` says who depends on whom, `draws` what nobody
knows, `structures` where incidents fall, `reach` how a loss travels, `benefit` and `alone` what a gain in capacity
changes,
`intervals` what may be said about it. Every array has one column per country of the world, in one order.
"""

# Enters every result: a figure can be made again only with the engine that made it.
ENGINE_VERSION = "trickleup 1.0"
