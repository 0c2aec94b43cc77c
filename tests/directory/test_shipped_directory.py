"""The shipped directory in the tables, and asked as of a date."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.cast import Cast

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.audit.models import Act
from mutirao.directory import queries, services
from mutirao.directory.models import CountryFigure, CountryProfile, NetworkMember
from mutirao.kernel.errors import ForbiddenError
from mutirao.parties.models import Party
from mutirao.parties.queries import UnknownPartyError, party_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def system() -> Actor:
    return system_actor(Via.COMMAND)


@pytest.fixture
def loaded(db: None, system: Actor) -> Iterator[None]:
    services.load_shipped_directory(by=system, now=NOW)
    yield


def _codes(parties: list[Party]) -> list[str]:
    return [party.code for party in parties]


def _tables() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Party, CountryProfile, CountryFigure, NetworkMember)}


@pytest.mark.usefixtures("loaded")
def test_loading_again_changes_nothing(system: Actor) -> None:
    before, acts = _tables(), Act.objects.count()
    services.load_shipped_directory(by=system, now=NOW)
    assert _tables() == before
    assert Act.objects.count() > acts
    assert queries.is_directory_current()


@pytest.mark.usefixtures("loaded")
def test_a_name_that_a_deployment_changed_is_kept(system: Actor) -> None:
    brazil = party_by_code("BRA")
    brazil.names["en"] = "Our Brazil"
    brazil.save()
    services.load_shipped_directory(by=system, now=NOW)
    assert party_by_code("BRA").names["en"] == "Our Brazil"


@pytest.mark.usefixtures("loaded")
def test_a_figure_that_the_source_no_longer_has_is_gone(system: Actor) -> None:
    gdp = CountryFigure.objects.get(party__code="BRA", indicator="gdp")
    CountryFigure.objects.create(party=gdp.party, indicator="gdp", year=1999, value=1, unit="USD", source=gdp.source)
    services.load_shipped_directory(by=system, now=NOW)
    assert not CountryFigure.objects.filter(party=gdp.party, indicator="gdp", year=1999).exists()


def test_only_who_may_import_figures_loads_them(cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        services.load_shipped_directory(by=cast.amara_officer, now=NOW)


@pytest.mark.usefixtures("loaded")
def test_a_network_stands_for_its_members_of_that_day() -> None:
    before, after = date(2025, 10, 25), date(2025, 10, 26)
    assert "TLS" not in _codes(queries.countries_of_selection("ASEAN", on=before))
    members = _codes(queries.countries_of_selection("ASEAN", on=after))
    assert "TLS" in members
    assert len(members) == 11


@pytest.mark.usefixtures("loaded")
def test_a_selection_names_each_country_once_in_the_order_given() -> None:
    assert _codes(queries.countries_of_selection("bra, G7 ,JPN,BRA", on=TODAY)) == [
        *("BRA", "CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"),
    ]


@pytest.mark.usefixtures("loaded")
def test_members_that_are_no_countries_stand_in_no_selection() -> None:
    everybody = _codes(queries.network_members(party_by_code("G20"), on=TODAY))
    assert {"EU", "AU"} <= set(everybody)
    assert not {"EU", "AU"} & set(_codes(queries.countries_of_selection("G20", on=TODAY)))


@pytest.mark.usefixtures("loaded")
def test_an_unknown_code_and_a_network_without_members_are_refused() -> None:
    with pytest.raises(UnknownPartyError):
        queries.countries_of_selection("BRA,XXX", on=TODAY)
    with pytest.raises(queries.EmptyNetworkError):
        queries.countries_of_selection("CAMP", on=TODAY)


@pytest.mark.usefixtures("loaded")
def test_a_figure_comes_with_unit_year_and_source_and_none_is_not_zero() -> None:
    figures = {figure.indicator: figure for figure in queries.figures_of(party_by_code("BRA"))}
    assert figures["gdp"].unit == "USD"
    assert figures["gdp"].source.key == "gdp"
    assert figures["gci_total"].value == sum(
        figures[f"gci_{pillar}"].value for pillar in ("legal", "technical", "organizational", "capacity", "cooperation")
    )
    assert "gdp" not in {figure.indicator for figure in queries.figures_of(party_by_code("PRK"))}


@pytest.mark.usefixtures("loaded")
def test_the_newest_figure_of_each_is_found_in_one_query(django_assert_num_queries: object, system: Actor) -> None:
    brazil, korea = party_by_code("BRA"), party_by_code("KOR")
    source = queries.figure_sources()[0]
    CountryFigure.objects.create(party=brazil, indicator="gdp", year=2030, value=Decimal(7), unit="USD", source=source)
    with django_assert_num_queries(1):  # type: ignore[operator]
        newest = queries.newest_figures("gdp", [brazil, korea])
    assert newest[brazil.pk].year == 2030
    assert newest[korea.pk].year < 2030


def test_an_organisation_is_listed_once_and_under_a_code_that_no_country_can_have(cast: Cast) -> None:
    listed = services.list_organisation(
        code="cert-xx", name="CERT XX", role="agency", is_network=False, by=cast.system, now=NOW
    )
    assert listed.code == "CERT-XX"
    with pytest.raises(services.PartyExistsError):
        services.list_organisation(
            code="CERT-XX", name="Again", role="agency", is_network=False, by=cast.system, now=NOW
        )
    for code in ("BRA", "", "-CERT", "C" * 33, "ÇERT"):
        with pytest.raises(services.InvalidPartyCodeError):
            services.list_organisation(code=code, name="No", role="agency", is_network=False, by=cast.system, now=NOW)
