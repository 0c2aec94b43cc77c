"""The same work on one core, on several, or on several machines, without a changed digit.

A task is cut into numbered pieces, each a pure function of (inputs, number). Where a piece is computed decides nothing:
results are put together in the order of the numbers. Public:

- `tasks.Task(code, inputs, input_hash, compute)`; `tasks.Result` is a mapping of names to float64 or int64 arrays.
- `tasks.digest(results) -> str`; `tasks.summed(results) -> Result`; `tasks.joined(results) -> Result` (along axis 0).
- `runner.Runner.run(task, pieces, *, progress, cancelled, ledger) -> tuple[Result, ...]`, a protocol, met by
  `local.SerialRunner()`, `local.ThreadRunner(workers=2)`, `processes.ProcessRunner(workers=2, exchange=…)` (joblib;
  the exchange is a ledger that all processes reach) and `cluster.ClusterRunner(client=…)` (a client of Dask, brought
  from outside; extra `dask`).
- `ledger.Ledger`, a protocol: `read(key) -> bytes | None`, `write(key, content)`. With a ledger a run that was killed
  goes on where it stopped; a damaged entry is recomputed. Files: `programmes.dependencies.checkpoints.FileLedger`.
- `errors.RunCancelledError`, `errors.WorkerLostError`, `errors.ClusterLostError`, `errors.WorkersDifferError`.
"""
