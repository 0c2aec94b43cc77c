"""What holds for every operation of the API."""

import base64
import json
from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.api.conftest import CallAs
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.models import Account, ApiToken
from mutirao.jobs.services import request_job

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def _cancel_address(cast: Cast, now: datetime) -> str:
    job = request_job(kind="add", arguments={}, by=cast.amara_officer, now=now)
    return f"/api/v1/jobs/{job.public_id}/cancel"


def test_a_token_acts_for_its_party(cast: Cast, call_as: CallAs) -> None:
    me = call_as(cast.amara_officer).get("/api/v1/me").json()
    assert (me["party"], me["role"], me["is_anonymous"]) == ("XTA", "country_officer", False)


def test_a_visitor_is_told_to_be_nobody(cast: Cast) -> None:
    me = Client().get("/api/v1/me").json()
    assert me == {
        "is_anonymous": True,
        "name": "",
        "party": "",
        "role": "",
        "permissions": [],
        "memberships": [],
    }


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer ", "Basic YTpi", "Bearer \xff"])
def test_a_wrong_secret_is_refused_and_never_taken_for_a_visitor(cast: Cast, header: str) -> None:
    answer = Client().get("/api/v1/me", headers={"Authorization": header})
    assert (answer.status_code, answer["Content-Type"]) == (401, PROBLEM)
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["code"] == "token.invalid"


def test_a_demonstration_token_works_on_this_machine_only(cast: Cast, call_as: CallAs) -> None:
    client = call_as(cast.amara_officer)
    Account.objects.update(is_demonstration=True)
    assert client.get("/api/v1/me", HTTP_HOST="localhost").status_code == 200
    assert client.get("/api/v1/me", HTTP_HOST="localhost", REMOTE_ADDR="203.0.113.9").status_code == 401


def test_an_expired_token_opens_nothing(cast: Cast, call_as: CallAs) -> None:
    client = call_as(cast.amara_officer)
    ApiToken.objects.update(expires_at=datetime.now().astimezone() - timedelta(minutes=1))
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.usefixtures("job_kinds")
def test_a_session_may_write_only_with_its_token_against_forged_forms(cast: Cast, now: datetime) -> None:
    address = _cancel_address(cast, now)
    browser = signed_in(cast.amara_officer, is_strict=True)
    forged = browser.post(address)
    assert (forged.status_code, forged.json()["code"]) == (403, "api.forged")
    browser.get("/en/accounts/login/")
    page = browser.get("/en/jobs/")
    token = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    assert page.status_code == 200
    assert browser.post(address, headers=token).status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("get", "/api/v1/nothing", 404, "not_found"),
        ("get", "/api/v1/parties/ZZZ", 404, "party.unknown"),
        ("get", "/api/v1/parties?limit=0", 422, "api.invalid_request"),
        ("get", "/api/v1/parties?cursor=nonsense", 422, "api.invalid_cursor"),
        ("get", "/api/v1/parties?cursor=WyJcdTAwMDAiXQ==", 422, "api.invalid_cursor"),
        ("get", "/api/v1/parties?kind=planet", 422, "api.invalid_request"),
        ("get", "/api/v1/parties/%00", 422, "api.invalid_request"),
        ("delete", "/api/v1/me", 405, "api.not_allowed"),
        ("get", "/api/v1/jobs/job_none", 404, "not_found"),
    ],
)
def test_every_refusal_is_a_problem(cast: Cast, method: str, address: str, status: int, code: str) -> None:
    answer = getattr(Client(), method)(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    told = answer.json()
    assert (told["code"], told["status"]) == (code, status)
    page = Client().get(told["type"], headers={"Accept-Language": "ja"}, follow=True)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "ja")
    assert f"<code>{code}</code>" in page.content.decode()


def test_a_fault_of_ours_tells_nothing_of_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr("mutirao.access.api.routes.party_by_code", fail)
    client = Client()
    client.raise_request_exception = False
    answer = client.get("/api/v1/parties/XTA")
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (500, PROBLEM, "error")
    assert "secret" not in answer.text


def test_a_list_in_parts_tells_each_record_once(cast: Cast) -> None:
    client, codes, cursor = Client(), [], ""
    while True:
        part = client.get("/api/v1/parties", {"limit": "2", "cursor": cursor}).json()
        codes += [row["code"] for row in part["rows"]]
        if part["next"] is None:
            break
        cursor = part["next"]
    assert codes == ["XNET", "XOPS", "XTA", "XTB", "XTC", "XTD"]


@pytest.mark.parametrize("value", ["\ud800", "\0"])
def test_a_cursor_of_what_no_database_takes_is_refused(cast: Cast, value: str) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps([value]).encode()).decode()
    assert Client().get("/api/v1/parties", {"cursor": cursor}).json()["code"] == "api.invalid_cursor"


def test_the_description_says_what_holds_for_every_operation(cast: Cast) -> None:
    description = Client().get("/api/v1/openapi.json").json()
    assert description["openapi"] == "3.1.0"
    for methods in description["paths"].values():
        for operation in methods.values():
            assert PROBLEM in operation["responses"]["default"]["content"]
            assert "mutirao" not in operation["operationId"]


def test_no_page_of_the_api_loads_scripts_from_elsewhere(cast: Cast) -> None:
    assert Client().get("/api/v1/docs").status_code == 404
