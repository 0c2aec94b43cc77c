"""Plans and what-ifs as tables for a terminal: intervals everywhere, the watermark first, assumptions last."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from mutirao.programmes.planning.document import UNDEFINED, Document

_WIDTH_OF_FILES = 160

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
    table = _table(
        f"Each alone by {document['stages']:g} stage(s), by code", "country", *GROUPS, "others gain", "for others"
    )
    for one in document["alone"]:
        table.add_row(
            one["country"],
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
    console.print(table)
    share = document["trickle_up_share"]
    shown = "undefined" if share == UNDEFINED else _interval(share)
    console.print(f"Trickle-up share (partners and others of the total): {shown}")
    for group, conclusion in document["conclusions"].items():
        console.print(f"{group.capitalize()}: {CONCLUSIONS[conclusion]}.")


def _print_grounds(console: Console, document: Document) -> None:
    exposure, gdp = document["exposure"], document["gdp"]
    console.print(f"\nUnit: {document['unit']}. {document['draws']} draws, seed {document['seed']}.")
    observed = f"observed, {exposure['file']} {exposure['year'] or ''}".strip()
    console.print(f"Exposure: {observed if exposure['kind'] == 'observed' else 'modelled from GDP and distance'}.")
    console.print(f"GDP: {gdp['source']}, {gdp['first_year']} to {gdp['last_year']}.")
    if document["no_figure"]:
        listed = ", ".join(one["country"] for one in document["no_figure"])
        console.print(f"Without a figure, and so outside the model (not zero): {listed}.")
    assumptions = _table("Assumptions", "assumption", "value", "basis")
    for one in document["assumptions"]:
        values = ", ".join(f"{key} {value}" for key, value in one.items() if key not in {"code", "basis", "source"})
        assumptions.add_row(one["code"].replace("_", " "), values, str(one["basis"]).replace("_", " "))
    console.print(assumptions)
    console.print(f"Inputs: {document['input_hash']}")


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
    return f"{document['currency']} {amount:,.0f}"
