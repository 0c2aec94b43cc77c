from datetime import date, datetime

import pytest
from django.test import Client
from tests.cast import PASSWORD, Cast
from tests.programmes.figures import give_figures
from tests.programmes.stories import confirmed_need, drafted_need, programme_to_sign, proposed_activity
from tests.visiting import signed_in

from mutirao.access.audiences import OWN_PARTY
from mutirao.access.models import Account
from mutirao.access.permissions import Role
from mutirao.access.services import create_account, end_membership, grant_membership, reset_password
from mutirao.audit.recording import record
from mutirao.directory.models import NetworkMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_a_country_page_shows_figures_with_their_year_and_a_gap_as_a_gap(cast: Cast, visitor: Client) -> None:
    give_figures(cast)
    page = visitor.get("/en/countries/XTA/").content.decode()
    assert "40\xa0billion" in page
    assert "Accounts of the cast" in page
    assert "no data" in page


def test_a_country_page_names_the_networks_of_today(cast: Cast, visitor: Client) -> None:
    NetworkMember.objects.filter(member=cast.brisa).update(ends=date(2025, 1, 1))
    assert "/en/networks/XNET/" in visitor.get("/en/countries/XTA/").content.decode()
    assert "/en/networks/XNET/" not in visitor.get("/en/countries/XTB/").content.decode()


def test_a_country_page_shows_each_reader_the_needs_that_are_shared_with_them(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now, title="For everybody")
    confirmed_need(cast, now, OWN_PARTY, title="For ourselves", rank=2)
    drafted_need(cast, now, title="Only drafted", rank=3)
    seen = {
        "country": signed_in(cast.amara_officer).get("/en/countries/XTA/").content.decode(),
        "outsider": signed_in(cast.outsider).get("/en/countries/XTA/").content.decode(),
    }
    assert all(title in seen["country"] for title in ("For everybody", "For ourselves", "Only drafted"))
    assert "For everybody" in seen["outsider"]
    assert "For ourselves" not in seen["outsider"]
    assert "Only drafted" not in seen["outsider"]


def test_a_country_of_which_the_atlas_says_nothing_shows_that(cast: Cast, visitor: Client) -> None:
    assert "no fact recorded" in visitor.get("/en/countries/XTA/").content.decode()


def test_countries_stand_in_the_order_of_their_names(cast: Cast, visitor: Client) -> None:
    page = visitor.get("/en/countries/").content.decode()
    places = [page.index(f"/en/countries/{code}/") for code in ("XTA", "XTB", "XTC", "XTD")]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["countries/NOWHERE/", "countries/XNET/", "networks/XTA/", "networks/NOWHERE/"])
def test_a_party_that_is_not_there_is_not_found(cast: Cast, visitor: Client, path: str) -> None:
    assert visitor.get(f"/en/{path}").status_code == 404


def test_a_network_has_its_members_of_the_asked_day(cast: Cast, visitor: Client) -> None:
    assert "2 members" in visitor.get("/en/networks/XNET/?on=2026-01-01").content.decode()
    assert "No source that we hold" in visitor.get("/en/networks/XNET/?on=2019-01-01").content.decode()


def test_a_day_that_does_not_exist_is_refused_with_the_way_out(cast: Cast, visitor: Client) -> None:
    answer = visitor.get("/en/networks/XNET/?on=2026-02-31")
    assert answer.status_code == 400
    assert "2026-02-31" in answer.content.decode()


def test_the_home_page_tells_each_party_what_waits_for_it(cast: Cast, now: datetime) -> None:
    programme, _digest = programme_to_sign(cast, now)
    need = confirmed_need(cast, now, title="Second", rank=2)
    activity = proposed_activity(need, cast.delta, cast.partner, now)
    waiting = signed_in(cast.amara_officer).get("/en/").content.decode()
    assert f"/en/plan/activities/{activity.public_id}/" in waiting
    assert f"/en/plan/programmes/{programme.public_id}/" in waiting
    for stranger in (signed_in(cast.outsider), Client()):
        page = stranger.get("/en/").content.decode()
        assert activity.public_id not in page
        assert programme.public_id not in page


def test_a_party_reads_its_own_trace_and_no_other(cast: Cast) -> None:
    record("need.confirmed", by=cast.amara_officer, about=cast.amara)
    record("need.withdrawn", by=cast.brisa_officer, about=cast.brisa)
    page = signed_in(cast.amara_officer).get("/en/audit/").content.decode()
    assert "need.confirmed" in page
    assert "amara.officer" in page
    assert "need.withdrawn" not in page


def test_the_trace_is_for_those_whose_role_allows_it(cast: Cast) -> None:
    assert signed_in(cast.amara_viewer).get("/en/audit/").status_code == 403
    answer = Client().get("/en/audit/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/accounts/login/")


@pytest.mark.parametrize(
    "address",
    [
        "/en/countries/a%00/",
        "/en/networks/%00/",
        "/en/jobs/a%00/",
        "/en/files/a%00/",
        "/en/know/compare/?parties=XTA,A%00",
    ],
)
def test_what_no_database_takes_is_not_found(cast: Cast, visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_one_cannot_act_for_what_no_database_takes(cast: Cast) -> None:
    assert signed_in(cast.amara_officer).post("/en/account/party/", {"membership": "\0"}).status_code == 404


def test_a_party_sees_who_was_let_in_and_shut_out_by_others(cast: Cast, now: datetime) -> None:
    by = cast.administrator
    account = create_account(email="new@example.org", name="Someone Unasked", password=PASSWORD, by=by, now=now)
    granted = grant_membership(account=account, party=cast.amara, role=Role.COUNTRY_OFFICER, by=by, now=now)
    page = signed_in(cast.amara_officer).get("/en/audit/").text
    for words in ("membership.granted", "administrator", "Someone Unasked (Country officer)"):
        assert words in page
    assert page.count("not in your party&#x27;s name") + page.count("not in your party's name") == 1
    end_membership(membership_id=granted.public_id, by=by, now=now)
    assert "membership.ended" in signed_in(cast.amara_officer).get("/en/audit/").text


def test_a_party_sees_that_others_reset_a_password_of_its_people(cast: Cast, now: datetime) -> None:
    reset_password(account=Account.objects.get(name="amara.viewer"), by=cast.administrator, now=now)
    page = signed_in(cast.amara_officer).get("/en/audit/").text
    assert "account.password_reset" in page
    assert "amara.viewer" in page


def test_nobody_sees_what_others_did_to_the_people_of_another_party(cast: Cast, now: datetime) -> None:
    account = Account.objects.get(name="partner")
    grant_membership(account=account, party=cast.amara, role=Role.VIEWER, by=cast.administrator, now=now)
    page = signed_in(cast.outsider).get("/en/audit/").text
    assert "membership.granted" not in page
    record("need.confirmed", by=cast.administrator, about=cast.corvo, party=cast.corvo.public_id)
    assert "need.confirmed" not in signed_in(cast.outsider).get("/en/audit/").text
