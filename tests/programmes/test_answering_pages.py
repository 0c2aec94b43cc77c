"""Pages on which somebody decides: what changed meanwhile, what waits, what differs, and where to go next."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.programmes.stories import (
    ACTIVITY,
    accepted,
    agreed_activity,
    confirmed_need,
    drafted_need,
    named,
    proposed_activity,
    second_partner,
)
from tests.visiting import signed_in

from mutirao.programmes.queries.clashes import acknowledged_clashes
from mutirao.programmes.services.activities import revise_activity, withdraw_activity
from mutirao.programmes.services.answers import defer_activity
from mutirao.programmes.services.needs import revise_need
from mutirao.programmes.vocabulary import ActivityState

pytestmark = pytest.mark.django_db


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_proposal_changed_while_it_was_read_comes_back_with_what_was_typed(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    terms = replace(ACTIVITY, staff_days=400)
    revise_activity(activity_id=offer.public_id, version=1, terms=terms, acknowledged="", by=cast.partner, now=now)
    officer = signed_in(cast.amara_officer)
    address = f"/en/plan/activities/{offer.public_id}/answer/"
    page = officer.post(address, {"answer": "no", "version": "1", "reason": "We are full."})
    assert page.status_code == 409
    assert "has changed the proposal since" in _text(page)
    assert "We are full." in _text(page)
    assert "400" in _text(page)
    offer.refresh_from_db()
    assert offer.state == ActivityState.PROPOSED
    assert officer.post(address, {"answer": "no", "version": "2", "reason": "We are full."}).status_code == 303
    offer.refresh_from_db()
    assert offer.state == ActivityState.DECLINED


def test_an_answer_to_what_was_withdrawn_meanwhile_leads_to_the_offer_and_says_why(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    withdraw_activity(activity_id=offer.public_id, by=cast.partner, now=now)
    officer = signed_in(cast.amara_officer)
    answered = officer.post(f"/en/plan/activities/{offer.public_id}/answer/", {"answer": "yes", "version": "1"})
    assert answered.status_code == 303
    assert "Nothing was saved" in _text(officer.get(answered["Location"]))
    offer.refresh_from_db()
    assert offer.state == ActivityState.WITHDRAWN


def test_a_yes_and_a_no_ask_once_more(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    page = _text(signed_in(cast.amara_officer).get(f"/en/plan/activities/{offer.public_id}/answer/"))
    for answer in ("yes", "no"):
        form = re.search(rf"<details(?:(?!</details>).)*value=\"{answer}\"", page)
        assert form is not None, answer


def test_whoever_was_told_not_now_reads_so_on_the_need_and_others_do_not(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)
    need = confirmed_need(cast, now)
    offer = proposed_activity(need, cast.delta, cast.partner, now)
    until = now.date() + timedelta(days=400)
    defer_activity(activity_id=offer.public_id, version=1, until=until, by=cast.amara_officer, now=now)
    _echo, other = second_partner()
    address = f"/en/plan/needs/{need.public_id}/"
    theirs, others = (_text(signed_in(by).get(address)) for by in (cast.partner, other))
    assert "has answered “not now” to you until" in theirs
    assert "/propose/" not in theirs
    assert "not now" not in others
    assert "/propose/" in others


def test_earlier_wordings_say_what_each_changed(cast: Cast, now: datetime) -> None:
    need = drafted_need(cast, now)
    terms = replace(need.terms, title="A team at night and on Sundays", stages=2, target_date="")
    revise_need(need_id=need.public_id, version=1, terms=terms, by=cast.amara_officer, now=now)
    page = _text(signed_in(cast.amara_viewer).get(f"/en/plan/needs/{need.public_id}/"))
    assert "<del>A response team that answers at night</del> → <ins>A team at night and on Sundays</ins>" in page
    assert "<strong>Gain in stages</strong>: <del>1</del> → <ins>2</ins>" in page
    assert "<strong>Wanted by</strong>: <del>December 2027</del> → <ins>–</ins>" in page
    assert "<strong>Cost" not in page


def test_a_list_is_narrowed_by_name_and_a_party_without_any_has_an_empty_one(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    visitor = signed_in(cast.partner)
    page = _text(visitor.get("/en/plan/needs/"))
    assert '<option value="XTA">Amara</option>' in page
    assert '<option value="XTB">' not in page
    assert need.title in _text(visitor.get("/en/plan/needs/?party=xta"))
    elsewhere = _text(visitor.get("/en/plan/needs/?party=XTB"))
    assert need.title not in elsewhere
    assert '<option value="XTB" selected>' in elsewhere


def test_no_choice_of_a_filter_names_a_party_whose_records_are_hidden(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now, named(cast.delta))
    assert '<option value="XTA">' not in _text(signed_in(cast.outsider).get("/en/plan/needs/"))


def test_the_calendar_marks_what_overlaps_as_far_as_the_reader_may_see_it(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    proposed_activity(need, cast.delta, cast.partner, now)
    echo, other = second_partner()
    proposed_activity(need, echo, other, now)
    address = "/en/plan/calendar/XTA/?from=2027-Q2"
    assert _text(signed_in(cast.amara_officer).get(address)).count(">overlaps<") == 2
    assert ">overlaps<" not in _text(signed_in(cast.partner).get(address))


def test_the_calendar_leads_to_those_of_others_in_which_one_sees_something(cast: Cast, now: datetime) -> None:
    agreed_activity(cast, now)
    link = "/en/plan/calendar/XTA/"
    assert link in _text(signed_in(cast.partner).get("/en/plan/calendar/XTB/"))
    assert link not in _text(signed_in(cast.outsider).get("/en/plan/calendar/XTB/"))


def test_an_agreed_activity_leads_to_a_programme_with_it_chosen(cast: Cast, now: datetime) -> None:
    agreed = agreed_activity(cast, now)
    officer = signed_in(cast.amara_officer)
    address = f"/en/plan/programmes/compose/?activity={agreed.public_id}"
    assert address in _text(officer.get(f"/en/plan/activities/{agreed.public_id}/"))
    assert re.search(rf'value="{agreed.public_id}"[^>]*checked', officer.get(address).content.decode())
    assert "programmes/compose" not in _text(
        signed_in(cast.amara_viewer).get(f"/en/plan/activities/{agreed.public_id}/")
    )


def test_what_was_acknowledged_of_an_earlier_revision_is_not_told_of_the_later(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    accepted(proposed_activity(need, cast.delta, cast.partner, now), cast.amara_officer, now)
    later = replace(ACTIVITY, title="Night shifts anew", staff_days=0)
    clashing = proposed_activity(need, cast.delta, cast.partner, now, terms=later)
    assert acknowledged_clashes([clashing], by=cast.partner)
    moved = replace(later, starts=date(2028, 5, 1), ends=date(2028, 5, 5))
    revised = revise_activity(
        activity_id=clashing.public_id, version=1, terms=moved, acknowledged="", by=cast.partner, now=now
    )
    assert acknowledged_clashes([revised], by=cast.partner) == []
    assert acknowledged_clashes([revised], by=cast.amara_officer) == []
