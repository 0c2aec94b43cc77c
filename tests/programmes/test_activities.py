from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.cast import Cast
from tests.programmes.stories import (
    ACTIVITY,
    NEED,
    accepted,
    agreed_activity,
    composed_programme,
    confirmed_need,
    drafted_need,
    named,
    programme_to_sign,
    proposed_activity,
)

from mutirao.access.audiences import OWN_PARTY, PUBLIC
from mutirao.audit.models import Act
from mutirao.kernel.errors import ForbiddenError, NotFoundError
from mutirao.programmes.errors import (
    ActivityChangedError,
    ActivityInProgrammeError,
    ActivityStateError,
    InvalidTermsError,
    NeedStateError,
    NotNowError,
    PastDateError,
)
from mutirao.programmes.models import Activity
from mutirao.programmes.queries.activities import activities, activity, awaiting_answer, offers
from mutirao.programmes.services import answers
from mutirao.programmes.services.activities import (
    complete_activity,
    propose_activity,
    revise_activity,
    share_activity,
    start_activity,
    withdraw_activity,
)
from mutirao.programmes.services.answers import accept_activity, decline_activity, defer_activity
from mutirao.programmes.services.needs import revise_need, share_need, withdraw_need
from mutirao.programmes.vocabulary import ActivityState

pytestmark = pytest.mark.django_db


def _offer(cast: Cast, now: datetime) -> Activity:
    return proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)


def test_a_partner_proposes_and_the_country_says_yes(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    assert list(awaiting_answer(by=cast.amara_officer)) == [offer]
    answered = accepted(offer, cast.amara_officer, now)
    assert (answered.state, answered.answered_by) == (ActivityState.ACCEPTED, cast.amara_officer.pseudonym)
    assert Act.objects.last().event == "activity.accepted"  # type: ignore[union-attr]


def test_a_partner_cannot_propose_for_a_need_that_is_hidden_from_it(cast: Cast, now: datetime) -> None:
    hidden = confirmed_need(cast, now, named(cast.brisa))
    with pytest.raises(NotFoundError):
        proposed_activity(hidden, cast.delta, cast.partner, now)


def test_a_need_that_is_not_confirmed_takes_no_proposals(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    with pytest.raises(NotFoundError):
        proposed_activity(drafted, cast.delta, cast.partner, now)
    withdrawn = confirmed_need(cast, now)
    withdraw_need(need_id=withdrawn.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(NeedStateError):
        proposed_activity(withdrawn, cast.delta, cast.partner, now)


def test_nobody_proposes_without_the_right_or_for_another_party(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    with pytest.raises(ForbiddenError):
        proposed_activity(need, cast.brisa, cast.brisa_officer, now)
    with pytest.raises(ForbiddenError):
        proposed_activity(need, cast.brisa, cast.partner, now)


def test_only_the_recipients_officer_answers(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    for refused, error in (
        (cast.partner, ForbiddenError),
        (cast.amara_contributor, ForbiddenError),
        (cast.outsider, NotFoundError),
        (cast.anonymous, NotFoundError),
    ):
        with pytest.raises(error):
            decline_activity(activity_id=offer.public_id, version=1, by=refused, now=now)
    offer.refresh_from_db()
    assert offer.state == ActivityState.PROPOSED


def test_a_no_may_keep_its_reason_to_itself(cast: Cast, now: datetime) -> None:
    declined = decline_activity(activity_id=_offer(cast, now).public_id, version=1, by=cast.amara_officer, now=now)
    assert (declined.state, declined.reason) == (ActivityState.DECLINED, "")


def test_not_now_names_a_day_in_the_future(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    with pytest.raises(PastDateError):
        defer_activity(activity_id=offer.public_id, version=1, until=now.date(), by=cast.amara_officer, now=now)
    until = date(2027, 3, 1)
    deferred = defer_activity(activity_id=offer.public_id, version=1, until=until, by=cast.amara_officer, now=now)
    assert (deferred.state, deferred.not_now_until) == (ActivityState.DEFERRED, until)


def test_a_partner_does_not_come_back_before_the_day_that_the_country_named(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    tomorrow = now.date() + timedelta(days=1)
    defer_activity(activity_id=offer.public_id, version=1, until=tomorrow, by=cast.amara_officer, now=now)
    with pytest.raises(NotNowError):
        proposed_activity(offer.need, cast.delta, cast.partner, now)
    with pytest.raises(NotNowError):
        _revised(offer, cast, now)
    again = _revised(offer, cast, now + timedelta(days=1))
    assert (again.state, again.not_now_until, again.version) == (ActivityState.PROPOSED, None, 2)


def test_withdrawing_what_was_deferred_does_not_undo_not_now(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    tomorrow = now.date() + timedelta(days=1)
    defer_activity(activity_id=offer.public_id, version=1, until=tomorrow, by=cast.amara_officer, now=now)
    withdraw_activity(activity_id=offer.public_id, by=cast.partner, now=now)
    with pytest.raises(NotNowError):
        proposed_activity(offer.need, cast.delta, cast.partner, now)
    proposed_activity(offer.need, cast.delta, cast.partner, now + timedelta(days=1))


def test_nobody_comes_back_for_a_need_that_was_withdrawn_or_hidden(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    share_need(need_id=offer.need.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
    with pytest.raises(NotFoundError):
        _revised(offer, cast, now)
    withdraw_need(need_id=offer.need.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(NotFoundError):  # as before: what became of a hidden need is not told
        _revised(offer, cast, now)
    share_need(need_id=offer.need.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    with pytest.raises(NeedStateError):
        _revised(offer, cast, now)


def test_whoever_revises_an_offer_answers_the_need_as_it_stands(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    revise_need(need_id=offer.need.public_id, version=1, terms=NEED, by=cast.amara_officer, now=now)
    assert (offer.need_version, _revised(offer, cast, now).need_version) == (1, 2)


def _revised(offer: Activity, cast: Cast, now: datetime) -> Activity:
    later = replace(ACTIVITY, starts=date(2027, 9, 1), ends=date(2027, 9, 10))
    return revise_activity(
        activity_id=offer.public_id, version=1, terms=later, acknowledged="", by=cast.partner, now=now
    )


def test_a_country_does_not_answer_a_proposal_that_it_has_not_read(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    _revised(offer, cast, now)
    with pytest.raises(ActivityChangedError):
        accept_activity(activity_id=offer.public_id, version=1, acknowledged="", by=cast.amara_officer, now=now)


def test_an_answer_is_given_once(cast: Cast, now: datetime) -> None:
    offer = agreed_activity(cast, now)
    with pytest.raises(ActivityStateError):
        decline_activity(activity_id=offer.public_id, version=1, by=cast.amara_officer, now=now)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"ends": date(2027, 5, 1)}, "ends"),
        ({"starts": date(1027, 5, 3)}, "starts"),
        ({"staff_days": -1}, "staff_days"),
        ({"currency": ""}, "currency"),
    ],
)
def test_a_proposal_that_makes_no_sense_is_refused_by_name(
    cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    need = confirmed_need(cast, now)
    with pytest.raises(InvalidTermsError) as refusal:
        propose_activity(
            need_id=need.public_id,
            partner=cast.delta,
            terms=replace(ACTIVITY, **changes),
            acknowledged="",
            by=cast.partner,
            now=now,
        )
    assert refusal.value.facts == {"field": field}


def test_an_activity_is_its_two_parties_own_until_the_recipient_shares_it(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    assert not activities(by=cast.outsider).exists()
    assert not offers(offer.need, by=cast.brisa_officer).exists()
    with pytest.raises(ForbiddenError):
        share_activity(activity_id=offer.public_id, audience=PUBLIC, by=cast.partner, now=now)
    share_activity(activity_id=offer.public_id, audience=named(cast.brisa), by=cast.amara_officer, now=now)
    assert activity(offer.public_id, by=cast.brisa_officer) == offer
    with pytest.raises(NotFoundError):
        activity(offer.public_id, by=cast.outsider)


def test_a_partner_withdraws_its_own_offer_only(cast: Cast, now: datetime) -> None:
    offer = _offer(cast, now)
    with pytest.raises(ForbiddenError):
        withdraw_activity(activity_id=offer.public_id, by=cast.amara_officer, now=now)
    assert withdraw_activity(activity_id=offer.public_id, by=cast.partner, now=now).state == ActivityState.WITHDRAWN


def test_what_stands_in_a_programme_is_not_withdrawn_behind_its_back(cast: Cast, now: datetime) -> None:
    activity_id = composed_programme(cast, now).activities.get().public_id
    with pytest.raises(ActivityInProgrammeError):
        withdraw_activity(activity_id=activity_id, by=cast.partner, now=now)


def test_an_activity_of_a_programme_starts_when_all_have_signed(cast: Cast, now: datetime) -> None:
    programme, _ = programme_to_sign(cast, now)
    with pytest.raises(ActivityInProgrammeError):
        start_activity(activity_id=programme.activities.get().public_id, by=cast.partner, now=now)


def test_an_activity_does_not_start_when_a_programme_takes_it_in_meanwhile(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = composed_programme(cast, now)
    # As if the programme had been composed between the two locks.
    monkeypatch.setattr("mutirao.programmes.services.activities._locked_programme", lambda _id: None)
    with pytest.raises(ActivityInProgrammeError):
        start_activity(activity_id=programme.activities.get().public_id, by=cast.partner, now=now)


def test_either_side_says_how_an_activity_goes_on(cast: Cast, now: datetime) -> None:
    agreed = agreed_activity(cast, now)
    with pytest.raises(NotFoundError):
        start_activity(activity_id=agreed.public_id, by=cast.outsider, now=now)
    start_activity(activity_id=agreed.public_id, by=cast.amara_officer, now=now)
    done = complete_activity(activity_id=agreed.public_id, by=cast.partner, now=now)
    assert done.state == ActivityState.COMPLETED


def test_an_answer_is_not_kept_when_its_trace_cannot_be_written(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    offer = _offer(cast, now)
    monkeypatch.setattr(answers, "record", fail)
    with pytest.raises(OSError, match="disk full"):
        accepted(offer, cast.amara_officer, now)
    offer.refresh_from_db()
    assert offer.state == ActivityState.PROPOSED
