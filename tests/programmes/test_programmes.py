from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from tests.cast import Cast
from tests.programmes.stories import (
    accepted,
    agreed_activity,
    composed_programme,
    confirmed_need,
    digest_of,
    named,
    programme_to_sign,
    proposed_activity,
    second_partner,
)

from mutirao.access.audiences import OWN_PARTY, PUBLIC, Audience
from mutirao.audit.models import Act
from mutirao.kernel.errors import ForbiddenError, NotFoundError
from mutirao.programmes.errors import (
    ActivityInProgrammeError,
    ActivityNotSharedError,
    ActivityStateError,
    AlreadySignedError,
    InvalidTermsError,
    ProgrammeChangedError,
    ProgrammeStateError,
)
from mutirao.programmes.models import Programme, Signature
from mutirao.programmes.queries.programmes import composable_activities, programme_page, programmes
from mutirao.programmes.services import programmes as services
from mutirao.programmes.services.activities import complete_activity, share_activity, start_activity
from mutirao.programmes.services.needs import revise_need
from mutirao.programmes.services.programmes import (
    cancel_programme,
    compose_programme,
    open_for_signature,
    revise_programme,
    sign_programme,
)
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.programmes.vocabulary import ProgrammeState

pytestmark = pytest.mark.django_db


def _terms(*activity_ids: str, title: str = "Night watch", audience: Audience = OWN_PARTY) -> ProgrammeTerms:
    return ProgrammeTerms(title=title, summary="", activities=activity_ids, audience=audience)


def _signed(cast: Cast, now: datetime, audience: Audience = OWN_PARTY) -> Programme:
    return _agreed(cast, _terms(agreed_activity(cast, now).public_id, audience=audience), now)


def _agreed(cast: Cast, terms: ProgrammeTerms, now: datetime) -> Programme:
    programme = compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    digest = digest_of(programme, cast.partner)
    open_for_signature(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    for side in (cast.amara_officer, cast.partner):
        sign_programme(programme_id=programme.public_id, digest=digest, by=side, now=now)
    programme.refresh_from_db()
    return programme


def test_a_programme_is_signed_when_every_side_has_signed(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.AWAITING_SIGNATURES
    signature = sign_programme(programme_id=programme.public_id, digest=digest, by=cast.amara_officer, now=now)
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.SIGNED
    assert (signature.name, signature.role) == ("amara.officer", "country_officer")
    assert Act.objects.last().event == "programme.agreed"  # type: ignore[union-attr]


def test_a_side_signs_once(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    with pytest.raises(AlreadySignedError):
        sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)


def test_only_an_officer_of_a_side_signs(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    for refused, error in (
        (cast.amara_contributor, ForbiddenError),
        (cast.outsider, NotFoundError),
        (cast.administrator, NotFoundError),
        (cast.anonymous, NotFoundError),
    ):
        with pytest.raises(error):
            sign_programme(programme_id=programme.public_id, digest=digest, by=refused, now=now)
    assert not Signature.objects.exists()


def test_an_officer_of_no_side_cannot_sign_what_is_public(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now, PUBLIC)
    with pytest.raises(ForbiddenError):
        sign_programme(programme_id=programme.public_id, digest="", by=cast.outsider, now=now)
    with pytest.raises(ForbiddenError):
        cancel_programme(programme_id=programme.public_id, by=cast.outsider, now=now)


def test_a_draft_is_not_signed(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    with pytest.raises(ProgrammeStateError):
        sign_programme(
            programme_id=programme.public_id, digest=digest_of(programme, cast.partner), by=cast.partner, now=now
        )


def test_a_change_voids_the_signatures_on_the_record(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    sign_programme(programme_id=programme.public_id, digest=digest, by=cast.amara_officer, now=now)
    activity_id = programme.activities.get().public_id
    revise_programme(
        programme_id=programme.public_id,
        digest=digest,
        terms=_terms(activity_id, title="Changed"),
        by=cast.partner,
        now=now,
    )
    page = programme_page(programme.public_id, by=cast.amara_officer)
    assert page.programme.state == ProgrammeState.DRAFT
    assert [side.signature for side in page.sides] == [None, None]
    assert [one.voided_at for one in page.voided_signatures] == [now]
    assert Act.objects.last().event == "programme.signatures_voided"  # type: ignore[union-attr]
    with pytest.raises(ProgrammeStateError):
        sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)


def test_whoever_read_the_former_content_does_not_sign_the_present_one(cast: Cast, now: datetime) -> None:
    programme, digest = programme_to_sign(cast, now)
    terms = _terms(programme.activities.get().public_id, title="Changed")
    revise_programme(programme_id=programme.public_id, digest=digest, terms=terms, by=cast.partner, now=now)
    changed = digest_of(programme, cast.partner)
    open_for_signature(programme_id=programme.public_id, digest=changed, by=cast.partner, now=now)
    with pytest.raises(ProgrammeChangedError):
        sign_programme(programme_id=programme.public_id, digest=digest, by=cast.amara_officer, now=now)
    sign_programme(programme_id=programme.public_id, digest=changed, by=cast.amara_officer, now=now)


def test_two_people_composing_at_once_do_not_overwrite_each_other(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    digest = digest_of(programme, cast.partner)
    terms = _terms(programme.activities.get().public_id, title="By the country")
    revise_programme(programme_id=programme.public_id, digest=digest, terms=terms, by=cast.amara_officer, now=now)
    with pytest.raises(ProgrammeChangedError):
        revise_programme(programme_id=programme.public_id, digest=digest, terms=terms, by=cast.partner, now=now)


def test_what_is_signed_is_not_revised(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now)
    with pytest.raises(ProgrammeStateError):
        revise_programme(
            programme_id=programme.public_id,
            digest=digest_of(programme, cast.partner),
            terms=_terms(programme.activities.get().public_id),
            by=cast.partner,
            now=now,
        )


def test_only_accepted_activities_of_ones_own_make_a_programme(cast: Cast, now: datetime) -> None:
    offer = proposed_activity(confirmed_need(cast, now), cast.delta, cast.partner, now)
    with pytest.raises(ActivityStateError):
        compose_programme(party=cast.delta, terms=_terms(offer.public_id), by=cast.partner, now=now)
    agreed = accepted(offer, cast.amara_officer, now)
    share_activity(activity_id=agreed.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    with pytest.raises(ForbiddenError):
        compose_programme(party=cast.corvo, terms=_terms(agreed.public_id), by=cast.outsider, now=now)
    with pytest.raises(InvalidTermsError):
        compose_programme(party=cast.delta, terms=_terms(), by=cast.partner, now=now)


def test_an_activity_stands_in_one_living_programme(cast: Cast, now: datetime) -> None:
    programme = composed_programme(cast, now)
    terms = _terms(programme.activities.get().public_id)
    assert composable_activities(by=cast.partner) == []
    with pytest.raises(ActivityInProgrammeError):
        compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    cancel_programme(programme_id=programme.public_id, by=cast.amara_officer, now=now)
    compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    assert programme.activities.count() == 1


def test_a_programme_of_several_sides_shows_none_what_a_country_has_not_shared(cast: Cast, now: datetime) -> None:
    first = agreed_activity(cast, now)
    echo, officer = second_partner()
    second = accepted(proposed_activity(first.need, echo, officer, now), cast.amara_officer, now)
    terms = _terms(first.public_id, second.public_id)
    with pytest.raises(ActivityNotSharedError):
        compose_programme(party=cast.amara, terms=terms, by=cast.amara_officer, now=now)
    share_activity(activity_id=first.public_id, audience=named(echo), by=cast.amara_officer, now=now)
    share_activity(activity_id=second.public_id, audience=named(cast.delta), by=cast.amara_officer, now=now)
    programme = compose_programme(party=cast.amara, terms=terms, by=cast.amara_officer, now=now)
    assert [side.party.code for side in programme_page(programme.public_id, by=officer).sides] == ["XTA", "XTD", "XTE"]
    # The sides go on seeing it there, so that nobody is told otherwise.
    with pytest.raises(ActivityInProgrammeError):
        share_activity(activity_id=first.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
    cancel_programme(programme_id=programme.public_id, by=cast.amara_officer, now=now)
    share_activity(activity_id=first.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
    # Then it is taken back there too.
    assert list(programme_page(programme.public_id, by=officer).activities) == [second]
    assert len(programme_page(programme.public_id, by=cast.amara_viewer).activities) == 2


def test_a_programme_is_its_sides_own_until_all_have_signed_who_may_see_it(cast: Cast, now: datetime) -> None:
    terms = _terms(agreed_activity(cast, now).public_id, audience=PUBLIC)
    draft = compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    with pytest.raises(NotFoundError):
        programme_page(draft.public_id, by=cast.outsider)
    cancel_programme(programme_id=draft.public_id, by=cast.partner, now=now)
    assert not programmes(by=cast.anonymous).exists()
    agreed = _agreed(cast, terms, now)
    assert list(programmes(by=cast.anonymous)) == [agreed]


def test_the_page_of_a_public_programme_does_not_show_activities_that_are_not_public(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now, PUBLIC)
    page = programme_page(programme.public_id, by=cast.outsider)
    assert (list(page.activities), page.costs, page.digest, list(page.voided_signatures)) == ([], [], None, [])
    assert len(programme_page(programme.public_id, by=cast.amara_viewer).activities) == 1


def test_costs_are_added_within_a_currency_only(cast: Cast, now: datetime) -> None:
    first = agreed_activity(cast, now)
    second = agreed_activity(cast, now, cost=Decimal(1_000), currency="JPY")
    terms = _terms(first.public_id, second.public_id)
    programme = compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    costs = programme_page(programme.public_id, by=cast.partner).costs
    assert [(one.amount, one.currency) for one in costs] == [(Decimal(1_000), "JPY"), (Decimal(80_000), "USD")]


def test_a_programme_goes_on_with_its_activities(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now)
    activity_id = programme.activities.get().public_id
    start_activity(activity_id=activity_id, by=cast.partner, now=now)
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.UNDER_WAY
    complete_activity(activity_id=activity_id, by=cast.amara_officer, now=now)
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.COMPLETED
    with pytest.raises(ProgrammeStateError):
        cancel_programme(programme_id=programme.public_id, by=cast.partner, now=now)


def test_a_signature_is_not_kept_when_its_trace_cannot_be_written(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    programme, digest = programme_to_sign(cast, now)
    monkeypatch.setattr(services, "record", fail)
    with pytest.raises(OSError, match="disk full"):
        sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    assert not Signature.objects.exists()


def test_a_need_is_not_named_by_a_programme_whose_activity_is_hidden(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now, PUBLIC)
    assert programme_page(programme.public_id, by=cast.outsider).needs == []
    activity_id = programme.activities.get().public_id
    share_activity(activity_id=activity_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    assert len(programme_page(programme.public_id, by=cast.outsider).needs) == 1


def test_only_the_sides_read_an_earlier_wording_of_a_need(cast: Cast, now: datetime) -> None:
    programme = _signed(cast, now, PUBLIC)
    activity = programme.activities.get()
    share_activity(activity_id=activity.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    terms = replace(activity.need.terms, title="A team by day")
    revise_need(need_id=activity.need.public_id, version=1, terms=terms, by=cast.amara_officer, now=now)
    for reader, title in ((cast.partner, activity.need.title), (cast.outsider, "A team by day")):
        assert [need.title for need in programme_page(programme.public_id, by=reader).needs] == [title]
