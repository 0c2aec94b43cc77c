"""Figures, networks and trade, as of a date. All of it is public reference data."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from mutirao.directory import reference
from mutirao.directory.models import (
    CountryFigure,
    CountryProfile,
    FigureSource,
    LoadedReference,
    NetworkMember,
    TradeFlow,
    TradeTable,
)
from mutirao.kernel.errors import InvalidError
from mutirao.kernel.languages import in_language
from mutirao.parties import reference as parties_reference
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.queries import parties_by_codes

# Exporter, importer, and sector where there are sectors.
Pair = tuple[str, str, str]
Deliveries = Mapping[Pair, float]

# Code of the country, indicator, year.
FigureKey = tuple[str, str, int]

SHIPPED_DIRECTORY = "directory"
_LOADER = "1"  # raise it when the service makes other rows of the same files


class EmptyNetworkError(InvalidError):
    """A network of which no membership is entered for that day."""

    code = "network.no_members"


def networks_of(party_id: int, on: date) -> frozenset[int]:
    """Database ids of the networks whose member the party is on that day."""
    return frozenset(NetworkMember.objects.on(on).filter(member=party_id).values_list("network_id", flat=True))


def networks_with_member(party: Party, *, on: date) -> list[Party]:
    """The networks whose member the party is on that day, by code."""
    memberships = NetworkMember.objects.on(on).filter(member=party).select_related("network").order_by("network__code")
    return [membership.network for membership in memberships]


def networks_with_members(party_ids: "QuerySet[Any, int] | Iterable[int]", *, on: date) -> list[Party]:
    """The networks of which any of these parties is a member on that day, by code; one query."""
    rows = NetworkMember.objects.on(on).filter(member__in=party_ids)
    return list(Party.objects.filter(pk__in=rows.values("network")).order_by("code"))


def network_members(network: Party, *, on: date) -> list[Party]:
    """Who belongs to the network on that day, by code."""
    memberships = NetworkMember.objects.on(on).filter(network=network).select_related("member").order_by("member__code")
    return [membership.member for membership in memberships]


def member_ids(code: str, *, on: date) -> "QuerySet[NetworkMember, int]":
    """Database ids of the members on that day of the network with this code, as a subquery; none for another party."""
    return NetworkMember.objects.on(on).filter(network__code=code).values_list("member_id", flat=True)


def memberships_of(party_ids: Iterable[int], *, on: date) -> list[NetworkMember]:
    """The memberships of these parties on that day, by the code of the network; one query."""
    rows = NetworkMember.objects.on(on).filter(member__in=party_ids).select_related("network")
    return list(rows.order_by("network__code", "starts"))


def memberships_of_network(network: Party) -> list[NetworkMember]:
    """Every dated membership, those that ended included, by member and start."""
    return list(
        NetworkMember.objects.filter(network=network).select_related("member").order_by("member__code", "starts")
    )


def memberships_of_countries() -> list[NetworkMember]:
    """Every dated membership of a country in any network; one query."""
    rows = NetworkMember.objects.filter(member__kind=PartyKind.COUNTRY).select_related("network", "member")
    return list(rows.order_by("network__code", "member__code", "starts"))


def countries_of_selection(selection: str, *, on: date) -> list[Party]:
    """The countries that a selection such as `ASEAN,BRA` names, each once, in the order given.

    A network stands for its members on that day that are countries. Raises UnknownPartyError, EmptyNetworkError.
    """
    chosen: dict[str, Party] = {}
    for party in parties_by_codes(part for part in selection.split(",") if part.strip()):
        for country in _countries_of(party, on=on):
            chosen.setdefault(country.code, country)
    return list(chosen.values())


def _countries_of(party: Party, *, on: date) -> list[Party]:
    if party.kind != PartyKind.NETWORK:
        return [party]
    members = [member for member in network_members(party, on=on) if member.is_country]
    if not members:
        raise EmptyNetworkError(network=party.code, on=on.isoformat())
    return members


def countries_with_profile() -> list[tuple[Party, CountryProfile | None]]:
    """Every country with its codes and place where they are entered, by code; two queries."""
    profiles = {profile.party_id: profile for profile in CountryProfile.objects.all()}
    return [(party, profiles.get(party.pk)) for party in Party.objects.countries()]


def organisations_of(country: Party) -> list[Party]:
    """The agencies and teams that belong to a country, by code."""
    return list(Party.objects.filter(organisation__country=country))


def profile_of(party: Party) -> CountryProfile | None:
    return CountryProfile.objects.filter(party=party).first()


def regions_of(parties: Iterable[Party]) -> dict[int, str]:
    """The code of the region of each country among them, by its database id; one query."""
    profiles = CountryProfile.objects.filter(party__in=[party.pk for party in parties]).exclude(region="")
    return dict(profiles.values_list("party_id", "region"))


def region_name(code: str, language: str) -> str:
    """The name of an M49 region or of a fictitious one; the code itself where no name is known."""
    names = parties_reference.region_names().get(code)
    return in_language(names, language) if names else code


def figures_of(party: Party) -> list[CountryFigure]:
    """Every published figure of a country with its source, newest first within an indicator; of the same year, the
    one from the source that came later, which is an import beside what is shipped. A figure that is not among them
    is "no figure", never zero."""
    figures = CountryFigure.objects.filter(party=party).select_related("source")
    return list(figures.order_by("indicator", "-year", "-source"))


def newest_figures(indicator: str, parties: Iterable[Party]) -> Mapping[int, CountryFigure]:
    """The newest figure of each party that has one, by its database id, as `figures_of` orders them; one query."""
    figures = CountryFigure.objects.filter(indicator=indicator, party__in=list(parties)).select_related("source")
    return {figure.party_id: figure for figure in figures.order_by("year", "source")}


def figures_in_use(indicators: Iterable[str]) -> dict[FigureKey, Decimal]:
    """The figures of these indicators that are shown, of every country and year."""
    rows = CountryFigure.objects.filter(indicator__in=set(indicators)).order_by("source")
    values = rows.values_list("party__code", "indicator", "year", "value")
    return {(country, indicator, year): value for country, indicator, year, value in values}


def keys_of_source(source: str) -> set[FigureKey]:
    """Which figures the source with this key has; none where there is no such source."""
    rows = CountryFigure.objects.filter(source__key=source)
    return set(rows.values_list("party__code", "indicator", "year"))


def figures_from(source_key: str) -> list[CountryFigure]:
    """Every figure of one source, by country, indicator and year; none where there is no such source."""
    figures = CountryFigure.objects.filter(source__key=source_key).select_related("party")
    return list(figures.order_by("party__code", "indicator", "year"))


def figure_sources() -> list[FigureSource]:
    return list(FigureSource.objects.order_by("key"))


def trade_table_in_use(*, is_fictitious: bool) -> TradeTable | None:
    """The newest table of the real or of the fictitious countries."""
    return TradeTable.objects.filter(is_fictitious=is_fictitious).order_by("-imported_at", "-pk").first()


def deliveries_of_table(table: TradeTable) -> Deliveries:
    """In the table's unit."""
    rows = TradeFlow.objects.filter(table=table).values_list("exporter__code", "importer__code", "sector", "value")
    return {(exporter, importer, sector): value for exporter, importer, sector, value in rows.iterator()}


def deliveries_in_use(*, is_fictitious: bool) -> Deliveries:
    """Those of the table in use; none where there is no table."""
    table = trade_table_in_use(is_fictitious=is_fictitious)
    return {} if table is None else deliveries_of_table(table)


def is_directory_current() -> bool:
    """Whether the shipped files of this version are what the tables hold."""
    return is_loaded(SHIPPED_DIRECTORY, shipped_digest())


def is_loaded(name: str, digest: str) -> bool:
    """Whether this edition of a shipped set of files is what the tables hold."""
    return LoadedReference.objects.filter(name=name, digest=digest).exists()


def shipped_digest() -> str:
    """SHA-256 over the shipped files of the directory."""
    files = [
        path for folder in (parties_reference.FOLDER, reference.FOLDER) for path in folder.iterdir() if path.is_file()
    ]
    return digest_of_files(files, seed=_LOADER)


def digest_of_files(files: Iterable[Path], *, seed: str = "") -> str:
    """SHA-256 (hexadecimal) over the names and contents of files, in any order."""
    digest = hashlib.sha256(seed.encode())
    for path in sorted(files):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
