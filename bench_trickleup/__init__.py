"""Measures of the trickle-up engine: run `make bench-trickleup`."""
