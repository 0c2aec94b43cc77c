"""Shipped figures and memberships: GDP, GCI 2024, coordinates, networks.

Reads the files beside it; needs no database.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from mutirao.kernel.dates import PartialDate

FOLDER = Path(__file__).parent

PILLARS = ("legal", "technical", "organizational", "capacity", "cooperation")


@dataclass(frozen=True, slots=True, kw_only=True)
class GdpFigure:
    """Gross domestic product in current US dollars, with the year it is for."""

    country: str
    year: int
    usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GciFigures:
    """Published figures of the GCI 2024: five pillars of 0 to 20, their total, the tier (T1 to T5)."""

    country: str
    pillars: Mapping[str, Decimal]
    total: Decimal
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """Degrees; `made_from` is natural-earth-50m, natural-earth-10m or by-hand."""

    country: str
    latitude: float
    longitude: float
    made_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedMembership:
    """A party in a network, from its first day to the day on which membership ends (not included).

    Where only the month or year of a bound is known, its first day counts.
    """

    network: str
    member: str
    starts: PartialDate
    ends: PartialDate | None
    source: str
    note: str

    def is_valid_on(self, day: date) -> bool:
        return self.starts.first_day <= day and (self.ends is None or day < self.ends.first_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedSource:
    """Where figures or memberships come from; empty text where a part is not known."""

    key: str
    title: str
    issuer: str
    licence: str
    vintage: str
    retrieved: str
    date: str
    url: str
    says: str


@cache
def shipped_gdp() -> Mapping[str, GdpFigure]:
    """Country → GDP. A country that is missing has no figure, which is never zero. Source key `gdp`."""
    return {
        row["iso3"]: GdpFigure(country=row["iso3"], year=int(row["year"]), usd=Decimal(row["gdp_usd"]))
        for row in _rows("gdp.csv")
    }


@cache
def shipped_gci() -> Mapping[str, GciFigures]:
    """Country → GCI 2024, in the order of codes, never of scores. Source key `gci-2024`."""
    return {
        row["iso3"]: GciFigures(
            country=row["iso3"],
            pillars={pillar: Decimal(row[pillar]) for pillar in PILLARS},
            total=Decimal(row["total"]),
            tier=row["tier"],
        )
        for row in _rows("gci_2024.csv")
    }


@cache
def shipped_coordinates() -> Mapping[str, Coordinates]:
    """Country → centroid of its largest part, for all of ISO 3166. Source key `coordinates`."""
    return {
        row["iso3"]: Coordinates(
            country=row["iso3"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            made_from=row["made_from"],
        )
        for row in _rows("coordinates.csv")
    }


@cache
def shipped_memberships() -> Sequence[ShippedMembership]:
    """Every membership of a network that a document dates."""
    return [
        ShippedMembership(
            network=row["network"],
            member=row["member"],
            starts=PartialDate.parse(row["from"]),
            ends=PartialDate.parse(row["to"]) if row["to"] else None,
            source=row["source"],
            note=row["note"],
        )
        for row in _rows("networks.csv")
    ]


def shipped_members(network: str, *, on: date) -> Sequence[str]:
    """Codes of the parties in a network on a day, sorted; empty where no membership of it is shipped."""
    return sorted(
        membership.member
        for membership in shipped_memberships()
        if membership.network == network and membership.is_valid_on(on)
    )


@cache
def shipped_sources() -> Mapping[str, ShippedSource]:
    """Key → source."""
    import yaml  # only the pages and the loader need sources; the command line does not wait for the parser

    with (FOLDER / "SOURCES.yaml").open(encoding="utf-8") as opened:
        entries: Mapping[str, Mapping[str, str]] = yaml.safe_load(opened)
    parts = [field for field in ShippedSource.__dataclass_fields__ if field != "key"]
    return {
        key: ShippedSource(key=key, **{part: str(entry.get(part, "")) for part in parts})
        for key, entry in entries.items()
    }


def _rows(file: str) -> Sequence[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
