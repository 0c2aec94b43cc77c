from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Cast
from tests.programmes.stories import NEED, confirmed_need, drafted_need, named

from mutirao.access.audiences import PUBLIC
from mutirao.audit.models import Act
from mutirao.kernel.dates import InvalidDateError
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.programmes.errors import CircularNeedsError, InvalidTermsError, NeedChangedError, NeedStateError
from mutirao.programmes.models import Need, NeedRevision
from mutirao.programmes.queries.needs import NeedFilters, need, need_before, need_revisions, needs
from mutirao.programmes.services import needs as services
from mutirao.programmes.services.needs import (
    confirm_need,
    declare_need_met,
    draft_need,
    revise_need,
    share_need,
    withdraw_need,
)
from mutirao.programmes.vocabulary import NeedState

pytestmark = pytest.mark.django_db


def test_a_contributor_drafts_and_only_an_officer_confirms(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    with pytest.raises(ForbiddenError):
        confirm_need(need_id=drafted.public_id, version=1, by=cast.amara_contributor, now=now)
    confirmed = confirm_need(need_id=drafted.public_id, version=1, by=cast.amara_officer, now=now)
    assert confirmed.state == NeedState.CONFIRMED
    assert confirmed.confirmed_by == cast.amara_officer.pseudonym
    assert list(Act.objects.order_by("pk").values_list("event", flat=True)) == ["need.drafted", "need.confirmed"]


def test_nobody_drafts_for_another_party(cast: Cast, now: datetime) -> None:
    with pytest.raises(ForbiddenError):
        draft_need(party=cast.brisa, terms=NEED, by=cast.amara_officer, now=now)
    with pytest.raises(SignInRequiredError):
        draft_need(party=cast.amara, terms=NEED, by=cast.anonymous, now=now)


def test_a_viewer_reads_drafts_and_cannot_write_them(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    assert need(drafted.public_id, by=cast.amara_viewer) == drafted
    with pytest.raises(ForbiddenError):
        revise_need(need_id=drafted.public_id, version=1, terms=NEED, by=cast.amara_viewer, now=now)


def test_a_draft_meant_for_everybody_is_still_its_own_partys(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    share_need(need_id=drafted.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    for stranger in (cast.partner, cast.outsider, cast.anonymous):
        with pytest.raises(NotFoundError):
            need(drafted.public_id, by=stranger)


def test_a_need_is_shared_with_named_parties_only(cast: Cast, now: datetime) -> None:
    shared = confirmed_need(cast, now, named(cast.delta))
    assert need(shared.public_id, by=cast.partner) == shared
    assert not needs(by=cast.outsider).exists()
    with pytest.raises(NotFoundError):
        need(shared.public_id, by=cast.outsider)


def test_a_hidden_need_looks_like_none_to_whoever_tries_to_change_it(cast: Cast, now: datetime) -> None:
    hidden = confirmed_need(cast, now, named(cast.delta))
    with pytest.raises(NotFoundError):
        confirm_need(need_id=hidden.public_id, version=1, by=cast.outsider, now=now)
    with pytest.raises(ForbiddenError):
        withdraw_need(need_id=hidden.public_id, by=cast.partner, now=now)


def test_two_people_editing_one_need_do_not_overwrite_each_other(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    first = replace(NEED, title="By the first")
    revise_need(need_id=drafted.public_id, version=1, terms=first, by=cast.amara_officer, now=now)
    with pytest.raises(NeedChangedError):
        revise_need(need_id=drafted.public_id, version=1, terms=NEED, by=cast.amara_contributor, now=now)
    drafted.refresh_from_db()
    assert (drafted.title, drafted.version) == ("By the first", 2)


def test_an_officer_does_not_confirm_a_wording_that_was_not_read(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    revise_need(need_id=drafted.public_id, version=1, terms=NEED, by=cast.amara_contributor, now=now)
    with pytest.raises(NeedChangedError):
        confirm_need(need_id=drafted.public_id, version=1, by=cast.amara_officer, now=now)


def test_only_an_officer_revises_what_is_confirmed(cast: Cast, now: datetime) -> None:
    confirmed = confirmed_need(cast, now)
    with pytest.raises(ForbiddenError):
        revise_need(need_id=confirmed.public_id, version=1, terms=NEED, by=cast.amara_contributor, now=now)
    revised = revise_need(
        need_id=confirmed.public_id, version=1, terms=replace(NEED, stages=2), by=cast.amara_officer, now=now
    )
    assert (revised.state, revised.stages, revised.version) == (NeedState.CONFIRMED, 2, 2)


def test_earlier_wordings_are_kept_for_the_party_itself(cast: Cast, now: datetime) -> None:
    confirmed = confirmed_need(cast, now)
    revise_need(
        need_id=confirmed.public_id, version=1, terms=replace(NEED, title="Newer"), by=cast.amara_officer, now=now
    )
    kept = need_revisions(confirmed, by=cast.amara_viewer)
    assert [(one.version, one.terms["title"]) for one in kept] == [(2, "Newer"), (1, NEED.title)]
    assert need_revisions(confirmed, by=cast.partner) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"area": "astrology"}, "area"),
        ({"grounds": ""}, "grounds"),
        ({"stages": 0}, "stages"),
        ({"stages": 5}, "stages"),
        ({"cost_low": Decimal(-1)}, "cost_low"),
        ({"cost_low": Decimal("NaN")}, "cost_low"),
        ({"cost_low": Decimal(300_000)}, "cost_high"),
        ({"currency": "dollars"}, "currency"),
        ({"participants": ()}, "participants"),
        ({"participants": ("ghosts",)}, "participants"),
        ({"languages": ("tlh",)}, "languages"),
        ({"rank": 0}, "rank"),
        ({"earliest_year": 12}, "earliest_year"),
    ],
)
def test_a_need_that_makes_no_sense_is_refused_by_name(
    cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidTermsError) as refusal:
        drafted_need(cast, now, **changes)
    assert refusal.value.facts == {"field": field}
    assert not Need.objects.exists()


def test_a_target_date_may_be_partial_but_must_exist(cast: Cast, now: datetime) -> None:
    assert str(drafted_need(cast, now, target_date="2027").target) == "2027"
    with pytest.raises(InvalidDateError):
        drafted_need(cast, now, target_date="2027-02-30")


def test_the_database_itself_holds_the_bounds(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    for change in ({"stages": 5}, {"cost_low": Decimal(300_000)}, {"rank": 0}, {"state": NeedState.CONFIRMED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Need.objects.filter(pk=drafted.pk).update(**change)


def test_needs_do_not_wait_for_each_other_in_a_circle(cast: Cast, now: datetime) -> None:
    first = drafted_need(cast, now, title="First")
    second = drafted_need(cast, now, title="Second", after=first.public_id)
    third = drafted_need(cast, now, title="Third", after=second.public_id)
    with pytest.raises(CircularNeedsError):
        revise_need(
            need_id=first.public_id,
            version=1,
            terms=replace(NEED, after=third.public_id),
            by=cast.amara_contributor,
            now=now,
        )


def test_a_need_comes_after_none_of_another_country(cast: Cast, now: datetime) -> None:
    of_amara = confirmed_need(cast, now)
    with pytest.raises(InvalidTermsError):
        draft_need(party=cast.brisa, terms=replace(NEED, after=of_amara.public_id), by=cast.brisa_officer, now=now)


def test_a_hidden_need_that_comes_first_is_not_named(cast: Cast, now: datetime) -> None:
    hidden = confirmed_need(cast, now, named(cast.brisa))
    shown = confirmed_need(cast, now, after=hidden.public_id)
    assert need_before(shown, by=cast.amara_viewer) == hidden
    assert need_before(shown, by=cast.partner) is None


def test_what_is_met_or_withdrawn_is_not_changed_any_more(cast: Cast, now: datetime) -> None:
    met = confirmed_need(cast, now)
    declare_need_met(need_id=met.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(NeedStateError):
        withdraw_need(need_id=met.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(NeedStateError):
        revise_need(need_id=met.public_id, version=1, terms=NEED, by=cast.amara_officer, now=now)


def test_a_need_withdrawn_as_a_draft_stays_hidden(cast: Cast, now: datetime) -> None:
    drafted = drafted_need(cast, now)
    share_need(need_id=drafted.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    withdraw_need(need_id=drafted.public_id, by=cast.amara_officer, now=now)
    assert not needs(by=cast.anonymous).exists()


def test_the_list_is_filtered_and_stands_in_the_countries_own_order(cast: Cast, now: datetime) -> None:
    second = confirmed_need(cast, now, rank=2)
    first = confirmed_need(cast, now, rank=1, area="legal")
    assert list(needs(by=cast.partner)) == [first, second]
    assert list(needs(by=cast.partner, filters=NeedFilters(area="legal"))) == [first]
    assert not needs(by=cast.partner, filters=NeedFilters(party="xtb")).exists()
    assert not needs(by=cast.partner, filters=NeedFilters(state=NeedState.DRAFT)).exists()


def test_a_network_stands_for_its_members_of_the_day(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    joined = date(2020, 1, 1)
    assert list(needs(by=cast.partner, filters=NeedFilters(party="xnet", on=joined))) == [need]
    assert not needs(by=cast.partner, filters=NeedFilters(party="xnet", on=joined - timedelta(days=1))).exists()


def test_nothing_is_kept_when_the_trace_cannot_be_written(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(services, "record", fail)
    with pytest.raises(OSError, match="disk full"):
        drafted_need(cast, now)
    assert not Need.objects.exists()
    assert not NeedRevision.objects.exists()
