import re
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.models import Account, ApiToken, Membership
from mutirao.access.queries import actor_of_pseudonym
from mutirao.audit.models import Act

pytestmark = pytest.mark.django_db
ACCOUNT = "/en/account/"


def _second_membership(cast: Cast, **dates: object) -> Membership:
    account = Account.objects.get(pseudonym=cast.amara_officer.pseudonym)
    return Membership.objects.create(account=account, party=cast.brisa, role="viewer", **dates)


def _party_of(client: Client) -> str:
    return str(client.get("/api/v1/me").json()["party"])


def test_a_visitor_is_sent_to_sign_in(cast: Cast) -> None:
    answer = Client().get(ACCOUNT)
    assert (answer.status_code, answer["Location"]) == (302, "/en/accounts/login/?next=%2Fen%2Faccount%2F")
    assert Client().post(f"{ACCOUNT}profile/", {"name": "x", "language": "en"}).status_code == 403


def test_the_page_tells_who_one_is_and_for_whom_one_acts(cast: Cast) -> None:
    page = signed_in(cast.amara_officer).get(ACCOUNT).text
    for words in ("amara.officer@example.org", "Country officer", "You act for this party now"):
        assert words in page


def test_one_chooses_the_party_for_which_one_acts(cast: Cast) -> None:
    membership = _second_membership(cast)
    client = signed_in(cast.amara_officer)
    assert _party_of(client) == "XTA"
    answer = client.post(f"{ACCOUNT}party/", {"membership": membership.public_id})
    assert (answer.status_code, answer["Location"]) == (303, ACCOUNT)
    assert _party_of(client) == "XTB"


def test_one_cannot_act_through_a_membership_that_is_anothers_or_over(cast: Cast, now: datetime) -> None:
    over = _second_membership(cast, ends=now.date() - timedelta(days=400))
    others = Membership.objects.get(account__pseudonym=cast.outsider.pseudonym)
    client = signed_in(cast.amara_officer)
    for membership in (over.public_id, others.public_id, "", "membership_none"):
        assert client.post(f"{ACCOUNT}party/", {"membership": membership}).status_code == 404
    assert _party_of(client) == "XTA"


def test_the_secret_of_a_token_is_shown_once_and_works(cast: Cast) -> None:
    client = signed_in(cast.amara_officer)
    issued = client.post(f"{ACCOUNT}tokens/", {"token_name": "laptop", "days": "30", "scope": ["plan.run"]})
    found = re.search(r"mutirao_[\w-]+", issued.text)
    assert found is not None
    assert "no-store" in issued["Cache-Control"]
    assert found.group() not in client.get(ACCOUNT).text
    me = Client(headers={"Authorization": f"Bearer {found.group()}"}).get("/api/v1/me").json()
    assert (me["party"], me["permissions"]) == ("XTA", ["plan.run"])


@pytest.mark.parametrize(
    "given", [{"scope": ["activity.propose"]}, {"days": "0"}, {"days": "367"}, {"token_name": ""}, {"days": "x"}]
)
def test_a_token_that_would_be_too_much_is_refused_in_the_form(cast: Cast, given: dict[str, object]) -> None:
    form = {"token_name": "laptop", "days": "30"} | given
    answer = signed_in(cast.amara_officer).post(f"{ACCOUNT}tokens/", form)
    assert answer.status_code == 422
    assert "mutirao_" not in answer.text
    assert not ApiToken.objects.exists()


def test_a_token_is_revoked_by_its_owner_alone(cast: Cast) -> None:
    client = signed_in(cast.amara_officer)
    client.post(f"{ACCOUNT}tokens/", {"token_name": "laptop", "days": "30"})
    address = f"{ACCOUNT}tokens/{ApiToken.objects.get().public_id}/revoke/"
    assert signed_in(cast.amara_viewer).post(address).status_code == 404
    assert client.post(address).status_code == 303
    assert ApiToken.objects.get().revoked_at is not None


def test_a_changed_name_is_saved_and_stays_out_of_the_audit(cast: Cast) -> None:
    client = signed_in(cast.amara_officer)
    assert client.post(f"{ACCOUNT}profile/", {"name": "New Name", "language": "ja"}).status_code == 303
    account = Account.objects.get(pseudonym=cast.amara_officer.pseudonym)
    assert (account.name, account.language) == ("New Name", "ja")
    assert "New Name" not in str(list(Act.objects.values()))
    assert client.post(f"{ACCOUNT}profile/", {"name": " ", "language": "xx"}).status_code == 422


def test_an_account_without_membership_is_told_what_it_needs(cast: Cast) -> None:
    Membership.objects.all().delete()
    page = signed_in(cast.amara_officer).get(ACCOUNT).text
    assert "You are a member of no party" in page
    assert "You need a membership first" in page or "you need a membership first" in page


def test_what_was_asked_for_in_one_role_is_never_done_with_more(cast: Cast, now: datetime) -> None:
    """A job keeps party, role and scope of whoever asked; what has ended since is gone."""
    pseudonym, party_id = cast.amara_officer.pseudonym, cast.amara.pk
    known = {"party_id": party_id, "role": "country_officer", "on": now.date()}
    assert actor_of_pseudonym(pseudonym, scope=None, **known).permissions == cast.amara_officer.permissions  # type: ignore[arg-type]
    assert actor_of_pseudonym(pseudonym, scope=["plan.run"], **known).permissions == {"plan.run"}  # type: ignore[arg-type]
    Membership.objects.update(ends=now.date() - timedelta(days=1))
    assert not actor_of_pseudonym(pseudonym, scope=None, **known).permissions  # type: ignore[arg-type]


def test_nobody_gives_themselves_another_address(cast: Cast) -> None:
    client = signed_in(cast.amara_viewer)
    for act in ("action_add", "action_primary"):
        answer = client.post("/en/accounts/email/", {act: "", "email": "minister@example.org"})
        assert answer.status_code == 404
    assert Account.objects.get(pseudonym=cast.amara_viewer.pseudonym).email == "amara.viewer@example.org"
    assert not EmailAddress.objects.filter(email="minister@example.org").exists()
