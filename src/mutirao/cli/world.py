"""The countries of `mutirao plan` and `mutirao explore`, from the shipped files alone: no database is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mutirao.directory import reference
from mutirao.kernel.dates import PartialDate, Span
from mutirao.parties.reference import shipped_countries
from mutirao.programmes.planning.world import FlowTable, Membership, Network, World, is_fictitious

if TYPE_CHECKING:
    from mutirao.demonstration.schema import DemonstrationWorld

DEMONSTRATION = "the demonstration (fictitious)"
_NO_FIGURE = float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Country:
    code: str
    name: str
    gdp: float
    gdp_year: int
    latitude: float
    longitude: float
    is_fictitious: bool


def known_world(on: date) -> World:
    """Every country, real and fictitious, to read a file or a selection against. Its halves are what is computed."""
    networks = (*_real_networks(), *_fictitious_networks(_demonstration(on)))
    return _world([*_real_countries(), *_fictitious_countries(_demonstration(on))], networks, gdp_source="")


def world_of(codes: Iterable[str], known: World, on: date) -> World:
    """The world that these countries belong to: the real one, or the demonstration's with its own deliveries.

    Raises MixedWorldError. A code that is in neither is left for the computation to refuse.
    """
    listed = tuple(code for code in codes if code in known.codes)
    return fictitious_world(on) if is_fictitious(listed, known) else real_world()


def real_world() -> World:
    """ISO 3166 with GDP and coordinates; exposure is modelled unless a trade file is given."""
    source = reference.shipped_sources()["gdp"]
    return _world(list(_real_countries()), tuple(_real_networks()), gdp_source=f"{source.title}, {source.issuer}")


def fictitious_world(on: date) -> World:
    """The demonstration's countries with its own table of deliveries."""
    told = _demonstration(on)
    rows = list(_fictitious_countries(told))
    number = {row.code: place for place, row in enumerate(rows)}
    flows = np.zeros((len(rows), len(rows)))
    for delivery in told.trade:
        flows[number[delivery.exporter], number[delivery.importer]] = delivery.value
    return _world(
        rows,
        tuple(_fictitious_networks(told)),
        gdp_source=DEMONSTRATION,
        flows=flows,
        tables=(FlowTable(name=DEMONSTRATION, year=told.gdp_year, is_fictitious=True),),
    )


def _world(
    rows: Sequence[_Country],
    networks: tuple[Network, ...],
    *,
    gdp_source: str,
    flows: np.typing.NDArray[np.float64] | None = None,
    tables: tuple[FlowTable, ...] = (),
) -> World:
    return World(
        codes=tuple(row.code for row in rows),
        names=tuple(row.name for row in rows),
        gdp=np.array([row.gdp for row in rows]),
        gdp_year=np.array([row.gdp_year for row in rows], dtype=np.int64),
        latitude=np.array([row.latitude for row in rows]),
        longitude=np.array([row.longitude for row in rows]),
        is_fictitious=np.array([row.is_fictitious for row in rows]),
        networks=networks,
        flows=flows,
        flow_tables=tables,
        gdp_sources=(gdp_source,) * len(rows),
    )


def _real_countries() -> Iterable[_Country]:
    gdp, places = reference.shipped_gdp(), reference.shipped_coordinates()
    for code, country in sorted(shipped_countries().items()):
        figure, place = gdp.get(code), places.get(code)
        yield _Country(
            code=code,
            name=country.names["en"],
            gdp=float(figure.usd) if figure else _NO_FIGURE,
            gdp_year=figure.year if figure else 0,
            latitude=place.latitude if place else _NO_FIGURE,
            longitude=place.longitude if place else _NO_FIGURE,
            is_fictitious=False,
        )


def _real_networks() -> Iterable[Network]:
    memberships = reference.shipped_memberships()
    for code in sorted({one.network for one in memberships}):
        # Members that are organisations, as of the G20, have no figures.
        members = [one for one in memberships if one.network == code and one.member in shipped_countries()]
        yield Network(
            code=code,
            members=tuple(
                Membership(
                    country=one.member, during=_during(one.starts.first_day, one.ends.first_day if one.ends else None)
                )
                for one in members
            ),
        )


def _fictitious_countries(told: "DemonstrationWorld") -> Iterable[_Country]:
    for country in sorted(told.countries, key=lambda one: one.code):
        yield _Country(
            code=country.code,
            name=country.names["en"],
            gdp=float(country.gdp),
            gdp_year=told.gdp_year,
            latitude=country.capital.latitude,
            longitude=country.capital.longitude,
            is_fictitious=True,
        )


def _fictitious_networks(told: "DemonstrationWorld") -> Iterable[Network]:
    for network in told.networks:
        yield Network(
            code=network.code,
            members=tuple(
                Membership(country=one.party, during=_during(one.starts, one.ends)) for one in network.members
            ),
        )


def _during(starts: date, ends: date | None) -> Span:
    """The shipped end is the first day outside; a span's end is its last day."""
    return Span(_day(starts), _day(ends - timedelta(days=1)) if ends else None)


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


@cache
def _demonstration(on: date) -> "DemonstrationWorld":
    from mutirao.demonstration.reader import demonstration_world

    return demonstration_world(on)
