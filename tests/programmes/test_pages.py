"""The thin slice as people go through it, and what the pages keep to themselves."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.programmes.stories import (
    NEED,
    absorbs,
    accepted,
    agreed_activity,
    composed_programme,
    confirmed_need,
    drafted_need,
    named,
    programme_to_sign,
    proposed_activity,
    second_partner,
)
from tests.visiting import signed_in, without_form_tokens

from mutirao.access.audiences import OWN_PARTY, PUBLIC
from mutirao.programmes.models import Absorption, Activity, Need, Programme, Signature
from mutirao.programmes.services.activities import share_activity
from mutirao.programmes.services.needs import confirm_need, draft_need, revise_need, share_need
from mutirao.programmes.services.programmes import compose_programme
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.programmes.vocabulary import ActivityState, ProgrammeState

pytestmark = pytest.mark.django_db

NEED_ANSWERS = {
    "title": "A team at night",
    "area": "incident_response",
    "grounds": "It was needed twice.",
    "stages": "1",
    "cost_low": "100000",
    "cost_high": "200000",
    "currency": "usd",
    "participants": ["response_team"],
    "languages": ["en", "pt"],
    "rank": "1",
    "target_date": "2027-12",
}
ACTIVITY_ANSWERS = {
    "kind": "training",
    "title": "Night shifts in practice",
    "area": "incident_response",
    "participants": ["response_team"],
    "languages": ["en"],
    "starts": "2027-05-03",
    "ends": "2027-05-14",
    "staff_days": "20",
    "cost": "80000",
    "currency": "USD",
}


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def _hidden(page: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found is not None, name
    return found[1]


def test_the_ten_minute_story_from_a_need_to_the_brief(cast: Cast, now: datetime) -> None:
    officer, partner = signed_in(cast.amara_officer), signed_in(cast.partner)

    drafted = officer.post("/en/plan/needs/draft/", NEED_ANSWERS)
    assert drafted.status_code == 303
    need = Need.objects.get()
    confirmed = officer.post(f"/en/plan/needs/{need.public_id}/confirm/", {"version": "1"})
    assert confirmed["Location"] == f"/en/plan/needs/{need.public_id}/share/"
    officer.post(confirmed["Location"], {"audience": "public"})

    first = _proposed(partner, need)
    second = _proposed_although_it_clashes(partner, need)

    _answered(officer, second, {"answer": "not_now", "until": "2099-01-01", "reason": "Our four people are full."})
    _answered(officer, first, {"answer": "yes"})
    assert set(Activity.objects.values_list("state", flat=True)) == {ActivityState.DEFERRED, ActivityState.ACCEPTED}

    composed = {"title": "Night watch", "summary": "", "activities": [first.public_id], "audience": "own"}
    assert partner.post("/en/plan/programmes/compose/", composed).status_code == 303
    address = f"/en/plan/programmes/{Programme.objects.get().public_id}/"
    partner.post(f"{address}open/", {"digest": _hidden(partner.get(address), "digest")})
    for side in (partner, officer):
        side.post(f"{address}sign/", {"digest": _hidden(side.get(address), "digest")})
    assert Programme.objects.get().state == ProgrammeState.SIGNED

    for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        brief = officer.get(f"{address}brief.{kind}")
        assert brief.content.startswith(start)
        assert brief["Content-Disposition"].startswith("attachment")


def _proposed(partner: Client, need: Need) -> Activity:
    sent = partner.post(f"/en/plan/needs/{need.public_id}/propose/", ACTIVITY_ANSWERS | {"step": "send"})
    assert sent.status_code == 303
    return Activity.objects.get()


def _proposed_although_it_clashes(partner: Client, need: Need) -> Activity:
    address = f"/en/plan/needs/{need.public_id}/propose/"
    answers = ACTIVITY_ANSWERS | {"title": "The same again", "step": "send"}
    shown = partner.post(address, answers)
    assert shown.status_code == 409
    assert "overlaps with “Night shifts in practice” of Delta" in _text(shown)
    assert "The same again" in _text(shown)
    sent = partner.post(address, answers | {"acknowledged": _hidden(shown, "acknowledged")})
    assert sent.status_code == 303
    return Activity.objects.get(title="The same again")


def _answered(officer: Client, activity: Activity, answer: dict[str, str]) -> None:
    address = f"/en/plan/activities/{activity.public_id}/answer/"
    page = officer.get(address)
    known = {"version": _hidden(page, "version"), "acknowledged": _hidden(page, "acknowledged")}
    assert officer.post(address, known | answer).status_code == 303


def test_only_checking_for_clashes_sends_nothing(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    address = f"/en/plan/needs/{need.public_id}/propose/"
    page = signed_in(cast.partner).post(address, ACTIVITY_ANSWERS | {"step": "check"})
    assert page.status_code == 200
    assert "No clash that you can see" in _text(page)
    assert not Activity.objects.exists()


def test_a_form_keeps_what_was_typed(cast: Cast, now: datetime) -> None:
    page = signed_in(cast.amara_officer).post("/en/plan/needs/draft/", NEED_ANSWERS | {"target_date": "2027-02-30"})
    assert page.status_code == 400
    assert "It was needed twice." in _text(page)
    assert "the day must exist" in _text(page)


def test_two_people_editing_one_need_are_shown_both_versions(cast: Cast, now: datetime) -> None:
    need = drafted_need(cast, now)
    contributor = signed_in(cast.amara_contributor)
    address = f"/en/plan/needs/{need.public_id}/revise/"
    version = _hidden(contributor.get(address), "version")
    theirs = _revised(need, cast, now)
    page = contributor.post(address, NEED_ANSWERS | {"title": "What I typed", "version": version})
    assert page.status_code == 409
    assert theirs in _text(page)
    assert "What I typed" in _text(page)
    need.refresh_from_db()
    assert need.title == theirs
    again = contributor.post(address, NEED_ANSWERS | {"title": "Both together", "version": _hidden(page, "version")})
    assert again.status_code == 303
    need.refresh_from_db()
    assert (need.title, need.version) == ("Both together", 3)


def _revised(need: Need, cast: Cast, now: datetime) -> str:
    terms = replace(need.terms, title="What the other one saved")
    revise_need(need_id=need.public_id, version=1, terms=terms, by=cast.amara_officer, now=now)
    return terms.title


def test_not_now_in_the_past_is_refused_beside_the_field(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    answer = {"answer": "not_now", "version": "1", "until": "2001-01-01", "reason": "Full"}
    page = signed_in(cast.amara_officer).post(f"/en/plan/activities/{offer.public_id}/answer/", answer)
    assert page.status_code == 400
    assert "Choose a day after today" in _text(page)
    assert "Full" in _text(page)
    offer.refresh_from_db()
    assert offer.state == ActivityState.PROPOSED


def test_a_yes_to_a_calendar_that_has_changed_is_asked_again(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    offer = proposed_activity(need, cast.delta, cast.partner, now)
    officer = signed_in(cast.amara_officer)
    address = f"/en/plan/activities/{offer.public_id}/answer/"
    shown = _hidden(officer.get(address), "acknowledged")
    echo, other = second_partner()
    proposed_activity(need, echo, other, now)
    page = officer.post(address, {"answer": "yes", "version": "1", "acknowledged": shown})
    assert page.status_code == 409
    assert "The calendar has changed" in _text(page)
    assert "of Echo" in _text(page)


def test_the_calendar_tells_load_from_silence(cast: Cast, now: datetime) -> None:
    officer = signed_in(cast.amara_officer)
    agreed_activity(cast, now)
    page = officer.get("/en/plan/calendar/XTA/?from=2027-Q2")
    assert "not said" in _text(page)
    absorbs(cast, now, 10)
    assert "too much" in _text(officer.get("/en/plan/calendar/XTA/?from=2027-Q2"))
    outside = _text(signed_in(cast.outsider).get("/en/plan/calendar/XTA/?from=2027-Q2"))
    assert "not said, or not shared with you" in outside
    assert "too much" not in outside


def test_an_officer_says_what_the_agency_can_absorb(cast: Cast, now: datetime) -> None:
    officer = signed_in(cast.amara_officer)
    page = officer.get("/en/plan/calendar/")
    assert page["Location"] == "/en/plan/calendar/XTA/"
    quarter = re.findall(r'<option value="(\d{4}-Q\d)"', officer.get("/en/plan/calendar/XTA/").content.decode())[2]
    answers = {"quarter": quarter, "staff_days": "12", "audience": "named", "parties": ["XTD"]}
    assert officer.post("/en/plan/calendar/XTA/absorption/", answers).status_code == 303
    assert [party.code for party in Absorption.objects.get().audience_parties.all()] == ["XTD"]
    officer.post("/en/plan/calendar/XTA/absorption/", answers | {"staff_days": ""})
    assert not Absorption.objects.exists()


def test_an_audience_without_its_parties_is_asked_again(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, OWN_PARTY)
    page = signed_in(cast.amara_officer).post(f"/en/plan/needs/{need.public_id}/share/", {"audience": "network"})
    assert page.status_code == 400
    assert "Choose at least one" in _text(page)


def test_lists_are_filtered_and_sorted_by_the_address_and_exported(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now, title="Law first", area="legal", rank=2)
    confirmed_need(cast, now, title="=2+2", rank=1)
    confirmed_need(cast, now, title=" ＝3+3", rank=3)
    client = Client()
    both = _text(client.get("/en/plan/needs/?sort=-rank"))
    assert both.index("Law first") < both.index("=2+2")
    assert "=2+2" not in _text(client.get("/en/plan/needs/?area=legal"))
    table = client.get("/en/plan/needs/?format=csv").content.decode()
    assert "'=2+2" in table
    assert "' ＝3+3" in table
    assert table.startswith("\ufeffneed,country,area,title")


def test_the_page_of_a_need_offers_only_what_the_reader_may_do(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    address = f"/en/plan/needs/{need.public_id}/"
    assert "Propose an activity" in _text(signed_in(cast.partner).get(address))
    for reader in (cast.amara_officer, cast.outsider):
        assert "Propose an activity" not in _text(signed_in(reader).get(address))
    assert "Withdraw" not in _text(signed_in(cast.amara_contributor).get(address))


@pytest.mark.parametrize("reader", ["partner", "outsider", "secretariat", "anonymous"])
def test_hidden_records_leave_no_trace_on_any_page(cast: Cast, now: datetime, reader: str) -> None:
    need = confirmed_need(cast, now)
    shown = proposed_activity(need, cast.delta, cast.partner, now)
    share_activity(activity_id=shown.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    absorbs(cast, now, 10)
    visitor = Client() if reader == "anonymous" else signed_in(getattr(cast, reader))
    addresses = [
        "/en/plan/needs/",
        "/en/plan/needs/?format=csv",
        f"/en/plan/needs/{need.public_id}/",
        "/en/plan/activities/",
        "/en/plan/activities/?format=csv",
        f"/en/plan/activities/{shown.public_id}/",
        "/en/plan/calendar/XTA/?from=2027-Q2",
        "/en/plan/programmes/",
    ]
    before = [without_form_tokens(visitor.get(address).content.decode()) for address in addresses]
    _hidden_world(cast, need, now)
    after = [without_form_tokens(visitor.get(address).content.decode()) for address in addresses]
    assert after == before


def _hidden_world(cast: Cast, need: Need, now: datetime) -> None:
    """Needs, offers, answers and a programme that nobody but Amara and Echo may see."""
    echo, officer = second_partner()
    hidden = confirmed_need(cast, now, named(echo), title="Hidden")
    drafted_need(cast, now, title="A draft")
    for chosen in (need, hidden):
        accepted(proposed_activity(chosen, echo, officer, now), cast.amara_officer, now)
    activity_id = Activity.objects.filter(partner=echo).first().public_id  # type: ignore[union-attr]
    terms = ProgrammeTerms(title="Hidden", summary="", activities=(activity_id,))
    compose_programme(party=echo, terms=terms, by=officer, now=now)


def test_hidden_and_absent_records_answer_alike(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, OWN_PARTY)
    programme = composed_programme(cast, now)
    visitor = signed_in(cast.outsider)
    for address, hidden in (
        ("needs/%s/", need.public_id),
        ("programmes/%s/", programme.public_id),
        ("programmes/%s/brief.pdf", programme.public_id),
    ):
        one, other = (visitor.get(f"/en/plan/{address}" % name) for name in (hidden, "absent"))
        assert (one.status_code, other.status_code) == (404, 404)
        told = without_form_tokens(one.content.decode()).replace(hidden, "absent")
        assert told == without_form_tokens(other.content.decode())


@pytest.mark.parametrize("address", ["/en/plan/needs/", "/en/plan/activities/", "/en/plan/programmes/"])
def test_no_list_asks_more_of_the_database_for_more_rows(cast: Cast, now: datetime, address: str) -> None:
    officer = signed_in(cast.amara_officer)
    composed_programme(cast, now)
    few = _number_of_queries(officer, address)
    for _ in range(3):
        composed_programme(cast, now)
    assert _number_of_queries(officer, address) == few


def _number_of_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_nobody_signs_by_a_mere_visit(cast: Cast, now: datetime) -> None:
    programme, _ = programme_to_sign(cast, now)
    assert signed_in(cast.amara_officer).get(f"/en/plan/programmes/{programme.public_id}/sign/").status_code == 405
    assert not Signature.objects.exists()


def test_a_form_without_its_token_is_refused(cast: Cast, now: datetime) -> None:
    answer = signed_in(cast.amara_officer, is_strict=True).post("/en/plan/needs/draft/", NEED_ANSWERS)
    assert answer.status_code == 403
    assert not Need.objects.exists()


@pytest.mark.parametrize("language", ["en", "ja", "ko", "es", "pt-br"])
def test_every_page_of_planning_stands_in_every_language(cast: Cast, now: datetime, language: str) -> None:
    programme, _ = programme_to_sign(cast, now)
    activity = programme.activities.get()
    officer, partner = signed_in(cast.amara_officer), signed_in(cast.partner)
    offer = proposed_activity(activity.need, cast.delta, cast.partner, now)
    for client, address in (
        (officer, "needs/"),
        (officer, "needs/draft/"),
        (officer, f"needs/{activity.need.public_id}/"),
        (officer, f"needs/{activity.need.public_id}/revise/"),
        (officer, f"needs/{activity.need.public_id}/share/"),
        (partner, f"needs/{activity.need.public_id}/propose/"),
        (partner, "activities/"),
        (officer, f"activities/{offer.public_id}/"),
        (officer, f"activities/{offer.public_id}/answer/"),
        (partner, f"activities/{offer.public_id}/revise/"),
        (officer, "calendar/XTA/"),
        (officer, "programmes/"),
        (officer, f"programmes/{programme.public_id}/"),
        (officer, f"programmes/{programme.public_id}/revise/"),
    ):
        assert client.get(f"/{language}/plan/{address}").status_code == 200, address


def test_a_need_that_a_partner_may_no_longer_see_is_not_told_by_its_own_proposal(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    offer = proposed_activity(need, cast.delta, cast.partner, now)
    share_need(need_id=need.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
    revise_need(
        need_id=need.public_id, version=1, terms=replace(NEED, title="Kept to us"), by=cast.amara_officer, now=now
    )
    page = f"/en/plan/activities/{offer.public_id}/"
    client = signed_in(cast.partner)
    assert client.get(page).status_code == 200
    assert f"{page}revise/" not in client.get(page).text
    refused = client.get(f"{page}revise/")
    assert refused.status_code == 404
    assert "Kept to us" not in refused.text


def test_whoever_changes_a_programme_keeps_the_activities_of_its_other_sides(cast: Cast, now: datetime) -> None:
    mine = agreed_activity(cast, now)
    need = draft_need(party=cast.brisa, terms=NEED, by=cast.brisa_officer, now=now)
    confirm_need(need_id=need.public_id, version=1, by=cast.brisa_officer, now=now)
    share_need(need_id=need.public_id, audience=PUBLIC, by=cast.brisa_officer, now=now)
    theirs = accepted(proposed_activity(need, cast.delta, cast.partner, now), cast.brisa_officer, now)
    share_activity(activity_id=mine.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    share_activity(activity_id=theirs.public_id, audience=PUBLIC, by=cast.brisa_officer, now=now)
    both = ProgrammeTerms(title="Two", summary="", activities=(mine.public_id, theirs.public_id))
    programme = compose_programme(party=cast.delta, terms=both, by=cast.partner, now=now)
    form = signed_in(cast.amara_officer).get(f"/en/plan/programmes/{programme.public_id}/revise/").text
    for one in (mine, theirs):
        assert re.search(rf'value="{one.public_id}"[^>]* checked', form)


def test_a_check_over_thousands_of_years_is_refused(cast: Cast, now: datetime) -> None:
    absorbs(cast, now, 1, PUBLIC)
    need = confirmed_need(cast, now)
    given = ACTIVITY_ANSWERS | {"ends": "9999-12-31", "step": "check"}
    assert signed_in(cast.partner).post(f"/en/plan/needs/{need.public_id}/propose/", given).status_code == 400
