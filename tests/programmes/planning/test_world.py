from datetime import date

import pytest
from tests.programmes.planning.worlds import world

from mutirao.programmes.planning.world import (
    EmptySelectionError,
    MixedWorldError,
    UnknownCountryError,
    countries,
    is_fictitious,
)

TODAY = date(2026, 11, 24)

SELECTIONS = [
    ("BRA,KOR", ("BRA", "KOR")),
    (" bra , KOR,bra", ("BRA", "KOR")),
    ("ASEAN", ("IDN", "VNM", "TLS")),
    ("asean,BRA,IDN", ("IDN", "VNM", "TLS", "BRA")),
    ("all", ("BRA", "IDN", "JPN", "KOR", "PRK", "TLS", "VNM")),  # never the fictitious ones
]


@pytest.mark.parametrize(("selection", "expected"), SELECTIONS)
def test_a_selection_names_countries(selection: str, expected: tuple[str, ...]) -> None:
    assert countries(selection, world(), TODAY) == expected


@pytest.mark.parametrize(("day", "is_member"), [(date(2025, 10, 25), False), (date(2025, 10, 26), True)])
def test_a_network_has_its_members_of_that_day(day: date, is_member: bool) -> None:
    assert ("TLS" in countries("ASEAN", world(), day)) is is_member


def test_all_of_a_fictitious_world_is_fictitious() -> None:
    assert countries("all", world().half(fictitious=True), TODAY) == ("XAA", "XAB", "XPA")


@pytest.mark.parametrize(("name", "close"), [("BRZ", "BRA"), ("Brasil", "BRA"), ("ASAEN", "ASEAN"), ("QQQQQ", "")])
def test_an_unknown_country_is_named_with_close_ones(name: str, close: str) -> None:
    with pytest.raises(UnknownCountryError) as refused:
        countries(f"BRA,{name}", world(), TODAY)
    assert refused.value.facts["country"] == name.upper()
    assert close in str(refused.value.facts["suggestions"])


@pytest.mark.parametrize("selection", ["", " , ", "GONE"])
def test_a_selection_of_nobody_is_refused(selection: str) -> None:
    with pytest.raises(EmptySelectionError):
        countries(selection, world(), TODAY)


def test_real_and_fictitious_countries_do_not_mix() -> None:
    with pytest.raises(MixedWorldError) as refused:
        is_fictitious(("XAA", "BRA"), world())
    assert refused.value.facts == {"real": "BRA", "fictitious": "XAA"}


def test_the_fingerprint_changes_with_any_figure() -> None:
    changed = world()
    changed.latitude[0] += 1e-9
    assert world().fingerprint == world().fingerprint
    assert world().fingerprint != changed.fingerprint
