"""Filling the directory: the shipped reference, and figures that come from outside."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.directory import events, reference
from mutirao.directory.models import (
    CountryFigure,
    CountryProfile,
    FigureSource,
    LoadedReference,
    NetworkMember,
    OrganisationProfile,
    TradeFlow,
    TradeTable,
)
from mutirao.directory.queries import SHIPPED_DIRECTORY, Deliveries, shipped_digest, trade_table_in_use
from mutirao.kernel.errors import ConflictError, InvalidError
from mutirao.parties import reference as parties_reference
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.queries import parties_by_codes
from mutirao.parties.services import ListedParty, list_parties, list_party

_NATIONAL_ROLES = frozenset({"agency"})  # a seat alone does not make an organisation a country's own

GDP_SOURCE = "gdp"
GCI_SOURCE = "gci-2024"
_GCI_YEAR = 2024
_ORGANISATION_CODE = re.compile(r"[A-Z][A-Z0-9-]{3,31}")
_BATCH = 2000  # rows a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure of a country, by its code."""

    country: str
    indicator: str
    year: int
    value: Decimal
    unit: str


@transaction.atomic
def load_shipped_directory(*, by: Actor, now: datetime) -> LoadedReference:
    """Bring the shipped countries, organisations, networks and figures into the tables.

    Loading again changes nothing; a new edition replaces the shipped figures and memberships. A party that is there
    keeps its names, which a deployment may have changed.
    """
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)

    parties = list_parties(parties=[*_countries(), *_organisations()])
    _replace_country_profiles(parties)
    _replace_organisation_profiles(parties)
    _replace_memberships(parties)
    for key, figures in ((GDP_SOURCE, _gdp()), (GCI_SOURCE, _gci())):
        replace_figures(source=_shipped_source(key), figures=figures, parties=parties, by=by, now=now)
    return note_loaded(name=SHIPPED_DIRECTORY, digest=shipped_digest(), by=by, now=now)


@transaction.atomic
def note_loaded(*, name: str, digest: str, by: Actor, now: datetime) -> LoadedReference:
    """Remember which edition of a shipped set of files stands in the tables."""
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)

    loaded, _ = LoadedReference.objects.update_or_create(name=name, defaults={"digest": digest, "loaded_at": now})

    record(events.REFERENCE_LOADED, by=by, about=loaded, at=now, digest=digest)
    return loaded


@transaction.atomic
def replace_figures(
    *, source: FigureSource, figures: Iterable[Figure], parties: Mapping[str, Party], by: Actor, now: datetime
) -> int:
    """Let a source say exactly these figures; returns how many. `parties` holds every country that is named."""
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)

    rows = [
        CountryFigure(
            party=parties[figure.country],
            indicator=figure.indicator,
            year=figure.year,
            value=figure.value,
            unit=figure.unit,
            source=source,
        )
        for figure in figures
    ]
    CountryFigure.objects.filter(source=source).delete()
    CountryFigure.objects.bulk_create(rows, batch_size=_BATCH)

    record(events.FIGURES_REPLACED, by=by, about=source, at=now, figures=len(rows))
    return len(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """What is said of the source beside each of its figures."""

    title: str
    issuer: str
    licence: str
    url: str
    vintage: str


@transaction.atomic
def import_figures(
    *, source: str, words: SourceWords, figures: Sequence[Figure], by: Actor, now: datetime
) -> FigureSource:
    """Let the source with this key say exactly these figures. They stand beside the shipped ones, and before them
    where both have the same country, indicator and year."""
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)

    entered, _ = FigureSource.objects.update_or_create(key=source, defaults=asdict(words))
    parties = {party.code: party for party in parties_by_codes(sorted({figure.country for figure in figures}))}
    replace_figures(source=entered, figures=figures, parties=parties, by=by, now=now)
    return entered


class PartyExistsError(ConflictError):
    code = "party.exists"


class InvalidPartyCodeError(InvalidError):
    code = "party.invalid_code"


@transaction.atomic
def list_organisation(*, code: str, name: str, role: str, is_network: bool, by: Actor, now: datetime) -> Party:
    """Enter an organisation or a network that is not shipped, for example the one that operates the site."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    code = code.strip().upper()
    # Two and three letters belong to countries.
    if _ORGANISATION_CODE.fullmatch(code) is None:
        raise InvalidPartyCodeError(party=code)
    if Party.objects.filter(code=code).exists():
        raise PartyExistsError(party=code)

    kind = PartyKind.NETWORK if is_network else PartyKind.ORGANISATION
    party = list_party(code=code, kind=kind, names={"en": name})
    OrganisationProfile.objects.create(party=party, role=role)

    record(events.PARTY_LISTED, by=by, about=party, at=now, code=code)
    return party


@transaction.atomic
def import_trade_table(
    *,
    name: str,
    digest: str,
    year: int | None,
    unit: str,
    is_fictitious: bool,
    deliveries: Deliveries,
    by: Actor,
    now: datetime,
) -> TradeTable:
    """Take a table of deliveries into use; earlier tables stay. The one that is in use already is not stored again."""
    require(by, Permission.IMPORT_FIGURES, party_id=by.party_id)
    in_use = trade_table_in_use(is_fictitious=is_fictitious)
    if in_use is not None and (in_use.digest, in_use.year, in_use.unit) == (digest, year, unit):
        return in_use

    table = TradeTable.objects.create(
        name=name, digest=digest, year=year, unit=unit, is_fictitious=is_fictitious, imported_at=now
    )
    codes = {code for exporter, importer, _ in deliveries for code in (exporter, importer)}
    parties = {party.code: party for party in parties_by_codes(sorted(codes))}
    TradeFlow.objects.bulk_create(
        (
            TradeFlow(table=table, exporter=parties[exporter], importer=parties[importer], sector=sector, value=value)
            for (exporter, importer, sector), value in deliveries.items()
        ),
        batch_size=_BATCH,
    )

    record(events.TRADE_IMPORTED, by=by, about=table, at=now, digest=digest, deliveries=len(deliveries))
    return table


def _countries() -> Iterable[ListedParty]:
    for country in parties_reference.shipped_countries().values():
        yield ListedParty(code=country.code, kind=PartyKind.COUNTRY, names=country.names)


def _organisations() -> Iterable[ListedParty]:
    for organisation in parties_reference.shipped_organisations().values():
        yield ListedParty(code=organisation.code, kind=PartyKind(organisation.kind), names=organisation.names)


def _replace_country_profiles(parties: Mapping[str, Party]) -> None:
    places = reference.shipped_coordinates()
    countries = parties_reference.shipped_countries()
    CountryProfile.objects.filter(party__code__in=countries).delete()
    CountryProfile.objects.bulk_create(
        CountryProfile(
            party=parties[country.code],
            alpha2=country.alpha2,
            listing=country.listing,
            region=country.region or "",
            subregion=country.subregion or "",
            latitude=places[country.code].latitude if country.code in places else None,
            longitude=places[country.code].longitude if country.code in places else None,
        )
        for country in countries.values()
    )


def _replace_organisation_profiles(parties: Mapping[str, Party]) -> None:
    organisations = parties_reference.shipped_organisations()
    OrganisationProfile.objects.filter(party__code__in=organisations).delete()
    OrganisationProfile.objects.bulk_create(
        OrganisationProfile(
            party=parties[organisation.code],
            country=parties[organisation.seat] if organisation.seat and organisation.role in _NATIONAL_ROLES else None,
            role=organisation.role,
        )
        for organisation in organisations.values()
    )


def _replace_memberships(parties: Mapping[str, Party]) -> None:
    memberships = reference.shipped_memberships()
    NetworkMember.objects.filter(network__code__in={one.network for one in memberships}).delete()
    NetworkMember.objects.bulk_create(
        NetworkMember(
            network=parties[one.network],
            member=parties[one.member],
            starts=one.starts.first_day,
            ends=one.ends.first_day if one.ends else None,
            starts_text=str(one.starts),
            ends_text=str(one.ends or ""),
            source=one.source,
            note=one.note,
        )
        for one in memberships
    )


def _shipped_source(key: str) -> FigureSource:
    shipped = reference.shipped_sources()[key]
    source, _ = FigureSource.objects.update_or_create(
        key=key,
        defaults={
            "title": shipped.title,
            "issuer": shipped.issuer,
            "licence": shipped.licence,
            "url": shipped.url,
            "vintage": shipped.vintage,
        },
    )
    return source


def _gdp() -> Iterable[Figure]:
    for gdp in reference.shipped_gdp().values():
        yield Figure(country=gdp.country, indicator="gdp", year=gdp.year, value=gdp.usd, unit="USD")


def _gci() -> Iterable[Figure]:
    for gci in reference.shipped_gci().values():
        for pillar, points in gci.pillars.items():
            yield _points(gci.country, f"gci_{pillar}", points)
        yield _points(gci.country, "gci_total", gci.total)
        tier = Decimal(gci.tier.removeprefix("T"))
        yield Figure(country=gci.country, indicator="gci_tier", year=_GCI_YEAR, value=tier, unit="tier")


def _points(country: str, indicator: str, points: Decimal) -> Figure:
    return Figure(country=country, indicator=indicator, year=_GCI_YEAR, value=points, unit="points")
