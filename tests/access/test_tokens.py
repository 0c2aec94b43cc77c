from datetime import datetime, timedelta

import pytest
from tests.cast import Cast

from mutirao.access.models import Account, ApiToken, Membership
from mutirao.access.permissions import Permission
from mutirao.access.queries import InvalidTokenError, actor_of, actor_of_token
from mutirao.access.services import InvalidScopeError, InvalidTokenLifeError, issue_token, revoke_token
from mutirao.kernel.errors import NotFoundError

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def _secret(cast: Cast, now: datetime) -> str:
    return issue_token(name="laptop", scope=["need.draft"], life=A_DAY, by=cast.amara_officer, now=now)[1]


def test_a_token_acts_for_its_party_no_wider_than_its_scope(cast: Cast, now: datetime) -> None:
    actor = actor_of_token(_secret(cast, now), now=now)
    assert actor.party_code == "XTA"
    assert actor.permissions == {Permission.DRAFT_NEED}


def test_a_token_ends_with_the_membership_acted_through_and_with_no_other(cast: Cast, now: datetime) -> None:
    """Two roles in one party: an older one as viewer beside that of the officer."""
    account = Account.objects.get(pseudonym=cast.amara_viewer.pseudonym)
    officer = Membership.objects.create(account=account, party=cast.amara, role="country_officer")
    by = actor_of(account, acting_as=officer.public_id, on=now.date())
    secret = issue_token(name="x", scope=["need.confirm"], life=A_DAY, by=by, now=now)[1]
    assert actor_of_token(secret, now=now).permissions == {Permission.CONFIRM_NEED}
    Membership.objects.filter(pk=officer.pk).update(ends=now.date() - A_DAY)
    with pytest.raises(InvalidTokenError):
        actor_of_token(secret, now=now)


def test_only_the_digest_of_a_token_is_stored(cast: Cast, now: datetime) -> None:
    secret = _secret(cast, now)
    assert secret not in str(ApiToken.objects.values().get())


def test_a_token_cannot_do_more_than_its_owner(cast: Cast, now: datetime) -> None:
    with pytest.raises(InvalidScopeError):
        issue_token(name="x", scope=["activity.propose"], life=A_DAY, by=cast.amara_officer, now=now)


def test_a_token_does_not_live_for_ever(cast: Cast, now: datetime) -> None:
    with pytest.raises(InvalidTokenLifeError):
        issue_token(name="x", scope=[], life=timedelta(days=400), by=cast.amara_officer, now=now)


def test_an_expired_token_opens_nothing(cast: Cast, now: datetime) -> None:
    secret = _secret(cast, now)
    with pytest.raises(InvalidTokenError):
        actor_of_token(secret, now=now + A_DAY)


def test_a_token_ends_with_the_membership(cast: Cast, now: datetime) -> None:
    secret = _secret(cast, now)
    Membership.objects.filter(party=cast.amara).update(ends=now.date() - A_DAY)
    with pytest.raises(InvalidTokenError):
        actor_of_token(secret, now=now)


def test_a_revoked_token_opens_nothing_and_nobody_else_can_revoke_it(cast: Cast, now: datetime) -> None:
    token, secret = issue_token(name="x", scope=[], life=A_DAY, by=cast.amara_officer, now=now)
    with pytest.raises(NotFoundError):
        revoke_token(token_id=token.public_id, by=cast.outsider, now=now)
    revoke_token(token_id=token.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(InvalidTokenError):
        actor_of_token(secret, now=now)
