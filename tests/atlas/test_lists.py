"""Lists, time lines, topics and feeds: in order, in parts, and never of what a reader may not see."""

from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.atlas import stories
from tests.atlas.adding import add_statement
from tests.atlas.test_loading import edited_here
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.queries.comparisons import country_section
from mutirao.atlas.queries.lists import StatementFilters, listed_statements
from mutirao.atlas.queries.news import news
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.queries.timelines import moments_of, places_of
from mutirao.atlas.services.agreements import TermsOfAgreement, record_terms
from mutirao.atlas.services.pledges import EvidenceTerms, accept_evidence, declare_pledge, propose_evidence
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.services.sources import check_source, revise_source
from mutirao.atlas.timelines import Moment
from mutirao.atlas.vocabulary import CheckOutcome, DeclarationKind, ReplyKind
from mutirao.atlas.web.growth import growth_of
from mutirao.parties.queries import party_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ATOM = "{http://www.w3.org/2005/Atom}"
HIDDEN = "What the party keeps to itself."


def _root(client: Client, query: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"/en/know/changes/?{query}").content)


def _entries(client: Client, query: str) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in _root(client, query).iter(f"{ATOM}entry")]


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
    line = moments_of(places_of("JPN", by=ANONYMOUS, on=on), by=ANONYMOUS, on=on)
    assert [one.year for one in line] == sorted(one.year for one in line)
    said = [one.statement for one in line if one.statement]
    assert not any(one.is_unread for one in said)
    assert [one.begins for one in said if one.said_on] == sorted(one.begins for one in said if one.said_on)


def test_the_time_line_tells_what_ended_and_what_replaced_it(atlas: None, on: date, client: Client) -> None:
    line = moments_of(places_of("BRA", by=ANONYMOUS, on=on), by=ANONYMOUS, on=on)
    ends = [(one.kind, str(one.date), one.document.key) for one in line if one.document]
    assert ends == [("ended", "2023", "eciber-2020"), ("replaced", "2025-08-04", "eciber-2020")]
    replaced = [one.document.key for one in line_of("JPN", on) if one.kind == "replaced" and one.document]
    assert replaced == ["jpn-2018", "jpn-2021"]
    before = line_of("BRA", date(2023, 12, 30))
    assert [one.kind for one in before if one.document] == []
    page = (
        client.get("/en/know/timeline/BRA/?page=2").content.decode()
        + client.get("/en/know/timeline/BRA/").content.decode()
    )
    assert "term ended" in page
    assert "→" in page


def test_what_has_no_date_of_its_own_stands_at_that_of_its_document(atlas: None, on: date) -> None:
    [action] = [one for one in line_of("BRA", on) if one.statement and one.statement.public_id == "bra-2020-action-8"]
    assert action.is_of_instrument
    assert str(action.date) == "2020-02-05"


def line_of(party: str, on: date) -> list[Moment]:
    return moments_of(places_of(party, by=ANONYMOUS, on=on), by=ANONYMOUS, on=on)


def test_a_feed_tells_new_and_reworded_facts_newest_first(atlas: None, on: date, now: datetime, client: Client) -> None:
    edited_here("bra-pledge-joint-exercises", now)
    [newest, *_] = _entries(client, "party=BRA")
    assert newest == "Brazil (reworded): As edited in this deployment."
    assert next((one.kind, one.key) for one in news(party="BRA", by=ANONYMOUS, on=on)) == ("reworded", "2")
    assert len(_entries(client, "party=BRA")) < len(_entries(client, ""))


def test_a_feed_of_a_topic_holds_that_topic_and_those_below(atlas: None, on: date) -> None:
    below = {one.statement.topic.key for one in news(topic="cooperation", by=ANONYMOUS, on=on) if one.statement}
    assert {"exercises", "agreements"} <= below
    assert "law" not in below


def test_a_feed_tells_what_parties_answer_what_ended_and_what_was_agreed(
    cast: Cast, now: datetime, client: Client
) -> None:
    [pledge, agreement] = [stories.statement(cast, now), stories.agreement(cast, now)]
    assert pledge.current is not None
    source, hour = pledge.current.source, timedelta(hours=1)
    read: dict[str, Any] = {"revision": 1, "by": cast.amara_officer, "now": now + hour}
    reply_to_statement(statement_id=pledge.public_id, kind=ReplyKind.CORRECTS, says="It is 200.", language="en", **read)
    declare_pledge(pledge_id=pledge.public_id, kind=DeclarationKind.DONE, says="Done.", language="en", **read)
    terms = EvidenceTerms(source=source.key, page="", happened="2026", says="Fifty came.", language="en")
    shown = propose_evidence(pledge_id=pledge.public_id, revision=1, terms=terms, by=cast.amara_contributor, now=now)
    assert not any("evidence" in title for title in _entries(client, "party=XTA"))
    accept_evidence(evidence_id=shown.public_id, by=cast.amara_officer, now=now + hour)
    agreed = TermsOfAgreement(source=source.key, begins="2025")
    record_terms(agreement_id=agreement.public_id, read=0, terms=agreed, by=cast.amara_officer, now=now + hour)
    check_source(key=source.key, outcome=CheckOutcome.GONE, note="No page.", by=cast.secretariat, now=now + hour)
    newer = stories.source(cast, now, title="Strategy of 2026", valid="2025/2026-11-20")
    content = stories.source_content(superseded_by=newer.key, standing="superseded")
    revise_source(key=source.key, version=1, content=content, by=cast.secretariat, now=now + hour)
    wanted = {
        "Amara (reply: corrects it): It is 200.",
        "Amara (declared by the party itself: done): Done.",
        "Amara (evidence: accepted by the country): Fifty came.",
        "Amara (terms of the agreement recorded): Memorandum on training.",
        "Strategy of Amara (no longer found)",
        "Strategy of Amara (superseded)",
    }
    for query in ("party=XTA", "topic=resilience"):
        assert wanted <= set(_entries(client, query)), query
    assert "Strategy of 2026 (term ended)" in _entries(client, "")
    # Nothing of Amara rests on it.
    assert "Strategy of 2026 (term ended)" not in _entries(client, "party=XTA")
    ids = [entry.findtext(f"{ATOM}id") for entry in _root(client, "").iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


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
        news(party="BRA", by=ANONYMOUS, on=on)

    with CaptureQueriesContext(connection) as before:
        read()
    for number in range(20):
        add_statement("BRA", number, now=now)
    with django_assert_num_queries(len(before)):
        read()


def test_nobody_is_drawn_whom_nobody_counts(atlas: None, on: date) -> None:
    assert growth_of(country_section(party_by_code("G7"), by=ANONYMOUS, on=on), "G7") is None
