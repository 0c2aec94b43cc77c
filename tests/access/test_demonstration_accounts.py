"""A demonstration account, whose password is printed for everybody, opens on this machine alone."""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import PASSWORD, Cast
from tests.visiting import signed_in

from mutirao.access.models import Account

pytestmark = pytest.mark.django_db
OWN_NAMES = ["localhost", "localhost:8000", "127.0.0.1:8000", "127.0.0.2", "[::1]:8000"]
MARKS_OF_A_PROXY = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"]


@pytest.fixture
def visitor(cast: Cast, settings: LazySettings) -> Client:
    """In a session that was begun on this machine."""
    settings.ALLOWED_HOSTS = ["*"]
    Account.objects.update(is_demonstration=True)
    return signed_in(cast.amara_officer)


def _party(client: Client, host: str, **headers: str) -> str:
    return str(client.get("/api/v1/me", headers={"Host": host} | headers).json()["party"])


@pytest.mark.parametrize("host", OWN_NAMES)
def test_it_works_under_the_names_of_this_machine(visitor: Client, host: str) -> None:
    assert _party(visitor, host) == "XTA"


@pytest.mark.parametrize("header", MARKS_OF_A_PROXY)
def test_it_is_nobody_behind_a_proxy_of_any_kind(visitor: Client, header: str) -> None:
    assert _party(visitor, "localhost", **{header: "x"}) == ""


@pytest.mark.parametrize("host", ["mutirao.example.org", "192.0.2.7:8000", "localhost.example.org"])
def test_it_is_nobody_under_a_name_that_others_use(visitor: Client, host: str) -> None:
    assert _party(visitor, host) == ""


def test_a_name_that_is_not_served_is_refused_with_a_page(cast: Cast) -> None:
    assert signed_in(cast.amara_officer).get("/en/", headers={"Host": "elsewhere.example.org"}).status_code == 400


def test_it_cannot_sign_in_behind_a_silent_proxy(visitor: Client) -> None:
    account = Account.objects.get(email="amara.officer@example.org")
    account.set_password(PASSWORD)
    account.save()
    form = {"login": account.email, "password": PASSWORD}
    behind = Client().post("/en/accounts/login/", form, headers={"Host": "mutirao.example.org"})
    here = Client().post("/en/accounts/login/", form, headers={"Host": "localhost"})
    assert (behind.status_code, here.status_code) == (200, 302)
