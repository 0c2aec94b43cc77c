from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.cast import Cast
from tests.programmes.stories import (
    ACTIVITY,
    absorbs,
    accepted,
    agreed_activity,
    confirmed_need,
    named,
    proposed_activity,
    second_partner,
)

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY, PUBLIC
from mutirao.programmes.errors import UnacknowledgedClashError
from mutirao.programmes.models import Activity, ClashAcknowledgement
from mutirao.programmes.queries.clashes import ClashReport, acknowledged_clashes, clash_report
from mutirao.programmes.services.activities import propose_activity, share_activity
from mutirao.programmes.services.answers import accept_activity
from mutirao.programmes.terms import ActivityTerms

pytestmark = pytest.mark.django_db


def _report(cast: Cast, by: Actor, **changes: Any) -> ClashReport:
    return clash_report(terms=replace(ACTIVITY, **changes), recipient_id=cast.amara.pk, by=by)


def test_an_overlap_says_whose_it_is_and_why(cast: Cast, now: datetime) -> None:
    agreed = agreed_activity(cast, now)
    overlap = _report(cast, cast.amara_officer, starts=date(2027, 5, 10), ends=date(2027, 6, 1)).overlaps[0]
    assert overlap.activity.partner == cast.delta
    assert overlap.activity == agreed
    assert (overlap.first, overlap.last) == (date(2027, 5, 10), date(2027, 5, 14))
    assert overlap.participants == ("response_team",)


@pytest.mark.parametrize(
    "changes",
    [
        {"area": "legal"},
        {"participants": ("justice",)},
        {"starts": date(2027, 5, 15), "ends": date(2027, 5, 20)},
    ],
)
def test_another_area_other_people_or_another_time_is_no_overlap(
    cast: Cast, now: datetime, changes: dict[str, Any]
) -> None:
    agreed_activity(cast, now)
    assert _report(cast, cast.amara_officer, **changes).is_empty


def test_the_load_says_how_much_is_taken_and_how_much_would_be_added(cast: Cast, now: datetime) -> None:
    agreed_activity(cast, now)
    absorbs(cast, now, 30)
    load = _report(cast, cast.amara_officer, area="legal").loads[0]
    assert (str(load.quarter), load.absorbable, load.taken, load.added, load.excess) == ("2027-Q2", 30, 20, 20, 10)


def test_what_the_agency_can_absorb_is_no_clash(cast: Cast, now: datetime) -> None:
    agreed_activity(cast, now)
    absorbs(cast, now, 40)
    assert not _report(cast, cast.amara_officer).loads


def test_an_agency_that_has_not_said_is_never_taken_for_one_that_can_absorb_nothing(cast: Cast, now: datetime) -> None:
    agreed_activity(cast, now)
    assert not _report(cast, cast.amara_officer).loads
    absorbs(cast, now, 0)
    assert _report(cast, cast.amara_officer, area="legal").loads


def test_staff_days_are_spread_over_the_quarters_that_an_activity_touches(cast: Cast, now: datetime) -> None:
    absorbs(cast, now, 1)
    across = {"starts": date(2027, 6, 21), "ends": date(2027, 7, 10)}
    assert _report(cast, cast.amara_officer, **across).loads[0].added == pytest.approx(10)


def test_a_clash_is_no_refusal_but_must_have_been_seen(cast: Cast, now: datetime) -> None:
    agreed = agreed_activity(cast, now)
    with pytest.raises(UnacknowledgedClashError):
        _propose(agreed, cast, now, acknowledged="")
    shown = _report(cast, cast.partner).fingerprint
    second = _propose(agreed, cast, now, acknowledged=shown)
    line = ClashAcknowledgement.objects.get()
    assert (line.activity, line.other, line.party) == (second, agreed, cast.delta)


def _propose(agreed: Activity, cast: Cast, now: datetime, *, acknowledged: str) -> Activity:
    return propose_activity(
        need_id=agreed.need.public_id,
        partner=cast.delta,
        terms=ACTIVITY,
        acknowledged=acknowledged,
        by=cast.partner,
        now=now,
    )


def test_a_country_sees_the_clashes_as_they_stand_when_it_answers(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    first = proposed_activity(need, cast.delta, cast.partner, now)
    shown = clash_report(
        terms=ACTIVITY, recipient_id=cast.amara.pk, by=cast.amara_officer, without=first.public_id
    ).fingerprint
    echo, officer = second_partner()
    proposed_activity(need, echo, officer, now)
    with pytest.raises(UnacknowledgedClashError):
        accept_activity(activity_id=first.public_id, version=1, acknowledged=shown, by=cast.amara_officer, now=now)


def _as_seen(cast: Cast, reader: Actor, *, terms: ActivityTerms = ACTIVITY) -> bytes:
    """Everything that a reader is told about clashes, as bytes."""
    report = clash_report(terms=terms, recipient_id=cast.amara.pk, by=reader)
    overlaps = [(one.activity.title, one.activity.partner.code, one.as_record()) for one in report.overlaps]
    loads = [one.as_record() for one in report.loads]
    return repr((overlaps, loads, report.fingerprint, report.is_empty)).encode()


@pytest.mark.parametrize("reader", ["partner", "outsider", "anonymous", "secretariat", "brisa_officer"])
def test_a_hidden_activity_changes_nothing_for_those_who_may_not_see_it(cast: Cast, now: datetime, reader: str) -> None:
    need = confirmed_need(cast, now)
    absorbs(cast, now, 10)
    before = _as_seen(cast, getattr(cast, reader))
    echo, officer = second_partner()
    hidden = accepted(proposed_activity(need, echo, officer, now), cast.amara_officer, now)
    assert _as_seen(cast, getattr(cast, reader)) == before
    assert _as_seen(cast, cast.amara_officer) != before
    share_activity(activity_id=hidden.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    assert _as_seen(cast, getattr(cast, reader)) != before


def test_the_load_is_told_to_those_with_whom_the_country_shares_what_it_absorbs(cast: Cast, now: datetime) -> None:
    echo, officer = second_partner()
    need = confirmed_need(cast, now)
    absorbs(cast, now, 30, OWN_PARTY)
    accepted(proposed_activity(need, echo, officer, now), cast.amara_officer, now)
    assert _report(cast, cast.partner).is_empty
    absorbs(cast, now, 30, named(cast.delta))
    report = _report(cast, cast.partner)
    assert not report.overlaps
    assert (report.loads[0].taken, report.loads[0].added) == (20, 20)
    assert _report(cast, cast.outsider).is_empty


def test_what_the_country_knew_when_it_answered_is_not_told_to_the_partner(cast: Cast, now: datetime) -> None:
    echo, officer = second_partner()
    need = confirmed_need(cast, now)
    absorbs(cast, now, 30)
    accepted(proposed_activity(need, echo, officer, now), cast.amara_officer, now)
    agreed = accepted(proposed_activity(need, cast.delta, cast.partner, now), cast.amara_officer, now)
    assert {line.kind for line in acknowledged_clashes([agreed], by=cast.amara_officer)} == {"overlap", "load"}
    assert acknowledged_clashes([agreed], by=cast.partner) == []


def test_the_report_takes_the_same_number_of_queries_whatever_the_calendar_holds(
    cast: Cast, now: datetime, django_assert_num_queries: Any
) -> None:
    absorbs(cast, now, 1)
    need = confirmed_need(cast, now)
    for _ in range(4):
        accepted(proposed_activity(need, cast.delta, cast.partner, now), cast.amara_officer, now)
    with django_assert_num_queries(3):
        assert len(_report(cast, cast.amara_officer).overlaps) == 4
