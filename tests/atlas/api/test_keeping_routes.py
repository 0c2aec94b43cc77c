"""Keeping the atlas for programs: under the same policy as on the pages."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.atlas import stories
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.atlas.models import DocumentReading, Source, StatementProposal
from mutirao.files.models import Upload

pytestmark = pytest.mark.django_db
TEXT = b"The Government will establish a national centre by 2027."


def _json(client: Client, address: str, body: dict[str, Any]) -> Any:
    return client.post(f"/api/v1/{address}", body, content_type="application/json")


def _file(name: str = "strategy.txt", content: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def test_a_source_is_added_changed_and_checked(cast: Cast, now: datetime) -> None:
    reviewer = signed_in(cast.secretariat)
    added = _json(reviewer, "sources", {"content": stories.STRATEGY})
    assert added.status_code == 201, added.content
    key = added.json()["key"]
    changed = {"version": 1, "content": stories.STRATEGY | {"title": "Strategy, corrected"}, "reason": "A slip."}
    assert _json(reviewer, f"sources/{key}/versions", changed).json()["version"] == 2
    assert _json(reviewer, f"sources/{key}/versions", changed).status_code == 409
    assert _json(reviewer, f"sources/{key}/checks", {"outcome": "gone"}).json()["stale_reasons"] == ["gone"]
    assert reviewer.get(f"/api/v1/sources/{key}").json()["title"] == "Strategy, corrected"
    assert [one["source"]["key"] for one in reviewer.get("/api/v1/stale").json()["rows"]] == [key]
    assert Source.objects.get(key=key).changes.get().reason == "A slip."


def test_an_address_that_is_not_of_the_web_is_refused(cast: Cast) -> None:
    wrong = {"content": stories.STRATEGY | {"url": "javascript:alert(1)"}}
    assert _json(signed_in(cast.secretariat), "sources", wrong).status_code == 422
    assert not Source.objects.exists()


def test_a_proposal_is_continued_by_its_proposer(cast: Cast, now: datetime) -> None:
    proposal = stories.proposal(cast, now)
    content = stories.content(Source.objects.get(), says="Amara will train 200 people.").as_stored()
    body = {"content": content, "reason": "Counted anew."}
    assert _json(signed_in(cast.amara_officer), f"proposals/{proposal.public_id}/continuation", body).status_code == 403
    continued = _json(signed_in(cast.amara_contributor), f"proposals/{proposal.public_id}/continuation", body)
    assert continued.status_code == 201, continued.content
    assert StatementProposal.objects.get(public_id=proposal.public_id).state == "withdrawn"
    assert continued.json()["content"]["says"] == "Amara will train 200 people."


def test_a_document_is_sent_read_and_its_sentence_put_aside_and_looked_at_again(cast: Cast, now: datetime) -> None:
    stories.topic()
    source = stories.source(cast, now)
    about = {"about": "XTA", "source": source.key, "topic": "resilience"}
    visitor, officer = Client(), signed_in(cast.amara_contributor)
    assert visitor.post("/api/v1/documents", about | {"file": _file()}).status_code in {401, 403}
    assert not Upload.objects.exists()
    sent = officer.post("/api/v1/documents", about | {"file": _file()})
    assert sent.status_code == 201, sent.content
    assert sent.json()["is_read"] is False
    assert DocumentReading.objects.get(public_id=sent.json()["id"]).party == cast.amara
    picture = officer.post("/api/v1/documents", about | {"file": _file("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40))})
    assert picture.status_code == 400
    assert DocumentReading.objects.count() == 1


def test_the_text_of_an_agreement_is_sent_with_its_readers(cast: Cast, now: datetime) -> None:
    address = f"/api/v1/agreements/{stories.agreement(cast, now).public_id}/texts"
    officer, outsider = signed_in(cast.amara_officer), signed_in(cast.outsider)
    refused = outsider.post(address, {"file": _file("a.txt")})
    assert refused.status_code == 403, refused.content
    sent = officer.post(address, {"file": _file("a.txt"), "readers": "named", "codes": "XTC"})
    assert sent.status_code == 201, sent.content
    assert [one["name"] for one in outsider.get(address).json()["rows"]] == ["a.txt"]
    assert Client().get(address).json()["rows"] == []
    assert officer.post(address, {"file": _file("b.txt"), "readers": "named", "codes": "QQQ"}).status_code == 404


def test_a_search_is_kept_for_the_account_alone(cast: Cast) -> None:
    officer, other = signed_in(cast.amara_officer), signed_in(cast.amara_contributor)
    kept = _json(officer, "search/saved", {"q": "centre", "kind": "statement", "name": "Centres"})
    assert kept.status_code == 201, kept.content
    assert kept.json()["query"] == "q=centre&kind=statement"
    assert [one["name"] for one in officer.get("/api/v1/search/saved").json()] == ["Centres"]
    assert other.get("/api/v1/search/saved").json() == []
    assert _json(other, f"search/saved/{kept.json()['id']}/removal", {}).status_code == 404
    assert _json(officer, f"search/saved/{kept.json()['id']}/removal", {}).status_code == 204
    assert officer.get("/api/v1/search/saved").json() == []
    assert _json(officer, "search/saved", {"q": " "}).status_code == 400


def test_topics_and_a_time_line_are_read(atlas: None, client: Client) -> None:
    topics = {one["key"]: one for one in client.get("/api/v1/topics").json()}
    assert (topics["exercises"]["parent"], topics["exercises"]["depth"]) == ("cooperation", 2)
    whole = client.get("/api/v1/timeline/BRA?limit=200").json()["rows"]
    parts: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        part = client.get(f"/api/v1/timeline/BRA?limit=7&cursor={cursor}").json()
        parts += part["rows"]
        cursor = part["next"]
    assert parts == whole
    assert {(one["document"], one["by"]) for one in whole if one["kind"] == "replaced"} == {
        ("eciber-2020", "eciber-2025")
    }
