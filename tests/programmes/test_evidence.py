from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast
from tests.programmes.stories import confirmed_need, drafted_need, named
from tests.visiting import signed_in

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY, PUBLIC
from mutirao.files.models import Upload
from mutirao.files.queries import visible_upload
from mutirao.kernel.errors import ForbiddenError, NotFoundError
from mutirao.programmes.errors import NeedStateError
from mutirao.programmes.models import Need
from mutirao.programmes.queries.needs import evidence_of
from mutirao.programmes.services.evidence import attach_evidence, remove_evidence
from mutirao.programmes.services.needs import share_need, withdraw_need

pytestmark = pytest.mark.django_db
TEXT = b"Two incidents in 2025 waited until the morning.\n"


def _attached(need: Need, by: Actor, now: datetime, *, is_shared: bool = False) -> Upload:
    return attach_evidence(need_id=need.public_id, chunks=[TEXT], name="log.txt", is_shared=is_shared, by=by, now=now)


def _sees(upload: Upload, by: Actor) -> bool:
    try:
        return visible_upload(upload.public_id, by=by) == upload
    except NotFoundError:
        return False


def test_evidence_is_the_countrys_own_unless_it_says_otherwise(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, PUBLIC)
    upload = _attached(need, cast.amara_contributor, now)
    assert _sees(upload, cast.amara_viewer)
    for stranger in (cast.partner, cast.outsider, cast.anonymous):
        assert not _sees(upload, stranger)
        assert not evidence_of(need, by=stranger)


def test_shared_evidence_is_seen_by_those_who_see_the_need_and_follows_it(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, named(cast.delta))
    upload = _attached(need, cast.amara_officer, now, is_shared=True)
    assert _sees(upload, cast.partner)
    assert not _sees(upload, cast.outsider)
    share_need(need_id=need.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
    assert not _sees(upload, cast.partner)


def test_evidence_is_not_shared_with_those_from_whom_the_need_was_taken_while_the_file_came_in(
    cast: Cast, now: datetime
) -> None:
    need = confirmed_need(cast, now, PUBLIC)

    def chunks() -> Iterator[bytes]:
        share_need(need_id=need.public_id, audience=OWN_PARTY, by=cast.amara_officer, now=now)
        yield TEXT

    upload = attach_evidence(
        need_id=need.public_id, chunks=chunks(), name="log.txt", is_shared=True, by=cast.amara_officer, now=now
    )
    assert _sees(upload, cast.amara_viewer)
    assert not _sees(upload, cast.anonymous)


def test_evidence_of_a_draft_that_was_withdrawn_is_not_shared(cast: Cast, now: datetime) -> None:
    need = drafted_need(cast, now)
    share_need(need_id=need.public_id, audience=PUBLIC, by=cast.amara_officer, now=now)
    withdraw_need(need_id=need.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(NeedStateError):
        _attached(need, cast.amara_officer, now, is_shared=True)


def test_only_an_officer_shares_evidence_and_not_that_of_a_draft(cast: Cast, now: datetime) -> None:
    with pytest.raises(ForbiddenError):
        _attached(confirmed_need(cast, now), cast.amara_contributor, now, is_shared=True)
    with pytest.raises(NeedStateError):
        _attached(drafted_need(cast, now, title="Draft", rank=2), cast.amara_officer, now, is_shared=True)
    assert not Upload.objects.exists()


def test_nobody_else_puts_evidence_beside_a_need_or_takes_it_away(cast: Cast, now: datetime) -> None:
    hidden, public = confirmed_need(cast, now, OWN_PARTY), confirmed_need(cast, now, PUBLIC, title="Public", rank=2)
    upload = _attached(public, cast.amara_officer, now, is_shared=True)
    for stranger in (cast.partner, cast.outsider):
        with pytest.raises(NotFoundError):
            _attached(hidden, stranger, now)
        with pytest.raises(ForbiddenError):
            _attached(public, stranger, now)
        with pytest.raises(ForbiddenError):
            remove_evidence(need_id=public.public_id, upload_id=upload.public_id, by=stranger, now=now)
    assert Upload.objects.count() == 1


def test_a_file_of_another_need_is_not_taken_away_by_this_one(cast: Cast, now: datetime) -> None:
    one, other = confirmed_need(cast, now), confirmed_need(cast, now, title="Other", rank=2)
    upload = _attached(one, cast.amara_officer, now)
    with pytest.raises(NotFoundError):
        remove_evidence(need_id=other.public_id, upload_id=upload.public_id, by=cast.amara_officer, now=now)


def test_the_page_takes_a_file_shows_it_and_removes_it(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    browser = signed_in(cast.amara_officer)
    address = f"/en/plan/needs/{need.public_id}/"
    file = SimpleUploadedFile("log.txt", TEXT)
    page = browser.post(f"{address}evidence/", {"file": file, "is_shared": "on"}, follow=True).content.decode()
    upload = Upload.objects.get()
    assert f"/en/files/{upload.public_id}/" in page
    assert f"/en/files/{upload.public_id}/" in signed_in(cast.outsider).get(address).content.decode()
    browser.post(f"{address}evidence/{upload.public_id}/remove/")
    assert not Upload.objects.exists()


def test_no_file_at_all_is_told_and_nothing_is_kept(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now)
    page = signed_in(cast.amara_officer).post(f"/en/plan/needs/{need.public_id}/evidence/", {}, follow=True)
    assert "Choose a file first" in page.content.decode()
    assert not Upload.objects.exists()


def test_a_file_of_the_countrys_own_does_not_bear_the_names_of_those_who_see_the_need(
    cast: Cast, now: datetime
) -> None:
    need = confirmed_need(cast, now, named(cast.delta))
    _attached(need, cast.amara_contributor, now)
    page = signed_in(cast.amara_officer).get(f"/en/plan/needs/{need.public_id}/").content.decode()
    evidence = page.split("log.txt")[1].split("</li>")[0]
    assert "own party only" in evidence
    assert cast.delta.name not in evidence
