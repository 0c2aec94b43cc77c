"""The world of the engines, from what the directory holds: GDP, places, networks and deliveries."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from mutirao.directory import queries as directory
from mutirao.directory.models import CountryFigure, CountryProfile, TradeTable
from mutirao.kernel.dates import PartialDate, Span
from mutirao.parties.models import Party

if TYPE_CHECKING:
    from datetime import date

    from mutirao.programmes.planning.world import FloatArray, Network, World

GDP = "gdp"
_NO_FIGURE = float("nan")


def planning_world() -> "World":
    """Every country with its newest GDP, its place and, where a table was imported, what it delivers to whom.

    A country that a trade table does not name has no figure there. A fixed number of queries.
    """
    import numpy as np

    from mutirao.programmes.planning.world import FlowTable, World

    listed = directory.countries_with_profile()
    countries = [party for party, _profile in listed]
    gdp = directory.newest_figures(GDP, countries)
    figures = [gdp.get(party.pk) for party in countries]
    tables = _tables_in_use()
    return World(
        codes=tuple(party.code for party in countries),
        names=tuple(party.name_in("en") for party in countries),
        gdp=np.array([float(figure.value) if figure else _NO_FIGURE for figure in figures]),
        gdp_year=np.array([figure.year if figure else 0 for figure in figures], dtype=np.int64),
        latitude=np.array([_degrees(profile, "latitude") for _party, profile in listed]),
        longitude=np.array([_degrees(profile, "longitude") for _party, profile in listed]),
        is_fictitious=np.array([party.is_fictitious for party in countries], dtype=bool),
        networks=_networks(),
        flows=_flows(countries, tables),
        flow_tables=tuple(
            FlowTable(name=table.name, year=table.year, is_fictitious=table.is_fictitious) for table in tables
        ),
        gdp_sources=tuple(_source(figure) for figure in figures),
    )


def selected_countries(selection: str, *, on: "date") -> tuple[str, ...]:
    """The codes of the countries that `ASEAN,BRA` or `ALL` (every real one) names on a day; none for an empty text.

    Raises UnknownCountryError, EmptySelectionError.
    """
    from mutirao.programmes.planning.world import countries

    return countries(selection, planning_world(), on) if selection else ()


def selected_gains(parts: Sequence[str], *, on: "date") -> "tuple[tuple[str, ...], tuple[tuple[str, float], ...]]":
    """The countries that `("ASEAN", "IDN=2")` names on a day, and those of them that gain otherwise than the rest.

    Raises UnknownCountryError, EmptySelectionError, PairError.
    """
    from mutirao.programmes.planning.request import PairError
    from mutirao.programmes.planning.world import countries

    world = planning_world()
    chosen: dict[str, None] = {}
    own: dict[str, float] = {}
    for part in parts:
        name, sign, stages = part.partition("=")
        named = countries(name, world, on)
        chosen |= dict.fromkeys(named)
        if sign:
            try:
                own |= dict.fromkeys(named, float(stages))
            except ValueError:
                raise PairError(option=name, value=part) from None
    return tuple(chosen), tuple(own.items())


def _degrees(profile: CountryProfile | None, name: str) -> float:
    degrees = getattr(profile, name, None)
    return _NO_FIGURE if degrees is None else float(degrees)


def _source(figure: CountryFigure | None) -> str:
    return f"{figure.source.title}, {figure.source.issuer}" if figure else ""


def _networks() -> "tuple[Network, ...]":
    from mutirao.programmes.planning.world import Membership, Network

    members: dict[str, list[Membership]] = defaultdict(list)
    for one in directory.memberships_of_countries():
        during = Span(_day(one.starts), _day(one.ends - timedelta(days=1)) if one.ends else None)
        members[one.network.code].append(Membership(country=one.member.code, during=during))
    return tuple(Network(code=code, members=tuple(found)) for code, found in sorted(members.items()))


def _day(day: "date | None") -> PartialDate | None:
    return PartialDate(day.year, day.month, day.day) if day else None


def _tables_in_use() -> list[TradeTable]:
    """The newest table of the real and of the fictitious countries, where there are any."""
    both = (directory.trade_table_in_use(is_fictitious=fictitious) for fictitious in (False, True))
    return [table for table in both if table]


def _flows(countries: list[Party], tables: list[TradeTable]) -> "FloatArray | None":
    """All tables in one matrix; None where there is none."""
    import numpy as np

    if not tables:
        return None
    row = {party.code: number for number, party in enumerate(countries)}
    flows = np.full((len(countries), len(countries)), np.nan)
    for table in tables:
        _enter(flows, table, row)
    return flows


def _enter(flows: "FloatArray", table: TradeTable, row: dict[str, int]) -> None:
    import numpy as np

    for (exporter, importer, _sector), value in directory.deliveries_of_table(table).items():
        place = row[exporter], row[importer]
        flows[place] = np.nan_to_num(flows[place]) + value
