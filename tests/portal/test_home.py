"""The home page leads every reader somewhere, and says to each role what it may do."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.test import Client
from tests.cast import Cast
from tests.programmes.stories import confirmed_need, programme_to_sign, proposed_activity
from tests.visiting import signed_in

from mutirao.access.models import Account
from mutirao.access.permissions import Role
from mutirao.demonstration.accounts import PASSWORD
from mutirao.parties.models import Party
from mutirao.portal.web.role_words import DUTIES

pytestmark = pytest.mark.django_db

_STEP = re.compile(r'<li class="step".*?<a href="([^"]+)"', re.DOTALL)


def _steps(client: Client) -> list[str]:
    return _STEP.findall(client.get("/en/").text)


@pytest.mark.parametrize(
    "member", ["anonymous", "amara_officer", "amara_viewer", "partner", "secretariat", "administrator", "outsider"]
)
def test_every_step_leads_to_a_page_that_this_reader_may_open(cast: Cast, member: str) -> None:
    client = Client() if member == "anonymous" else signed_in(getattr(cast, member))
    steps = _steps(client)
    assert len(steps) == 5
    assert [client.get(step).status_code for step in steps] == [200] * 5


def test_a_deployment_without_a_demonstration_leads_its_visitors_as_well(cast: Cast) -> None:
    Party.objects.update(is_fictitious=False)
    visitor = Client()
    assert [visitor.get(step).status_code for step in _steps(visitor)] == [200] * 5
    assert "demonstration" not in visitor.get("/en/").text


def test_members_of_a_country_are_led_to_its_own_calendar_and_visitors_to_an_example(cast: Cast) -> None:
    assert "/en/plan/calendar/XTB/" in _steps(signed_in(cast.brisa_officer))
    assert "/en/plan/calendar/XTA/" in _steps(Client())


def test_those_who_may_plan_are_led_to_the_choice_and_others_to_the_what_if(cast: Cast) -> None:
    assert _steps(signed_in(cast.amara_officer))[-1] == "/en/plan/choose/"
    assert _steps(signed_in(cast.amara_viewer))[-1] == _steps(Client())[-1] == "/en/plan/explore/"


def test_what_waits_is_told_as_far_as_the_role_may_act(cast: Cast, now: datetime) -> None:
    programme_to_sign(cast, now)
    proposed_activity(confirmed_need(cast, now, title="Second", rank=2), cast.delta, cast.partner, now)
    officer = signed_in(cast.amara_officer).get("/en/").text
    assert all(words in officer for words in (": answer it", "waits for your signature", "What waits for you"))
    for member in (cast.amara_viewer, cast.amara_contributor):
        page = signed_in(member).get("/en/").text
        assert "What waits for an officer of your party" in page
        assert ": read it" in page
        assert "answer it" not in page
        assert "your signature" not in page


def test_every_role_is_told_what_it_is_there_for(cast: Cast) -> None:
    assert set(DUTIES) == set(Role)
    assert DUTIES[Role.VIEWER] in unescape(signed_in(cast.amara_viewer).get("/en/").text)


@pytest.fixture
def demonstration_account(cast: Cast) -> Account:
    account = Account.objects.get(pseudonym=cast.amara_officer.pseudonym)
    account.is_demonstration = True
    account.save()
    return account


@pytest.mark.parametrize("page", ["/en/", "/en/accounts/login/", "/ja/accounts/login/"])
def test_the_people_of_the_demonstration_are_named_on_its_own_machine(
    demonstration_account: Account, page: str
) -> None:
    here = Client(headers={"Host": "localhost"}).get(page).text
    mailbox, _, domain = demonstration_account.email.partition("@")
    assert f"{mailbox}<wbr>@{domain}" in here
    assert f"“{PASSWORD}”" in here or f"「{PASSWORD}」" in here


@pytest.mark.parametrize("headers", [{"Host": "testserver"}, {"Host": "localhost", "X-Forwarded-For": "192.0.2.1"}])
@pytest.mark.parametrize("page", ["/en/", "/en/accounts/login/"])
def test_nobody_elsewhere_is_told_of_them(demonstration_account: Account, page: str, headers: dict[str, str]) -> None:
    assert demonstration_account.email.partition("@")[0] not in Client(headers=headers).get(page).text


def test_a_deployment_names_no_account(cast: Cast) -> None:
    for page in ("/en/", "/en/accounts/login/"):
        assert "example.org" not in Client(headers={"Host": "localhost"}).get(page).text
