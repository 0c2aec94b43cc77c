from datetime import datetime

import pytest
from django.test import Client
from tests.cast import Cast
from tests.programmes.stories import confirmed_need
from tests.visiting import signed_in

from mutirao.access.audiences import OWN_PARTY
from mutirao.access.models import Account, ApiToken, Membership
from mutirao.access.queries import digest_of

pytestmark = pytest.mark.django_db
KEPT_BY_NOBODY = "private, no-store"


@pytest.mark.parametrize("address", ["/en/plan/needs/{}/", "/en/plan/needs/?format=csv&own={}", "/api/v1/needs/{}"])
def test_what_is_told_to_a_member_is_kept_by_no_cache(cast: Cast, now: datetime, address: str) -> None:
    need = confirmed_need(cast, now, OWN_PARTY)
    answer = signed_in(cast.amara_officer).get(address.format(need.public_id))
    assert (answer.status_code, answer["Cache-Control"]) == (200, KEPT_BY_NOBODY)


def test_what_is_told_to_a_token_is_kept_by_no_cache(cast: Cast) -> None:
    account = Account.objects.get(pseudonym=cast.amara_officer.pseudonym)
    membership = Membership.objects.get(account=account)
    dates = {"created_at": "2026-01-01T00:00Z", "expires_at": "2999-01-01T00:00Z"}
    ApiToken.objects.create(membership=membership, name="Mine", digest=digest_of("secret"), **dates)
    answer = Client().get("/api/v1/me", headers={"Authorization": "Bearer secret"})
    assert (answer.json()["party"], answer["Cache-Control"]) == ("XTA", KEPT_BY_NOBODY)


def test_what_everybody_may_read_can_be_kept(cast: Cast) -> None:
    assert "Cache-Control" not in Client().get("/en/countries/")
