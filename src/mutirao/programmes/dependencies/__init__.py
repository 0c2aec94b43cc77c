"""Who depends on whom, from files, without a database and without a framework.

`checkpoints.FileLedger(folder)` keeps the finished pieces of a long run.
"""
