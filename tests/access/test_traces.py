"""What an account does to itself on allauth's pages stands in the audit, by pseudonym."""

import time

import pytest
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.conf import LazySettings
from django.test import Client
from tests.cast import PASSWORD, Cast

from mutirao.access.models import Account
from mutirao.audit.models import Act

pytestmark = pytest.mark.django_db
EMAIL = "amara.officer@example.org"
ACCOUNTS = "/en/accounts/"


@pytest.fixture
def visitor(cast: Cast) -> Client:
    account = Account.objects.get(email=EMAIL)
    account.set_password(PASSWORD)
    account.save()
    return Client()


@pytest.fixture
def member(visitor: Client) -> Client:
    visitor.post(f"{ACCOUNTS}login/", {"login": EMAIL, "password": PASSWORD})
    return visitor


def _events() -> list[str]:
    return list(Act.objects.order_by("pk").values_list("event", flat=True))


def test_signing_in_and_out_is_recorded_for_the_party_by_pseudonym_alone(member: Client, cast: Cast) -> None:
    member.post(f"{ACCOUNTS}logout/")
    assert _events() == ["account.signed_in", "account.signed_out"]
    for act in Act.objects.all():
        assert (act.actor, act.acting_for) == (cast.amara_officer.pseudonym, cast.amara.public_id)
        assert (act.about_kind, act.via, act.facts) == ("account", "session", {})
    assert EMAIL not in str(list(Act.objects.values()))


def test_a_wrong_password_and_signing_out_twice_leave_no_line(visitor: Client) -> None:
    visitor.post(f"{ACCOUNTS}login/", {"login": EMAIL, "password": "a wrong guess"})
    visitor.post(f"{ACCOUNTS}logout/")
    assert _events() == []


def test_a_changed_password_is_recorded_and_a_refused_change_is_not(member: Client) -> None:
    changed = {"oldpassword": PASSWORD, "password1": "another horse battery", "password2": "another horse battery"}
    member.post(f"{ACCOUNTS}password/change/", changed | {"oldpassword": "a wrong guess"})
    assert _events() == ["account.signed_in"]
    member.post(f"{ACCOUNTS}password/change/", changed)
    assert _events() == ["account.signed_in", "account.password_changed"]
    assert "horse" not in str(list(Act.objects.values()))


def test_a_first_password_is_recorded(member: Client) -> None:
    account = Account.objects.get(email=EMAIL)
    account.set_unusable_password()
    account.save()
    member.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    member.post(f"{ACCOUNTS}password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert _events()[-1] == "account.password_set"


def test_one_time_codes_and_recovery_codes_are_recorded(
    member: Client, django_capture_on_commit_callbacks: object, settings: LazySettings
) -> None:
    settings.MFA_TOTP_TOLERANCE = 1  # half a minute may end between the code and its answer

    def post(page: str, **form: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert member.post(f"{ACCOUNTS}{page}", form).status_code == 302

    member.post(f"{ACCOUNTS}reauthenticate/", {"password": PASSWORD})
    member.get(f"{ACCOUNTS}2fa/totp/activate/")
    secret = member.session[SECRET_SESSION_KEY]
    post("2fa/totp/activate/", code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    post("2fa/recovery-codes/generate/")
    post("2fa/totp/deactivate/")
    assert sorted(_events()[1:3]) == ["account.codes_enabled", "account.recovery_codes_generated"]
    assert _events()[3:] == ["account.recovery_codes_generated", "account.codes_disabled"]
    assert secret not in str(list(Act.objects.values()))
