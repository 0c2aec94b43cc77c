"""How sure one can be, and which assumption decides. Parameters are outside, worlds inside. Public:

- `decisive.decisive_parameters(model, stages, columns, *, seed=0, runner=None, …) -> dict[str, Decisive]`: for each
  column of an `attribution.columns.Columns`, and for `total`, the Sobol indices of β, δ, φ, the exporter factors as a
  group, and the structure. `Decisive` has `variance` and `parameters`, a tuple of `Influence(parameter, first,
  first_error, total, total_error)`; empty where nothing varies.
- `knowing.values_of_knowing(model, portfolios, bearers=None) -> Knowing`: what it would be worth to know each parameter
  before choosing among `options.Portfolio(code, stages)` and doing nothing, in points; `Knowing` has `best` (an
  option's code), `best_worth`, `parameters` (tuple of `ValueOfKnowing(parameter, value, error, checked)`),
  `everything`, `everything_error`.
- `options.selection(model, portfolios, bearers=None) -> tuple[Selected, ...]`: in what share of draws an option is the
  best, and in what share it ties: `Selected(code, alone, tied)`.
- `verdicts.side_by_side(model, stages, columns) -> dict[str, Verdict]` and
  `verdicts.compared(model, first, second, columns) -> dict[str, Verdict]` (paired differences). A `Verdict` has
  `conclusion` (`intervals.Conclusion`), `reason` (`verdicts.Reason`) and `under`, one `Under(structure, interval,
  conclusion, share_of_draws_that_gain)` per structure. `verdicts.best_option(model, portfolios) -> Choice`: whether
  every structure would choose the same.
- `paired.variance_of_difference(estimate, seeds) -> DifferenceVariance`: what common random numbers save.
- For any function: `sobol.sobol_indices(function, groups, …)`, `knowing.value_of_knowing(worth, score, scramblings)`.
"""
