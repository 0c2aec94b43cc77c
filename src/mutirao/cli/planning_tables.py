"""Plans and what-ifs as tables for a terminal: intervals everywhere, the watermark first, assumptions last."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from mutirao.programmes.planning.document import UNDEFINED
from mutirao.programmes.planning.plain import Document

_WIDTH_OF_FILES = 160
_MOST_ROWS = 20
# Why nothing can be told, where it is not plain from the conclusion itself.
_REASONS_WORTH_SAYING = frozenset({"structures_contradict_each_other", "only_some_structures_can_tell"})

GROUPS = ("recipients", "partners", "others", "total")
CONCLUSIONS: Mapping[str, str] = {
    "gain": "gain under every structure",
    "loss": "lose under every structure",
    "no_difference_can_be_told": "no difference can be told",
    "public_data_cannot_decide": "public data cannot decide: it depends on the assumptions",
    "same_under_every_structure": "the same needs are chosen under every structure",
    "nobody_in_group": "nobody is in this group",
}
REASONS: Mapping[str, str] = {
    "everything_that_gains_fits": "all that gains fits the budget",
    "most_gain_for_the_budget": "brings the most for the budget",
    "another_chosen_need_waits_for_it": "another chosen need waits for it",
    "equal_gain_decided_by_priority": "equal gain; priority decided",
    "too_late": "cannot begin within the years",
    "over_budget": "costs more than the budget",
    "needs_another_first": "waits for another need",
    "no_gain": "brings no gain",
    "others_bring_more": "others bring more for the budget",
    "no_figure": "no figure, so not valued",
    "is_partner": "counted as a partner",
}


def print_document(document: Document) -> None:
    console = Console(width=None if Console().is_terminal else _WIDTH_OF_FILES, highlight=False, markup=False)
    if document["watermark"]:
        console.print(f"*** {document['watermark']['words']} ***\n", style="bold")
    if document["kind"] == "plan":
        _print_plan(console, document)
    else:
        _print_alone(console, document)
    _print_benefit(console, document)
    _print_behind(console, document)
    _print_grounds(console, document)


def _print_plan(console: Console, document: Document) -> None:
    summary = document["summary"]
    console.print(
        f"Chosen: {summary['chosen']} of {summary['needs']} needs, for {_amount(summary['cost'], document)} "
        f"of {_amount(document['budget'], document)}, in {document['years']} years."
    )
    chosen = _table("Chosen", "need", "country", "area", "year", "cost", "in draws", "why")
    for one in document["actions"]:
        ties = f"; ties with {', '.join(one['ties'])}" if one["ties"] else ""
        chosen.add_row(
            one["need"],
            one["country"],
            one["area"],
            str(one["year"]),
            f"{one['cost']:,.0f}",
            _percent(one["selection_frequency"]),
            f"{REASONS[one['reason']]}{ties}",
        )
    console.print(chosen)
    if document["left_out"]:
        console.print(_left_out(document))
    prices = _table("What each constraint costs (benefit gained without it)", "constraint", "gain")
    for one in document["constraint_prices"]:
        about = " → ".join(part for part in (one["need"], one["after"]) if part)
        prices.add_row(f"{one['constraint'].replace('_', ' ')} {about}".strip(), f"{one['gain']:.3g}")
    console.print(prices)


def _left_out(document: Document) -> Table:
    table = _table("Left out", "need", "country", "cost", "in draws", "why")
    for one in document["left_out"]:
        about = " ".join(part for part in (one["figure"], one["first"]) if part)
        table.add_row(
            one["need"],
            one["country"],
            f"{one['cost']:,.0f}",
            _percent(one["selection_frequency"]),
            f"{REASONS[one['reason']]}{f' ({about})' if about else ''}",
        )
    return table


def _print_alone(console: Console, document: Document) -> None:
    table = _table("Each alone, by code", "country", "stages", *GROUPS, "others gain", "for others")
    for one, gain in zip(document["alone"], document["gains"], strict=True):
        table.add_row(
            one["country"],
            f"{gain['stages']:g}",
            *(_interval(one["benefit"][group]) for group in GROUPS),
            _percent(one["probability_others_gain"]),
            CONCLUSIONS[one["conclusion"]],
        )
    console.print(table)
    for one in document["not_explored"]:
        console.print(f"{one['country']}: {REASONS[one['reason']]}{_in_brackets(one)}")


def _print_benefit(console: Console, document: Document) -> None:
    table = _table("All together: median and 90 % interval", "structure", "displacement", *GROUPS, "others gain")
    for one in document["structures"]:
        table.add_row(
            one["structure"].replace("_", " "),
            "on" if one["displacement"] else "off",
            *(_interval(one["benefit"][group]) for group in GROUPS),
            _percent(one["probability_others_gain"]),
        )
    for part in ("dependence_gain", "displacement_loss"):
        found = document[part]
        table.add_row(part.replace("_", " "), "of the first row", *(_interval(found[group]) for group in GROUPS), "")
    console.print(table)
    share = document["trickle_up_share"]
    shown = UNDEFINED if share == UNDEFINED else _interval(share)
    without = _percent(document["trickle_up_undefined_frequency"])
    console.print(f"Trickle-up share (partners and others of the total): {shown}; undefined in {without} of draws.")
    error = document["benefit"]["total"]["simulation_error"]
    console.print(f"Simulation error of the median of the total: {error:.2g}.")
    for group, conclusion in document["conclusions"].items():
        console.print(f"{group.capitalize()}: {CONCLUSIONS[conclusion]}{_because(document['reasons'].get(group))}.")


def _because(reason: str | None) -> str:
    return f" ({reason.replace('_', ' ')})" if reason in _REASONS_WORTH_SAYING else ""


def _print_behind(console: Console, document: Document) -> None:
    """Who gains from whom, other answers to what nobody knows, and what decides."""
    matrix = document["who_gains_from_whom"]
    if matrix is None:
        return
    columns = matrix["columns"]
    table = _table("Who (columns) gains from whom (rows), first structure", "from", *columns, "total")
    for row in (*matrix["by_recipient"][:_MOST_ROWS], matrix["whole"]):
        cells = (*(row["cells"][column] for column in columns), row["total"])
        table.add_row(row["code"], *(_interval(cell["benefit"]) for cell in cells))
    console.print(table)
    if len(matrix["by_recipient"]) > _MOST_ROWS:
        console.print(f"The first {_MOST_ROWS} of {len(matrix['by_recipient'])} rows; all are in --format json.")
    for title, key in (("Losses followed", "by_hops"), ("If a network is as secure as", "by_aggregate")):
        if document[key]:
            console.print(_alternatives(title, document[key]))
    console.print(_decisive(document))
    knowing = document["value_of_knowing"]
    console.print(
        f"Worth of knowing everything before choosing between this and nothing: {knowing['everything']:.2g} points "
        f"of {knowing['best_worth']:.2g}."
    )


def _alternatives(title: str, rows: list[Document]) -> Table:
    table = _table(title, "", *GROUPS)
    for one in rows:
        table.add_row(one["code"].replace("_", " "), *(_interval(one["benefit"][group]) for group in GROUPS))
    return table


def _decisive(document: Document) -> Table:
    found = document["decisive"]
    table = _table("Which assumption decides: share of the variance, with all it acts together with", "", *found)
    parameters = [one["parameter"] for one in next(iter(found.values()), ())]
    for number, parameter in enumerate(parameters):
        shares = (_percent(max(0.0, rows[number]["total"])) if rows else "–" for rows in found.values())
        table.add_row(parameter.replace("_", " "), *shares)
    return table


def _print_grounds(console: Console, document: Document) -> None:
    gdp = document["gdp"]
    console.print(f"\nUnit: {document['unit']}. {document['draws']} draws, seed {document['seed']}.")
    console.print(_exposure(document["exposure"]))
    console.print(f"GDP: {gdp['source']}, {gdp['first_year']} to {gdp['last_year']}.")
    bounds = document["bounds"]
    reached = ", ".join(f"{one['country']} {one['frequency']:.2%}" for one in bounds["countries"]) or "for nobody"
    console.print(f"The bound of {bounds['bound']} on losses through suppliers was reached: {reached}.")
    if document["no_figure"]:
        listed = ", ".join(one["country"] for one in document["no_figure"])
        console.print(f"Without a figure, and so outside the model (not zero): {listed}.")
    assumptions = _table("Assumptions", "assumption", "value", "basis", "where from")
    for one in document["assumptions"]:
        apart = {"code", "basis", "source", "shipped"}
        values = ", ".join(f"{key} {value}" for key, value in one.items() if key not in apart)
        assumptions.add_row(one["code"].replace("_", " "), values, one["basis"], one["source"])
    console.print(assumptions)
    console.print(f"Inputs: {document['input_hash']}")


def _exposure(exposure: Document) -> str:
    if exposure["kind"] == "observed":
        return f"Exposure: observed, {exposure['file']} {exposure['year'] or ''}".strip() + "."
    fit = exposure["correlations_with_observed"]
    return (
        "Exposure: modelled from GDP and distance, not observed. Against an observed table pairs correlate at "
        f"{fit['pairs_in_logarithms']} in logarithms, exports over GDP at {fit['exports_over_gdp_in_rank']} in rank."
    )


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    return table


def _in_brackets(one: Mapping[str, Any]) -> str:
    return f" ({one['figure']})" if one["figure"] else ""


def _interval(one: Mapping[str, Any]) -> str:
    return f"{one['median']:.3g} [{one['low']:.3g} to {one['high']:.3g}]"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _amount(amount: float, document: Document) -> str:
    """Whole units, and cents where there are any: a small amount is never shown as none."""
    return f"{document['currency']} {amount:,.{0 if amount == round(amount) else 2}f}"
