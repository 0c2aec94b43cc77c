"""Who gains from whom, and how much of it each programme may be credited with.

An *action* is what one programme does: gains in capacity, by country, and who pays. In the arrival model benefit adds
up over the countries whose incidents are avoided, so a matrix says all: its rows are those countries (or the actions),
its columns those who gain; rows add up to the whole. Within one country actions do not add up: what they avoid together
is shared among them by Shapley's rule. Public:

- `actions.Action(code, gains=((country, stages), …), payers=(…))`.
- `columns.Columns(names, members)`; `columns.columns_of(codes, actions, partners=()) -> Columns`: recipients, each
  partner, others.
- `matrix.attribute(model, actions, partners=()) -> tuple[Attribution, ...]`, one per structure, the default first. An
  `Attribution` has `structure`, `columns` (names), `by_recipient` and `by_action` (tuples of `Row`), `whole` (a `Row`).
  A `Row` has `code`, `cells` (one `Gained` per column) and `total` (a `Gained`). A `Gained` has `benefit`,
  `without_displacement`, `dependence_gain`, `displacement_loss` (each an `Interval`, in points), `mean` (of benefit:
  means add up along rows and columns, medians do not) and `share_of_draws_that_gain`.
- `by_country.by_recipient(model, actions, structure) -> CountryMatrix` and `by_country.by_action(…)`: the same with one
  column per country, as arrays of shape (rows, countries).
- The draws behind it: `samples.avoided_by_recipient(model, actions)` and `samples.avoided_by_action(model, actions)`
  (Shapley's shares, exact for any number of actions) make rows, `samples.prices_for(model, structure, bearers)` a
  column, `samples.gained(rows, prices) -> Samples` of shape (draws, rows).
- `shapley.shapley_values(worth, players, seed=0, permutations=1024) -> ShapleyValues`, for any worth that does not add
  up over countries (containment, tails): exact up to 12 players, antithetic permutations with a standard error beyond.
- `hardening.credit_of_hardening(graph, programmes, incidents, losses=…, worlds=…, seed=…) -> tuple[Credit, ...]`: the
  same question for `hardening.Hardening(code, containment)` in cascades; `Credit` has `by_column`, `total` (estimates
  with the error of simulation) and `order_error`.
"""
