"""`mutirao plan` and `mutirao explore`: the trickle-up of a choice or a what-if, from files, without a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mutirao.kernel.dates import InvalidDateError

if TYPE_CHECKING:
    from mutirao.programmes.planning.assumed import Assumed
    from mutirao.programmes.planning.plain import Document
    from mutirao.programmes.planning.trade_file import TradeTable
    from mutirao.programmes.planning.watch import Watch
    from mutirao.programmes.planning.world import World


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


Partners = Annotated[str, typer.Option(help="Who helps or pays: codes of countries or networks, such as JPN,KOR.")]
Trade = Annotated[Path | None, typer.Option(help="Observed trade as CSV: exporter, importer, value[, year, sector].")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same bytes.")]
Form = Annotated[Format, typer.Option("--format", help="How to write it.")]
Assume = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=VALUE", help="Change an assumption, such as beta_mean=-0.3; repeatable."),
]
Own = Annotated[Path | None, typer.Option(help="Your own figures as CSV: country[, incidents][, cost][, stage].")]
Modelled = Annotated[bool, typer.Option("--modelled", help="Model who depends on whom even where a table is known.")]


def plan(
    *,
    needs: Annotated[
        Path, typer.Option(help="CSV: need, country, area, stages, cost, priority, earliest_year, after.")
    ],
    partners: Partners,
    budget: Annotated[str, typer.Option(help="What can be spent in all, in the currency of the costs.")],
    years: Annotated[int, typer.Option(help="How many years it may take.")],
    trade: Trade = None,
    assume: Assume = None,
    own: Own = None,
    modelled: Modelled = False,
    seed: Seed = 0,
    form: Form = Format.TABLE,
) -> None:
    """Choose among needs under a budget, and say what the choice does for everybody.

    Example: mutirao plan --needs needs.csv --partners XHE --budget 1500000 --years 3
    """
    from mutirao.cli.world import known_world, world_of
    from mutirao.programmes.planning.document import plan_document
    from mutirao.programmes.planning.needs_file import read_needs
    from mutirao.programmes.planning.plan import plan as planned
    from mutirao.programmes.planning.request import PlanRequest, read_budget
    from mutirao.programmes.planning.world import countries

    today = datetime.now(tz=UTC).date()
    known = known_world(today)
    amount = read_budget(budget)
    asked = read_needs(needs, known, first_year=today.year)
    helpers = countries(partners, known, today)
    request = PlanRequest(
        needs=asked,
        partners=helpers,
        budget=amount,
        years=years,
        seed=seed,
        trade=_trade(trade, known),
        assumed=_assumed(assume or [], own, known, is_modelled=modelled),
    )
    world = world_of((*(need.country for need in asked), *helpers), known, today)
    with _told_progress() as watch:
        result = planned(request, world, watch=watch)
    _write(plan_document(result), form)


def explore(
    *,
    countries: Annotated[str, typer.Option(help="Codes of countries or networks, such as ASEAN or BRA,KOR; or all.")],
    stages: Annotated[float, typer.Option(help="By how many stages each raises its capacity.")],
    partners: Partners,
    gain: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE=STAGES", help="A country that gains otherwise; repeatable."),
    ] = None,
    trade: Trade = None,
    assume: Assume = None,
    own: Own = None,
    modelled: Modelled = False,
    seed: Seed = 0,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day on which networks are taken; today.")] = "",
    form: Form = Format.TABLE,
) -> None:
    """What if each of these raised its capacity, alone and all together? Nobody asked for it: an illustration.

    Example: mutirao explore --countries ASEAN --stages 1 --partners JPN
    """
    from mutirao.cli.world import known_world, world_of
    from mutirao.programmes.planning import world as planning_world
    from mutirao.programmes.planning.document import explore_document
    from mutirao.programmes.planning.explore import explore as explored
    from mutirao.programmes.planning.request import ExploreRequest

    day = _day(on)
    known = known_world(day)
    chosen = planning_world.countries(countries, known, day)
    helpers = planning_world.countries(partners, known, day)
    request = ExploreRequest(
        countries=chosen,
        stages=stages,
        partners=helpers,
        seed=seed,
        trade=_trade(trade, known),
        own_stages=tuple((code.upper(), stages) for code, stages in _pairs(gain or [], "--gain")),
        assumed=_assumed(assume or [], own, known, is_modelled=modelled),
    )
    world = world_of((*chosen, *helpers), known, day)
    with _told_progress() as watch:
        result = explored(request, world, watch=watch)
    _write(explore_document(result), form)


def _day(text: str) -> date:
    if not text:
        return datetime.now(tz=UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidDateError(value=text) from None


def _assumed(changes: list[str], own: Path | None, known: "World", *, is_modelled: bool) -> "Assumed":
    from mutirao.programmes.planning.assumed import Assumed, with_parameters
    from mutirao.programmes.planning.own_figures import read_own_figures

    return Assumed(
        parameters=with_parameters(dict(_pairs(changes, "--assume"))),
        is_exposure_modelled=is_modelled,
        figures=() if own is None else read_own_figures(own, known),
    )


def _pairs(written: list[str], option: str) -> list[tuple[str, float]]:
    """`name=value` as name and number. Raises PairError."""
    from mutirao.programmes.planning.request import PairError

    pairs = []
    for one in written:
        name, _sign, value = one.partition("=")
        try:
            pairs.append((name.strip(), float(value)))
        except ValueError:
            raise PairError(option=option, value=one) from None
    return pairs


def _trade(path: Path | None, world: "World") -> "TradeTable | None":
    if path is None:
        return None
    from mutirao.programmes.planning.trade_file import read_trade

    return read_trade(path, world)


@contextmanager
def _told_progress() -> "Iterator[Watch]":
    """A bar on stderr, where it does not mix with the answer; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress

    from mutirao.programmes.planning.watch import Watch

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=1.0)
        yield Watch(progress=lambda share, step: bar.update(task, completed=share, description=step.replace("_", " ")))


def _write(document: "Document", form: Format) -> None:
    if form == Format.JSON:
        from mutirao.programmes.planning.document import to_bytes

        typer.echo(to_bytes(document), nl=False)
        return
    from mutirao.cli.planning_tables import print_document

    print_document(document)
