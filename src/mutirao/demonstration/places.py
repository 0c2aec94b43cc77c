"""The fictitious countries, organisations and networks with their figures."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from mutirao.access.actors import Actor
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.directory.models import CountryProfile, FigureSource, NetworkMember, OrganisationProfile
from mutirao.directory.services import Figure, replace_figures
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.services import ListedParty, list_parties


def enter_places(world: DemonstrationWorld, *, by: Actor, now: datetime) -> dict[str, Party]:
    """Every party of the world by its code, entered with all that the directory knows of it."""
    parties = list_parties(parties=_listed(world))
    _enter_profiles(world, parties)
    _enter_members(world, parties)
    figures = [
        Figure(country=country.code, indicator="gdp", year=world.gdp_year, value=Decimal(country.gdp), unit="USD")
        for country in world.countries
    ]
    replace_figures(source=_source(world), figures=figures, parties=parties, by=by, now=now)
    return parties


def _listed(world: DemonstrationWorld) -> Iterator[ListedParty]:
    kinds = (
        (PartyKind.COUNTRY, world.countries),
        (PartyKind.ORGANISATION, world.organisations),
        (PartyKind.NETWORK, world.networks),
    )
    for kind, entries in kinds:
        for entry in entries:
            yield ListedParty(code=entry.code, kind=kind, names=entry.names, is_fictitious=True)


def _enter_profiles(world: DemonstrationWorld, parties: dict[str, Party]) -> None:
    CountryProfile.objects.bulk_create(
        CountryProfile(
            party=parties[country.code],
            listing="fictitious",
            latitude=country.capital.latitude,
            longitude=country.capital.longitude,
        )
        for country in world.countries
    )
    OrganisationProfile.objects.bulk_create(
        OrganisationProfile(
            party=parties[organisation.code],
            country=parties[organisation.country] if organisation.country else None,
            role=organisation.role,
        )
        for organisation in world.organisations
    )


def _enter_members(world: DemonstrationWorld, parties: dict[str, Party]) -> None:
    NetworkMember.objects.bulk_create(
        NetworkMember(
            network=parties[network.code],
            member=parties[member.party],
            starts=member.starts,
            ends=member.ends,
            starts_text=member.starts.isoformat(),
            ends_text=member.ends.isoformat() if member.ends else "",
            source="demonstration",
        )
        for network in world.networks
        for member in network.members
    )


def _source(world: DemonstrationWorld) -> FigureSource:
    return FigureSource.objects.create(
        key="demonstration",
        title="Figures of the demonstration (fictitious)",
        issuer="Mutirão",
        vintage=str(world.gdp_year),
    )
