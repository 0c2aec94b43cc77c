"""The four questions: `simulating.simulate`, `propagating.propagate`, `attributing.attribute`, `hardening.harden`.

Each takes what was read from files and gives a `results.Outcome`. Those that simulate are cut into pieces, the same
whoever computes them (`means.Means`), so that they go on after a kill without a changed digit.
"""
