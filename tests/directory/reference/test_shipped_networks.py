import csv
from datetime import date

import pytest

from mutirao.directory.reference import FOLDER, shipped_members, shipped_memberships
from mutirao.parties.reference import shipped_countries, shipped_organisations

TODAY = date(2026, 11, 24)


def test_asean_is_ten_until_timor_leste_is_the_eleventh() -> None:
    before = shipped_members("ASEAN", on=date(2025, 10, 25))
    after = shipped_members("ASEAN", on=date(2025, 10, 26))
    assert len(before) == 10
    assert set(after) - set(before) == {"TLS"}


def test_asean_began_with_five() -> None:
    assert shipped_members("ASEAN", on=date(1967, 8, 8)) == ["IDN", "MYS", "PHL", "SGP", "THA"]
    assert shipped_members("ASEAN", on=date(1967, 8, 7)) == []


def test_the_g7_was_six_until_canada_joined() -> None:
    assert len(shipped_members("G7", on=date(1975, 12, 31))) == 6
    assert shipped_members("G7", on=TODAY) == ["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"]


def test_the_g20_is_nineteen_countries_and_two_organisations() -> None:
    members = shipped_members("G20", on=TODAY)
    assert len([member for member in members if member in shipped_countries()]) == 19
    assert [member for member in members if member in shipped_organisations()] == ["AU", "EU"]
    assert "AU" not in shipped_members("G20", on=date(2023, 8, 31))


def test_the_oas_was_35_until_nicaragua_s_denunciation_took_effect() -> None:
    before = shipped_members("OAS", on=date(2023, 11, 18))
    after = shipped_members("OAS", on=date(2023, 11, 19))
    assert len(before) == 35
    assert set(before) - set(after) == {"NIC"}


@pytest.mark.parametrize("member", ["CUB", "NIC", "VEN"])
def test_what_documents_leave_open_is_said_in_a_note(member: str) -> None:
    (membership,) = [m for m in shipped_memberships() if m.network == "OAS" and m.member == member]
    assert membership.note


def test_nobody_is_entered_as_a_member_of_camp_because_no_source_lists_them() -> None:
    assert shipped_members("CAMP", on=TODAY) == []


def test_memberships_name_parties_that_exist_and_end_after_they_start() -> None:
    keys = [(m.network, m.member, m.starts) for m in shipped_memberships()]
    assert len(set(keys)) == len(keys)
    for membership in shipped_memberships():
        assert shipped_organisations()[membership.network].kind == "network"
        assert membership.member in shipped_countries() or membership.member in shipped_organisations()
        assert membership.ends is None or membership.starts.first_day < membership.ends.first_day


def test_every_row_has_six_cells() -> None:
    with (FOLDER / "networks.csv").open(encoding="utf-8", newline="") as opened:
        assert {len(row) for row in csv.reader(opened)} == {6}
