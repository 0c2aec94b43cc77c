import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from mutirao.demonstration.moments import day_of
from mutirao.demonstration.reader import FOLDER, NEEDS_EXAMPLE, PARTNERS_EXAMPLE, demonstration_world
from mutirao.demonstration.schema import Activity, DemonstrationWorld, NamedEntry, SharedEntry
from mutirao.kernel.languages import LANGUAGES
from mutirao.kernel.periods import Quarter, quarters_between
from mutirao.parties.reference import shipped_countries, shipped_organisations
from mutirao.programmes.reference import shipped_areas, shipped_participants
from mutirao.programmes.vocabulary import ActivityKind, ActivityState, NeedState, ProgrammeState

# The first and last days of quarters, a leap day, and the day on which this was written.
ANCHORS = [date(2026, 11, 24), date(2026, 1, 1), date(2027, 3, 31), date(2028, 2, 29), date(2027, 12, 31)]
TAKES_THE_AGENCY_S_TIME = {"proposed", "accepted", "under_way"}


@pytest.fixture(params=ANCHORS, ids=str)
def world(request: pytest.FixtureRequest) -> DemonstrationWorld:
    return demonstration_world(request.param)


@pytest.fixture(scope="module")
def today() -> DemonstrationWorld:
    return demonstration_world(ANCHORS[0])


def parties(world: DemonstrationWorld) -> set[str]:
    named: list[NamedEntry] = [*world.countries, *world.organisations, *world.networks]
    return {party.code for party in named}


def agency_of(world: DemonstrationWorld, activity: Activity) -> str:
    need = world.need(activity.need)
    return need.agency or need.country


def overlaps(world: DemonstrationWorld, one: Activity, other: Activity) -> bool:
    return (
        world.need(one.need).country == world.need(other.need).country
        and world.need(one.need).area == world.need(other.need).area
        and bool(set(one.participants) & set(other.participants))
        and one.start <= other.end
        and other.start <= one.end
    )


def load(world: DemonstrationWorld, agency: str, quarter: Quarter) -> int:
    return sum(
        activity.staff_days
        for activity in world.activities
        if agency_of(world, activity) == agency
        and activity.state in TAKES_THE_AGENCY_S_TIME
        and quarter in quarters_between(activity.start, activity.end)
    )


def test_there_are_fourteen_countries_that_no_standard_knows(today: DemonstrationWorld) -> None:
    assert len(today.countries) == 14
    assert not parties(today) & (shipped_countries().keys() | shipped_organisations().keys())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fictitious_name_is_the_name_of_a_real_country(today: DemonstrationWorld, language: str) -> None:
    real = {country.names[language].casefold() for country in shipped_countries().values()}
    invented = [country.names[language].casefold() for country in today.countries]
    assert len(set(invented)) == len(invented)
    assert not real & set(invented)


def test_no_code_or_key_stands_twice(today: DemonstrationWorld) -> None:
    for keys in (
        [country.code for country in today.countries] + [party.code for party in today.organisations],
        [account.email for account in today.accounts],
        [need.key for need in today.needs],
        [activity.key for activity in today.activities],
        [programme.key for programme in today.programmes],
        [(delivery.exporter, delivery.importer) for delivery in today.trade],
    ):
        assert len(set(keys)) == len(keys)


def test_every_party_that_is_named_exists(today: DemonstrationWorld) -> None:
    named = {account.party for account in today.accounts} | {partner.party for partner in today.partners}
    named |= {partner.agency for partner in today.partners if partner.agency}
    named |= {organisation.country for organisation in today.organisations if organisation.country}
    named |= {member.party for network in today.networks for member in network.members}
    named |= {network.secretariat for network in today.networks}
    named |= {need.agency or need.country for need in today.needs} | {need.country for need in today.needs}
    named |= {activity.partner for activity in today.activities}
    named |= {signature.party for programme in today.programmes for signature in programme.signatures}
    shared: list[SharedEntry] = [*today.needs, *today.activities]
    named |= {party for entry in shared for party in entry.audience.parties}
    assert named <= parties(today)


def test_network_audiences_name_networks(today: DemonstrationWorld) -> None:
    networks = {network.code for network in today.networks}
    for need in today.needs:
        assert need.audience.kind != "network" or set(need.audience.parties) <= networks


def test_areas_and_participants_are_shipped_words(today: DemonstrationWorld) -> None:
    areas = {area.code for area in shipped_areas()}
    participants = {participant.code for participant in shipped_participants()}
    assert {need.area for need in today.needs} == areas
    assert {word for need in today.needs for word in need.participants} <= participants
    titles = [need.title for need in today.needs] + [activity.title for activity in today.activities]
    assert all(set(title) == {"en", "ja"} for title in titles)


def test_world_trade_is_a_plausible_share_of_world_gdp(today: DemonstrationWorld) -> None:
    gdp = {country.code: country.gdp for country in today.countries}
    assert 0.2 <= sum(delivery.value for delivery in today.trade) / sum(gdp.values()) <= 0.4
    for code, output in gdp.items():
        exports = sum(delivery.value for delivery in today.trade if delivery.exporter == code)
        imports = sum(delivery.value for delivery in today.trade if delivery.importer == code)
        assert 0.05 <= exports / output <= 0.8
        assert imports / output <= 1.0
    assert all(delivery.exporter != delivery.importer for delivery in today.trade)
    assert (
        {delivery.exporter for delivery in today.trade} == {delivery.importer for delivery in today.trade} == set(gdp)
    )


def test_every_role_is_played_and_an_outsider_too(today: DemonstrationWorld) -> None:
    assert {account.role for account in today.accounts} == {
        "viewer",
        "contributor",
        "country_officer",
        "programme_officer",
        "secretariat",
        "administrator",
    }
    members = {member.party for network in today.networks for member in network.members if member.ends is None}
    officers = {account.party for account in today.accounts if account.role == "country_officer"}
    assert len(officers & members) >= 2
    assert officers - members


def test_one_member_joined_later_and_one_left(world: DemonstrationWorld) -> None:
    (network,) = world.networks
    starts = Counter(member.starts for member in network.members)
    assert sorted(starts.values()) == [1, 7]
    assert [member.party for member in network.members if member.ends and member.ends < world.anchor] == ["XLU"]
    assert all(member.starts < world.anchor for member in network.members)


def test_partners_are_two_countries_with_their_agencies_and_a_bank(today: DemonstrationWorld) -> None:
    roles = {organisation.code: organisation.role for organisation in today.organisations}
    assert [roles.get(partner.agency or "") for partner in today.partners] == ["development_agency"] * 2 + [None]
    assert roles[today.partners[2].party] == "development_bank"
    assert {activity.partner for activity in today.activities} == {partner.party for partner in today.partners}


def test_needs_stand_in_every_state_and_for_every_audience(world: DemonstrationWorld) -> None:
    assert {need.state for need in world.needs} == set(NeedState.values)
    assert {need.audience.kind for need in world.needs} == {"own", "named", "network", "public"}
    assert all(need.audience.kind == "own" for need in world.needs if need.state == "draft")
    assert all(need.created < world.anchor for need in world.needs)
    assert all((need.target < world.anchor) == (need.state == "met") for need in world.needs)


def test_each_country_ranks_its_confirmed_needs_from_one(today: DemonstrationWorld) -> None:
    for country in {need.country for need in today.needs}:
        ranks = [need.rank for need in today.needs if need.country == country and need.rank]
        assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_a_need_comes_after_a_confirmed_need_of_its_own_country(today: DemonstrationWorld) -> None:
    followers = [need for need in today.needs if need.after]
    assert followers
    for need in followers:
        assert need.after is not None
        before = today.need(need.after)
        assert (before.country, before.state, before.after) == (need.country, "confirmed", None)


def test_the_agency_of_a_need_is_its_country_s_and_says_what_it_can_absorb(today: DemonstrationWorld) -> None:
    organisations = {organisation.code: organisation for organisation in today.organisations}
    for need in today.needs:
        if need.agency is not None:
            assert organisations[need.agency].country == need.country
            assert organisations[need.agency].absorbs


def test_activities_stand_in_every_state_for_confirmed_needs(today: DemonstrationWorld) -> None:
    assert {activity.state for activity in today.activities} == set(ActivityState.values)
    assert {activity.kind for activity in today.activities} == set(ActivityKind.values)
    for activity in today.activities:
        need = today.need(activity.need)
        assert need.state == "confirmed"
        assert activity.partner != need.country
        assert set(activity.participants) <= set(need.participants)
        assert set(activity.languages) <= set(need.languages)
        assert activity.cost <= need.cost.high


def test_a_partner_proposes_only_for_needs_that_it_may_see(today: DemonstrationWorld) -> None:
    members = {member.party for network in today.networks for member in network.members}
    assert not members & {partner.party for partner in today.partners}
    for activity in today.activities:
        audience = today.need(activity.need).audience
        assert audience.kind == "public" or activity.partner in audience.parties


def test_the_calendar_fits_the_states(world: DemonstrationWorld) -> None:
    for activity in world.activities:
        assert activity.start <= activity.end
        if activity.state == "completed":
            assert activity.end < world.anchor
        elif activity.state == "under_way":
            assert activity.start <= world.anchor <= activity.end
        else:
            assert activity.start > world.anchor
        assert activity.not_now_until is None or activity.not_now_until > activity.start


def test_one_overlap_and_no_other_clashes(world: DemonstrationWorld) -> None:
    live = [activity for activity in world.activities if activity.state in TAKES_THE_AGENCY_S_TIME]
    pairs = [
        {one.key, other.key}
        for place, one in enumerate(live)
        for other in live[place + 1 :]
        if overlaps(world, one, other)
    ]
    assert pairs == [{"xav-triage-seminar", "xav-triage-training"}]


def test_one_agency_is_overloaded_in_the_next_quarter_and_no_other(world: DemonstrationWorld) -> None:
    last = max(activity.end for activity in world.activities)
    overloaded = {
        (organisation.code, quarter)
        for organisation in world.organisations
        if organisation.absorbs
        for quarter in quarters_between(world.anchor, last)
        if load(world, organisation.code, quarter) > organisation.absorbs
    }
    assert overloaded == {("XBE-CSIRT", Quarter.of(world.anchor).next())}


def test_programmes_stand_in_every_state_and_signatures_fit_it(world: DemonstrationWorld) -> None:
    states = Counter(programme.state for programme in world.programmes)
    assert states == dict.fromkeys(ProgrammeState.values, 1)
    for programme in world.programmes:
        signed = [signature.signed for signature in programme.signatures]
        if programme.state in {"draft", "awaiting_signatures", "cancelled"}:
            assert None in signed
            assert any(signed) == (programme.state == "awaiting_signatures")
        else:
            assert all(day is not None and day <= world.anchor for day in signed)


def test_both_sides_of_every_activity_sign_its_programme(world: DemonstrationWorld) -> None:
    for programme in world.programmes:
        activities = [world.activity(key) for key in programme.activities]
        sides = {world.recipient(activity) for activity in activities} | {activity.partner for activity in activities}
        assert {signature.party for signature in programme.signatures} == sides
        assert all(activity.state in {"accepted", "under_way", "completed"} for activity in activities)
        assert programme.start <= min(activity.start for activity in activities)
        assert max(activity.end for activity in activities) <= programme.end


def test_the_example_of_needs_is_twelve_confirmed_needs(today: DemonstrationWorld) -> None:
    with NEEDS_EXAMPLE.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert list(rows[0]) == ["need", "country", "area", "stages", "cost", "priority", "earliest_year", "after"]
    assert len(rows) == len({row["need"] for row in rows}) == 12
    for row in rows:
        need = today.need(row["need"])
        assert need.state == "confirmed"
        assert (row["country"], row["area"], int(row["stages"])) == (need.country, need.area, need.stages)
        assert int(row["cost"]) == (need.cost.low + need.cost.high) / 2
        assert (int(row["priority"]), row["after"] or None) == (need.rank, need.after)
        assert not row["after"] or row["after"] in {other["need"] for other in rows}
        assert 1 <= int(row["earliest_year"]) <= 3
    assert not set(PARTNERS_EXAMPLE) & {row["country"] for row in rows}


def test_the_same_anchor_gives_the_same_world_and_another_only_moves_its_days(today: DemonstrationWorld) -> None:
    later = demonstration_world(ANCHORS[0] + timedelta(days=7))
    assert demonstration_world(ANCHORS[0]) == today
    assert later.activity("xbe-drill-tabletop").start - today.activity("xbe-drill-tabletop").start == timedelta(days=7)
    assert today.gdp_year == 2025


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ({"days": -24}, date(2026, 10, 31)),
        ({"quarter": 0}, date(2026, 10, 1)),
        ({"quarter": 1, "day": 89}, date(2027, 3, 31)),
        ({"quarter": -4, "day": 1}, date(2025, 10, 2)),
    ],
)
def test_a_moment_is_a_day_told_from_the_anchor(moment: dict[str, int], day: date) -> None:
    assert day_of(moment, date(2026, 11, 24)) == day


@pytest.mark.parametrize(
    ("part", "field", "value", "problem"),
    [
        ("countries", "code", "BRA", "string_pattern_mismatch"),
        ("countries", "names", {"en": "Avelunda"}, "demonstration.languages"),
        ("accounts", "email", "mira@example.com", "string_pattern_mismatch"),
        ("needs", "target", {"quarter": 1, "day": 90}, "demonstration.moment"),
        ("needs", "target", "2027-01-01", "demonstration.moment"),
        ("needs", "target", {"days": "soon"}, "demonstration.moment"),
        ("needs", "target", {"days": 1, "quarter": 1}, "demonstration.moment"),
        ("needs", "rank", None, "demonstration.rank"),
        ("needs", "cost", {"low": 2, "high": 1}, "demonstration.cost"),
        ("needs", "audience", {"kind": "named"}, "demonstration.audience"),
        ("activities", "not_now_until", {"quarter": 1}, "demonstration.deferred"),
        ("programmes", "colour", "red", "extra_forbidden"),
    ],
)
def test_a_broken_entry_is_refused(tmp_path: Path, part: str, field: str, value: Any, problem: str) -> None:
    for file in [*FOLDER.glob("*.yaml"), FOLDER / "trade.csv"]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    entries = yaml.safe_load((tmp_path / f"{part}.yaml").read_text(encoding="utf-8"))
    entries[0][field] = value
    (tmp_path / f"{part}.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValidationError) as caught:
        demonstration_world(ANCHORS[0], tmp_path)
    assert caught.value.errors()[0]["type"] == problem
