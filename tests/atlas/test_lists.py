"""Lists, time lines, topics and feeds: in order, in parts, and never of what a reader may not see."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.atlas.adding import add_statement
from tests.atlas.test_loading import edited_here
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.queries.comparisons import country_section
from mutirao.atlas.queries.lists import StatementFilters, changes, dated_statements, listed_statements
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.web.growth import growth_of
from mutirao.parties.queries import party_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ATOM = "{http://www.w3.org/2005/Atom}"
HIDDEN = "What the party keeps to itself."


def _entries(client: Client, query: str) -> list[str]:
    root = ElementTree.fromstring(client.get(f"/en/know/changes/?{query}").content)
    return [str(entry.findtext(f"{ATOM}title")) for entry in root.iter(f"{ATOM}entry")]


def test_a_list_is_newest_first_and_what_has_no_date_stands_last(atlas: None, on: date) -> None:
    listed = facts_of(listed_statements(StatementFilters(party="KOR"), by=ANONYMOUS, on=on), on=on)
    dated = [one.begins for one in listed if one.said_on]
    assert dated == sorted(dated, reverse=True)
    assert all(not one.said_on for one in listed[len(dated) :])


def test_stale_and_current_facts_are_all_there_are_and_nothing_is_both(atlas: None, on: date) -> None:
    def ids(standing: str) -> set[str]:
        rows = listed_statements(StatementFilters(standing=standing), by=ANONYMOUS, on=on)
        return set(rows.values_list("public_id", flat=True))

    assert ids("stale") | ids("current") == ids("")
    assert not ids("stale") & ids("current")
    stale = facts_of(listed_statements(StatementFilters(standing="stale"), by=ANONYMOUS, on=on), on=on)
    assert stale
    assert all(one.is_stale for one in stale if one.instrument is None)


def test_a_party_is_found_where_others_name_it(atlas: None, on: date) -> None:
    listed = facts_of(listed_statements(StatementFilters(party="PER"), by=ANONYMOUS, on=on), on=on)
    assert {one.party.code for one in listed} >= {"KOR", "BRA"}


def test_the_time_line_is_oldest_first_and_only_of_what_is_dated(atlas: None, on: date) -> None:
    line = facts_of(dated_statements("JPN", by=ANONYMOUS), on=on)
    assert [one.begins for one in line] == sorted(one.begins for one in line)
    assert all(one.said_on and not one.is_unread for one in line)


def test_a_feed_tells_new_and_reworded_facts_newest_first(atlas: None, on: date, now: datetime, client: Client) -> None:
    edited_here("bra-pledge-joint-exercises", now)
    [newest, *_] = _entries(client, "party=BRA")
    assert newest == "Brazil (reworded): As edited in this deployment."
    assert changes(party="BRA", by=ANONYMOUS, on=on)[0].number == 2
    assert len(_entries(client, "party=BRA")) < len(_entries(client, ""))


def test_a_feed_of_a_topic_holds_that_topic_and_those_below(atlas: None, on: date) -> None:
    below = {one.statement.topic.key for one in changes(topic="cooperation", by=ANONYMOUS, on=on)}
    assert {"exercises", "agreements"} <= below
    assert "law" not in below


def test_what_is_hidden_is_in_no_list_line_or_feed(cast: Cast, atlas: None, now: datetime) -> None:
    add_statement(cast.amara.code, 1, now=now, audience=AudienceKind.OWN, says=HIDDEN)
    pages = (f"statements/?party={cast.amara.code}", "topics/resilience/", f"timeline/{cast.amara.code}/", "changes/")
    for page in pages:
        assert HIDDEN not in signed_in(cast.outsider).get(f"/en/know/{page}").content.decode()
    assert HIDDEN in signed_in(cast.amara_officer).get(f"/en/know/{pages[0]}").content.decode()
    # A reader of feeds is nobody: not even the party's own browser gets what is hidden.
    assert HIDDEN not in signed_in(cast.amara_officer).get("/en/know/changes/").content.decode()


def test_more_facts_do_not_cost_more_queries(
    atlas: None, on: date, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def read() -> None:
        facts_of(listed_statements(StatementFilters(party="BRA", topic="resilience"), by=ANONYMOUS, on=on), on=on)
        changes(party="BRA", by=ANONYMOUS, on=on)

    with CaptureQueriesContext(connection) as before:
        read()
    for number in range(20):
        add_statement("BRA", number, now=now)
    with django_assert_num_queries(len(before)):
        read()


def test_every_claim_of_a_networks_size_stands_with_its_source(atlas: None, on: date) -> None:
    camp = party_by_code("CAMP")
    growth = growth_of(country_section(camp, by=ANONYMOUS, on=on), camp.name)
    assert growth is not None
    assert [claim.statement.begins for claim in growth.claims] == sorted(one.statement.begins for one in growth.claims)
    in_2016 = [claim for claim in growth.claims if claim.statement.year == 2016]
    assert len(in_2016) == 3
    assert all(claim.differs for claim in in_2016)
    assert {claim.countries for claim in in_2016} == {None, 35, 29}  # who counts no countries claims none, not zero


def test_nobody_is_drawn_whom_nobody_counts(atlas: None, on: date) -> None:
    assert growth_of(country_section(party_by_code("G7"), by=ANONYMOUS, on=on), "G7") is None
