"""What the house costs in time, measured on this machine: `make bench`.

Every figure stands beside another one of the same run, as a ratio: machines differ, ratios travel. Nothing here is
asserted; `docs/reference/performance.md` keeps the figures of the last run with its machine.
"""
