"""The countries of a computation with their figures, and how a selection names them."""

import difflib
import hashlib
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from mutirao.kernel.dates import Span
from mutirao.kernel.errors import InvalidError

FloatArray = npt.NDArray[np.float64]

ALL = "all"


class UnknownCountryError(InvalidError):
    """Neither a country nor a network; `suggestions` names close ones."""

    code = "country.unknown"


class MixedWorldError(InvalidError):
    """Real and fictitious countries never stand in one computation."""

    code = "country.mixed_world"


class EmptySelectionError(InvalidError):
    """A selection of countries that names none, or a network without members on that day."""

    code = "country.none_selected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One country's time in a network; an open `during` end lasts."""

    country: str
    during: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    code: str
    members: tuple[Membership, ...]

    def members_on(self, day: date) -> tuple[str, ...]:
        return tuple(one.country for one in self.members if _holds(one.during, day))


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTable:
    """An imported table of deliveries: its name, and the year that it is of, None where it does not say."""

    name: str
    year: int | None
    is_fictitious: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """Figures of countries, real and fictitious; every array and tuple has one entry per code, in the order of `codes`.

    `gdp`: a year's GDP in one currency, NaN where there is no figure. `gdp_year`: its year, 0 where there is none.
    `latitude`, `longitude`: degrees, of the capital or the largest part; NaN where there is no figure.
    `names`: English names, for suggestions only. `gdp_sources`: where each GDP comes from.
    `flows`: observed deliveries that belong to the world, (countries, countries), in the unit of `gdp`; NaN where
    there is no figure. `flow_tables`: the tables that they were read from, of the real and of the fictitious half.
    """

    codes: tuple[str, ...]
    gdp: FloatArray
    gdp_year: npt.NDArray[np.int64]
    latitude: FloatArray
    longitude: FloatArray
    is_fictitious: npt.NDArray[np.bool_]
    names: tuple[str, ...] = ()
    networks: tuple[Network, ...] = ()
    flows: FloatArray | None = None
    flow_tables: tuple[FlowTable, ...] = ()
    gdp_sources: tuple[str, ...] = ()

    def half(self, *, fictitious: bool) -> "World":
        """Only the real or only the fictitious countries; a half of which no table says anything has no deliveries."""
        half = self.narrowed(np.flatnonzero(self.is_fictitious == fictitious))
        if half.flows is None or np.isnan(half.flows).all():
            return replace(half, flows=None, flow_tables=())
        return replace(half, flow_tables=tuple(one for one in self.flow_tables if one.is_fictitious == fictitious))

    def narrowed(self, rows: npt.NDArray[np.intp]) -> "World":
        """Only the countries in these rows, in this order."""
        return replace(
            self,
            codes=tuple(self.codes[row] for row in rows),
            names=tuple(self.names[row] for row in rows) if self.names else (),
            gdp=self.gdp[rows],
            gdp_year=self.gdp_year[rows],
            latitude=self.latitude[rows],
            longitude=self.longitude[rows],
            is_fictitious=self.is_fictitious[rows],
            gdp_sources=tuple(self.gdp_sources[row] for row in rows) if self.gdp_sources else (),
            flows=None if self.flows is None else self.flows[np.ix_(rows, rows)],
        )

    @property
    def gdp_source(self) -> str:
        """Where the GDP figures come from, each source once."""
        return "; ".join(sorted({source for source in self.gdp_sources if source}))

    @property
    def fingerprint(self) -> str:
        """SHA-256 over all figures, so that a result can say from which world it came."""
        digest = hashlib.sha256("\n".join(self.codes).encode())
        figures = (self.gdp, self.gdp_year, self.latitude, self.longitude, self.flows)
        for name, figure in zip(("gdp", "year", "north", "east", "flows"), figures, strict=True):
            digest.update(name.encode())
            if figure is not None:
                digest.update(np.ascontiguousarray(figure).astype("<f8").tobytes())
        return digest.hexdigest()


def countries(selection: str, world: World, on: date) -> tuple[str, ...]:
    """The codes that a selection such as `ASEAN`, `BRA,KOR` or `all` names, each once, in the order given.

    Networks stand for their members on the day `on`; `all` for every real country, or every fictitious one where the
    world has no real ones. Raises UnknownCountryError, EmptySelectionError.
    """
    if selection.strip().casefold() == ALL:
        return _all(world)
    networks = {network.code.casefold(): network for network in world.networks}
    chosen: dict[str, None] = {}
    for name in (part.strip() for part in selection.split(",")):
        network = networks.get(name.casefold())
        chosen.update(dict.fromkeys(network.members_on(on) if network else _one(name, world)))
    if not chosen:
        raise EmptySelectionError(selection=selection, on=on.isoformat())
    return tuple(chosen)


def require_country(code: str, world: World) -> None:
    """Raises UnknownCountryError unless the world has this code."""
    if code not in world.codes:
        raise UnknownCountryError(country=code, suggestions=suggestions(code, world))


def is_fictitious(codes: tuple[str, ...], world: World) -> bool:
    """Whether these countries are fictitious. Raises MixedWorldError where some are and some are not."""
    flags = dict(zip(world.codes, world.is_fictitious, strict=True))
    fictitious = sorted({code for code in codes if flags[code]})
    real = sorted({code for code in codes if not flags[code]})
    if fictitious and real:
        raise MixedWorldError(real=", ".join(real), fictitious=", ".join(fictitious))
    return bool(fictitious)


def suggestions(name: str, world: World) -> str:
    """Close codes of countries and networks, comma-separated; empty where nothing is close."""
    by_word = {code: code for code in (*world.codes, *(network.code for network in world.networks))}
    by_word |= {spoken.upper(): code for spoken, code in zip(world.names, world.codes, strict=False)}
    close = difflib.get_close_matches(name.strip().upper(), by_word, n=3, cutoff=0.65)
    return ", ".join(dict.fromkeys(by_word[word] for word in close))


def _all(world: World) -> tuple[str, ...]:
    wanted = bool(world.is_fictitious.all())
    return tuple(code for code, flag in zip(world.codes, world.is_fictitious, strict=True) if flag == wanted)


def _one(name: str, world: World) -> tuple[str, ...]:
    if not name:
        return ()
    require_country(name.upper(), world)
    return (name.upper(),)


def _holds(during: Span, day: date) -> bool:
    has_begun = during.start is None or during.start.first_day <= day
    return has_begun and (during.end is None or day <= during.end.last_day)
