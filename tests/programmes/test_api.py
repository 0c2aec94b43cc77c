"""The thin slice for programs."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast
from tests.programmes.stories import composed_programme, confirmed_need, named, proposed_activity, second_partner
from tests.programmes.test_pages import ACTIVITY_ANSWERS, NEED_ANSWERS
from tests.visiting import signed_in

from mutirao.access.audiences import OWN_PARTY, PUBLIC
from mutirao.programmes.models import Activity, Need
from mutirao.programmes.services.activities import share_activity
from mutirao.programmes.services.answers import decline_activity

pytestmark = pytest.mark.django_db

NEED_BODY: dict[str, Any] = NEED_ANSWERS | {"currency": "USD", "stages": 1, "rank": 1}
ACTIVITY_BODY: dict[str, Any] = ACTIVITY_ANSWERS | {"staff_days": 20}


def _post(client: Client, address: str, body: dict[str, Any]) -> Any:
    return client.post(f"/api/v1{address}", body, content_type="application/json")


def test_a_program_drafts_confirms_proposes_and_answers(cast: Cast, now: datetime) -> None:
    officer, partner = signed_in(cast.amara_officer), signed_in(cast.partner)
    drafted = _post(officer, "/needs", NEED_BODY)
    assert drafted.status_code == 201
    need = drafted.json()
    assert (need["state"], need["cost_low"], need["party"]) == ("draft", "100000.00", "XTA")
    _post(officer, f"/needs/{need['id']}/confirm", {"version": need["version"]})
    Need.objects.update(audience="public")

    proposed = _post(partner, "/activities", ACTIVITY_BODY | {"need": need["id"]})
    assert proposed.status_code == 201
    activity = proposed.json()
    answered = _post(officer, f"/activities/{activity['id']}/answer", {"answer": "yes", "version": 1})
    assert answered.json()["state"] == "accepted"


def test_a_program_is_shown_a_clash_before_it_goes_ahead(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    proposed_activity(need, cast.delta, cast.partner, now)
    partner = signed_in(cast.partner)
    body = ACTIVITY_BODY | {"need": need.public_id}
    refused = _post(partner, "/activities", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "activity.clash_not_acknowledged")
    clashes = _post(partner, f"/needs/{need.public_id}/clashes", ACTIVITY_BODY).json()
    assert [one["partner"] for one in clashes["overlaps"]] == ["XTD"]
    assert _post(partner, "/activities", body | {"acknowledged": clashes["fingerprint"]}).status_code == 201


def test_not_now_without_a_day_is_refused(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    address = f"/activities/{offer.public_id}/answer"
    refused = _post(signed_in(cast.amara_officer), address, {"answer": "not_now", "version": 1})
    assert (refused.status_code, refused.json()["code"]) == (400, "programme.invalid_terms")
    until = {"answer": "not_now", "version": 1, "until": "2099-01-01"}
    assert _post(signed_in(cast.amara_officer), address, until).json()["not_now_until"] == "2099-01-01"


def test_hidden_records_answer_a_program_like_absent_ones(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, OWN_PARTY)
    programme = composed_programme(cast, now)
    activity = Activity.objects.get()
    outsider = signed_in(cast.outsider)
    for kind, hidden in (("needs", need), ("programmes", programme), ("activities", activity)):
        one, other = (outsider.get(f"/api/v1/{kind}/{name}") for name in (hidden.public_id, "absent"))
        assert (one.status_code, other.status_code) == (404, 404)
        assert one.content == other.content


@pytest.mark.parametrize("reader", ["outsider", "partner", "anonymous"])
def test_lists_for_programs_do_not_change_with_what_is_hidden(cast: Cast, now: datetime, reader: str) -> None:
    shown = confirmed_need(cast, now)
    visitor = Client() if reader == "anonymous" else signed_in(getattr(cast, reader))
    addresses = ("needs", f"needs/{shown.public_id}", "activities", "programmes")
    before = [visitor.get(f"/api/v1/{address}").content for address in addresses]
    echo, officer = second_partner()
    hidden = confirmed_need(cast, now, named(echo))
    proposed_activity(hidden, echo, officer, now)
    assert [visitor.get(f"/api/v1/{address}").content for address in addresses] == before


def test_a_hidden_need_is_named_neither_as_a_condition_nor_by_its_activity(cast: Cast, now: datetime) -> None:
    hidden = confirmed_need(cast, now, OWN_PARTY)
    shown = confirmed_need(cast, now, after=hidden.public_id)
    assert signed_in(cast.amara_viewer).get(f"/api/v1/needs/{shown.public_id}").json()["after"] == hidden.public_id
    assert signed_in(cast.partner).get(f"/api/v1/needs/{shown.public_id}").json()["after"] is None


def test_a_list_comes_in_parts_without_gaps(cast: Cast, now: datetime) -> None:
    wanted = {confirmed_need(cast, now).public_id for _ in range(5)}
    found, cursor = set(), ""
    for _ in range(3):
        part = Client().get("/api/v1/needs", {"limit": "2", "cursor": cursor}).json()
        found |= {one["id"] for one in part["rows"]}
        cursor = part["next"] or ""
    assert (found, cursor) == (wanted, "")


def test_only_sides_are_told_the_digest_of_a_programme(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    told = signed_in(cast.amara_viewer).get(f"/api/v1/programmes/{programme.public_id}").json()
    assert len(told["digest"]) == 64
    assert [side["party"] for side in told["sides"]] == ["XTA", "XTD"]


@pytest.mark.parametrize("wrong", [{"stages": 9}, {"title": "\0"}, {"cost_low": "many"}, {"currency": "usd"}])
def test_a_body_that_makes_no_sense_changes_nothing(cast: Cast, now: datetime, wrong: dict[str, Any]) -> None:
    refused = _post(signed_in(cast.amara_officer), "/needs", NEED_BODY | wrong)
    assert refused.status_code in {400, 422}
    assert not Need.objects.exists()


def test_why_a_country_said_no_is_told_to_the_partner_only(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    decline_activity(activity_id=offer.public_id, version=1, by=cast.amara_officer, now=now, reason="Too early")
    share_activity(activity_id=offer.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    told = {}
    for name in ("partner", "outsider"):
        client = signed_in(getattr(cast, name))
        page = client.get(f"/en/plan/activities/{offer.public_id}/").content.decode()
        told[name] = (client.get(f"/api/v1/activities/{offer.public_id}").json()["reason"], "Too early" in page)
    assert told == {"partner": ("Too early", True), "outsider": (None, False)}
