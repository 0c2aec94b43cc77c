"""This site sends no mail: pages that would send one are not there, and an administrator gives new passwords."""

from datetime import datetime

import pytest
from django.core import mail
from django.test import Client
from tests.cast import PASSWORD, Cast
from tests.visiting import signed_in

from mutirao.access.models import Account, Membership
from mutirao.access.services import create_account, reset_password
from mutirao.audit.models import Act
from mutirao.kernel.errors import ForbiddenError

pytestmark = pytest.mark.django_db
EMAIL = "amara.officer@example.org"
PAGES = ["email/", "password/reset/", "password/reset/done/", "confirm-email/", "login/code/"]


def _officer() -> Account:
    return Account.objects.get(email=EMAIL)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_sends_mail(cast: Cast, page: str) -> None:
    for client in (Client(), signed_in(cast.amara_officer)):
        assert client.get(f"/en/accounts/{page}").status_code == 404
        assert client.post(f"/en/accounts/{page}", {"email": EMAIL, "action_send": ""}).status_code == 404
    assert mail.outbox == []


def test_the_sign_in_page_says_who_gives_a_new_password(cast: Cast) -> None:
    page = Client().get("/en/accounts/login/").text
    assert "an administrator of this site can give you a new one" in page
    assert "password/reset" not in page


def test_a_reset_password_opens_the_account_and_closes_what_was_open(cast: Cast, now: datetime) -> None:
    before = signed_in(cast.amara_officer)
    password = reset_password(account=_officer(), by=cast.system, now=now)
    assert before.get("/en/account/").status_code == 302
    answer = Client().post("/en/accounts/login/", {"login": EMAIL, "password": password})
    assert answer.status_code == 302
    assert len(password) == 16
    assert password not in str(list(Act.objects.values()))


def test_each_party_of_the_account_sees_that_its_password_was_reset(cast: Cast, now: datetime) -> None:
    Membership.objects.create(account=_officer(), party=cast.brisa, role="viewer")
    Membership.objects.create(account=_officer(), party=cast.brisa, role="contributor")
    reset_password(account=_officer(), by=cast.administrator, now=now)
    facts = list(Act.objects.filter(event="account.password_reset").order_by("pk").values_list("facts", flat=True))
    assert [one["party"] for one in facts] == [cast.amara.public_id, cast.brisa.public_id]


def test_the_reset_of_an_account_without_a_party_is_recorded_too(cast: Cast, now: datetime) -> None:
    account = create_account(email="new@example.org", name="New", password=PASSWORD, by=cast.system, now=now)
    reset_password(account=account, by=cast.system, now=now)
    assert Act.objects.get(event="account.password_reset").about_id == account.public_id


def test_an_officer_cannot_reset_a_password(cast: Cast, now: datetime) -> None:
    before = _officer().password
    with pytest.raises(ForbiddenError):
        reset_password(account=_officer(), by=cast.amara_officer, now=now)
    assert _officer().password == before
