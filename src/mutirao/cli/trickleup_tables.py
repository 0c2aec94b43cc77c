"""Results of `mutirao trickleup` as tables for a terminal: intervals and ties with every figure, the origin last."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from mutirao.programmes.dependencies.results import Outcome

_WIDTH_OF_FILES = 160
# Rows of a table that a person reads; files hold all.
MOST_ROWS = 40
# Nodes of a sentence; files hold all.
_NAMED = 10
Rows = Sequence[Mapping[str, Any]]


def print_outcome(outcome: "Outcome", stream: TextIO) -> None:
    console = Console(file=stream, width=None if stream.isatty() else _WIDTH_OF_FILES, highlight=False, markup=False)
    document = outcome.document()
    _PRINTERS[outcome.kind](console, document)
    _print_origin(console, document)


def _print_simulate(console: Console, document: Mapping[str, Any]) -> None:
    summary = document["summary"]
    console.print(f"{summary['nodes']:,} nodes, {summary['edges']:,} edges, {summary['groups']} groups.")
    console.print(f"An incident reaches {_mean(summary['nodes_reached'])} nodes on average, where it begins included.")
    if summary["has_losses"]:
        console.print(f"It costs {_mean(summary['loss'])} on average{_quantiles(summary['loss'])}.")
        console.print(f"The worst 5 % of incidents cost {_mean(summary['loss']['worst'])} on average.")
    if summary["incidents_a_year"] is not None:
        console.print(
            f"With {_figure(summary['incidents_a_year'])} incidents a year: {_figure(summary['loss_a_year'])} a year."
        )
    _print(
        console,
        "From whom to whom, per incident that begins there",
        document["between"],
        {
            "from": lambda one: one["from"],
            "to": lambda one: one["to"],
            "nodes reached": lambda one: _with_error(one, "nodes_reached"),
            "loss": lambda one: _with_error(one, "loss"),
            "loss a year": lambda one: _a_year(one, "loss_a_year"),
        },
    )
    _print(
        console,
        "Who is reached, by code",
        document["nodes"],
        {
            "node": lambda one: one["node"],
            "group": lambda one: one["group"],
            "probability": lambda one: _with_error(one, "probability", "standard_error"),
            "expected loss": lambda one: _with_error(one, "expected_loss"),
            "loss a year": lambda one: _a_year(one, "loss_a_year"),
        },
    )


def _print_attribute(console: Console, document: Mapping[str, Any]) -> None:
    summary = document["summary"]
    console.print(f"All {summary['programmes']} programmes together save {_figure(summary['saved'])} per incident.")
    if not summary["is_exact"]:
        console.print("Orders were drawn: each programme's share has an error of its own besides.")
    _print(
        console,
        "What each may be credited with, by code",
        document["programmes"],
        {
            "programme": lambda one: one["programme"],
            "by": lambda one: one["by"],
            "saved": _saved,
            "a year": lambda one: _figure(one["saved_a_year"]),
            "cost": lambda one: _figure(one["cost"]),
            "per cost": lambda one: _figure(one["saved_per_cost"]),
            "conclusion": lambda one: one["conclusion"].replace("_", " "),
        },
    )
    _print(
        console,
        "Who spares whom",
        document["between"],
        {
            "by": lambda one: one["by"] or "–",
            "group": lambda one: one["group"],
            "saved": lambda one: _with_error(one, "saved", "standard_error_at_most"),
        },
    )


def _print_harden(console: Console, document: Mapping[str, Any]) -> None:
    for hardened in document["parameters"]["of"].split(","):
        _print_choice(console, hardened, document["summary"][hardened])
    _print(
        console,
        "What was simulated, the greatest saving first",
        document["examined"],
        {
            "hardened": lambda one: one["hardened"],
            "at": _place,
            "group": lambda one: one["group"],
            "saving": lambda one: _interval(one, "saving"),
            "in the worst 5 %": lambda one: _interval(one, "worst_saving", "worst_"),
            "": lambda one: "best" if one["is_best"] else "ties with the best" if one["ties_with_best"] else "",
        },
    )


def _print_choice(console: Console, hardened: str, choice: Mapping[str, Any]) -> None:
    if choice["best"] is None:
        console.print(f"No {hardened} saves anything in these worlds.")
        return
    best = choice["best"]
    what = f"The {hardened} that saves most: {_place(best)}, {_interval(best, 'saving')}"
    console.print(f"{what} of {_mean(choice['loss'])} per incident.")
    if best["low"] is None or best["low"] <= 0:
        console.print("  But no difference to nothing can be told: more worlds would tell.")
    worst = choice["loss"]["worst"]
    told = _interval(best, "worst_saving", "worst_")
    console.print(f"  Of what the worst 5 % of incidents cost on average, {_mean(worst)}, it saves {told}.")
    if choice["ties_with"]:
        console.print(f"  No difference can be told to: {', '.join(map(_place, choice['ties_with']))}.")
    if not choice["is_complete"]:
        rest = _figure(choice["rest_at_most"])
        console.print(f"  Not all candidates were simulated: one of the others could save up to {rest}.")
        console.print("  More worlds, or more candidates, would tell.")


def _print_propagate(console: Console, document: Mapping[str, Any]) -> None:
    summary = document["summary"]
    console.print(f"{summary['nodes']:,} nodes, {summary['scenarios']} scenarios.")
    _print_output_from(console, summary)
    if summary["bound_binds"]:
        console.print(f"The bound binds for {summary['bound_binds']}: {_named(summary['bound_binds_for'])}.")
    if summary["nodes_beyond_everything"]:
        _print_cap(console, summary["cap"])
    _print(
        console,
        "Scenarios",
        document["scenarios"],
        {
            "scenario": lambda one: one["scenario"],
            "direct loss": lambda one: _figure(one["direct_loss"]),
            "loss": lambda one: _figure(one["loss"]),
            "capped": lambda one: _figure(one["capped_loss"]),
            "indirect over direct": lambda one: _figure(one["indirect_over_direct"]),
            "one hop only": lambda one: _figure(one["one_hop_loss"]),
        },
    )
    _print(
        console,
        "Groups",
        document["groups"],
        {
            "scenario": lambda one: one["scenario"],
            "group": lambda one: one["group"],
            "direct loss": lambda one: _figure(one["direct_loss"]),
            "loss": lambda one: _figure(one["loss"]),
            "capped": lambda one: _figure(one["capped_loss"]),
            "one hop only": lambda one: _figure(one["one_hop_loss"]),
        },
    )
    if "recovery" in document:
        _print_recovery(console, document)


def _print_output_from(console: Console, summary: Mapping[str, Any]) -> None:
    if summary["output_from"] != "sales":
        return
    console.print("No output was given: what a node sells in this table counts as all that it makes.")
    if without := summary["nodes_without_own_sales"]:
        console.print(
            f"  {without:,} of {summary['nodes']:,} nodes sell nothing at home in it: there it is too little,"
        )
        console.print("  the shares of output that are lost come out too large, and direct losses too small.")
    console.print("  A column “output” in the file of --nodes gives it.")


def _print_cap(console: Console, cap: Mapping[str, Any]) -> None:
    names = cap["binds_for"]
    console.print(f"{len(names):,} nodes would lose more than everything, the model being linear: {_named(names)}.")
    console.print(
        f"  Capped at everything, all lose {_figure(cap['capped_loss'])} together, not {_figure(cap['loss'])}."
    )


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _print_recovery(console: Console, document: Mapping[str, Any]) -> None:
    _print(
        console,
        "What sooner recovery saves, of the same shocks",
        document["recovery"],
        {
            "scenario": lambda one: one["scenario"],
            "programme": lambda one: one["programme"],
            "by": lambda one: one["by"] or "–",
            "loss without": lambda one: _figure(one["loss_without"]),
            "with": lambda one: _figure(one["loss_with"]),
            "saved": lambda one: _figure(one["saved"]),
            "cost": lambda one: _figure(one["cost"]),
            "per cost": lambda one: _figure(one["saved_per_cost"]),
        },
    )
    _print(
        console,
        "Whom it spares",
        document["recovery_between"],
        {
            "scenario": lambda one: one["scenario"],
            "programme": lambda one: one["programme"],
            "group": lambda one: one["group"],
            "saved": lambda one: _figure(one["saved"]),
        },
    )


_PRINTERS: Mapping[str, Callable[[Console, Mapping[str, Any]], None]] = {
    "simulate": _print_simulate,
    "attribute": _print_attribute,
    "harden": _print_harden,
    "propagate": _print_propagate,
}


def _print_origin(console: Console, document: Mapping[str, Any]) -> None:
    asked = ", ".join(
        f"{name.replace('_', ' ')} {value}" for name, value in document["parameters"].items() if value not in (None, "")
    )
    console.print(f"\nAsked: {asked}.")
    if document["seed"] is not None:
        console.print("After ± stand standard errors of simulation, in brackets 90 % intervals of simulation.")
        console.print("“None seen”: in none of the worlds that were simulated, which is not never.")
        console.print(f"Seed {document['seed']}: the same seed gives the same bytes.")
    console.print(f"Made with {document['engine_version']} of Mutirão {document['mutirao_version']}.")
    console.print(f"Inputs: {document['input_hash']}")


def _print(console: Console, title: str, rows: Rows, columns: Mapping[str, Callable[[Mapping[str, Any]], str]]) -> None:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    for row in rows[:MOST_ROWS]:
        table.add_row(*(shown(row) for shown in columns.values()))
    console.print(table)
    if len(rows) > MOST_ROWS:
        console.print(f"{len(rows) - MOST_ROWS:,} more rows: --format json, csv or parquet holds all.")


def _place(one: Mapping[str, Any]) -> str:
    return str(one["node"]) if one["provider"] is None else f"{one['provider']} → {one['node']}"


def _interval(one: Mapping[str, Any], name: str, of: str = "") -> str:
    low, high = one[f"{of}low"], one[f"{of}high"]
    if one[name] == low == high == 0:
        return "none seen"
    return f"{_figure(one[name])} [{_figure(low)} to {_figure(high)}]"


def _saved(one: Mapping[str, Any]) -> str:
    drawn = f" ± {_error(one['order_error'])}" if one["order_error"] else ""
    return f"{_interval(one, 'saved')}{drawn}"


def _with_error(one: Mapping[str, Any], name: str, error: str = "") -> str:
    """Zero of so many worlds is no proof: it is said as what it is."""
    value, around = one[name], one[error or f"{name}_standard_error"]
    return "none seen" if value == 0 == around else f"{_figure(value)} ± {_error(around)}"


def _a_year(one: Mapping[str, Any], name: str) -> str:
    return "none seen" if one[name] == 0 else _figure(one[name])


def _mean(one: Mapping[str, Any]) -> str:
    return f"{_figure(one['mean'])} ± {_error(one['standard_error'])}"


def _quantiles(one: Mapping[str, Any]) -> str:
    half, worst = one["quantiles"]["0.5"], one["quantiles"]["0.99"]
    return f"; half of all incidents cost at most {_figure(half)}, one in a hundred more than {_figure(worst)}"


def _error(value: float | None) -> str:
    return "?" if value is None else f"{value:,.2g}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4g}"
