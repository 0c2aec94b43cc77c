"""The pages of signing in, of which the library brings the words: in the page's language, in our frame."""

import pytest
from django.test import Client
from tests.cast import PASSWORD, Cast
from tests.locale.latin import latin_texts

from mutirao.access.models import Account

pytestmark = pytest.mark.django_db

EMAIL = "amara.officer@example.org"
_ALLOWED = frozenset({"English", "Español", "Mutirão", "Português", "Amara", "Apache License", "amara.officer"})


@pytest.fixture
def visitor(cast: Cast, client: Client) -> Client:
    account = Account.objects.get(email=EMAIL)
    account.set_password(PASSWORD)
    account.save()
    return client


def _page(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]  # Django's test answers have no name


@pytest.mark.parametrize(
    ("language", "password"), [("ja", "パスワード"), ("pt-br", "Senha"), ("es", "Contraseña"), ("ko", "비밀번호")]
)
def test_the_sign_in_page_speaks_the_language_of_its_address(visitor: Client, language: str, password: str) -> None:
    assert password in _page(visitor.get(f"/{language}/accounts/login/"))


def test_a_wrong_password_is_told_in_japanese(visitor: Client) -> None:
    page = _page(visitor.post("/ja/accounts/login/", {"login": EMAIL, "password": "a wrong guess"}))
    assert "サインインできませんでした" in page
    assert list(latin_texts(page, _ALLOWED)) == []


def test_one_time_codes_are_set_up_in_japanese(visitor: Client) -> None:
    visitor.post("/ja/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    visitor.post("/ja/accounts/reauthenticate/", {"password": PASSWORD})
    for address in ("/ja/accounts/2fa/", "/ja/accounts/2fa/totp/activate/", "/ja/accounts/logout/"):
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert list(latin_texts(_page(answer), _ALLOWED)) == [], address
