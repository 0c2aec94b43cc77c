"""Two at the same moment, each with a connection of its own."""

from dataclasses import replace
from datetime import datetime

import pytest
from tests.cast import Cast, call_the_cast
from tests.programmes.stories import (
    ACTIVITY,
    NEED,
    absorbs,
    confirmed_need,
    drafted_need,
    programme_to_sign,
    proposed_activity,
    second_partner,
)
from tests.racing import at_the_same_time

from mutirao.programmes.models import Activity, Signature
from mutirao.programmes.services.answers import accept_activity
from mutirao.programmes.services.needs import revise_need
from mutirao.programmes.services.programmes import revise_programme, sign_programme
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.programmes.vocabulary import ActivityState, ProgrammeState


@pytest.fixture
def cast(emptied_audit: None, transactional_db: None) -> Cast:
    return call_the_cast()


def test_two_sides_signing_at_once_both_count_and_agree_the_programme(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    sides = (cast.amara_officer, cast.partner)
    refused = at_the_same_time(
        *(lambda by=by: sign_programme(programme_id=programme.public_id, digest=digest, by=by, now=now) for by in sides)
    )
    programme.refresh_from_db()
    assert refused == []
    assert programme.state == ProgrammeState.SIGNED


def test_signing_while_the_content_changes_never_signs_what_was_not_read(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    activity_id = programme.activities.get().public_id
    changed = ProgrammeTerms(title="Changed", summary="", activities=(activity_id,))
    refused = at_the_same_time(
        lambda: sign_programme(programme_id=programme.public_id, digest=digest, by=cast.amara_officer, now=now),
        lambda: revise_programme(
            programme_id=programme.public_id, digest=digest, terms=changed, by=cast.partner, now=now
        ),
    )
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.DRAFT
    assert not Signature.objects.filter(voided_at__isnull=True).exists()
    assert refused in ([], ["programme.state"])


def test_of_two_revisions_of_one_wording_one_is_refused(cast: Cast, now: datetime) -> None:
    need = drafted_need(cast, now)
    writers = (cast.amara_officer, cast.amara_contributor)
    refused = at_the_same_time(
        *(lambda by=by: revise_need(need_id=need.public_id, version=1, terms=NEED, by=by, now=now) for by in writers)
    )
    need.refresh_from_db()
    assert refused == ["need.changed"]
    assert need.version == 2


def test_of_two_yeses_that_together_are_too_much_one_is_asked_again(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    other = confirmed_need(cast, now)
    echo, officer = second_partner()
    absorbs(cast, now, 30)
    offers = [
        proposed_activity(need, cast.delta, cast.partner, now, terms=replace(ACTIVITY, area="legal")),
        proposed_activity(other, echo, officer, now),
    ]
    refused = at_the_same_time(
        *(
            lambda offer=offer: accept_activity(
                activity_id=offer.public_id, version=1, acknowledged="", by=cast.amara_officer, now=now
            )
            for offer in offers
        )
    )
    assert refused == ["activity.clash_not_acknowledged"]
    assert Activity.objects.filter(state=ActivityState.ACCEPTED).count() == 1
