import errno
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from tests.cast import Cast
from tests.files.conftest import contents
from tests.files.documents import PDF, PNG

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC, Audience, AudienceKind
from mutirao.audit.models import Act
from mutirao.files import storage
from mutirao.files.errors import (
    EmptyUploadError,
    FileTypeMismatchError,
    NoRoomForUploadError,
    UploadFolderError,
    UploadMissingError,
    UploadTooLargeError,
)
from mutirao.files.models import Upload
from mutirao.files.queries import content_of, uploads_about, visible_upload
from mutirao.files.services import delete_upload, remove_orphans, share_upload, store_upload
from mutirao.files.storage import LARGEST_UPLOAD, ORPHAN_AFTER
from mutirao.kernel.errors import ForbiddenError, MutiraoError, NotFoundError
from mutirao.kernel.reference import Reference

pytestmark = pytest.mark.django_db
NEED = Reference("need", "need_1")


def _store(cast: Cast, now: datetime, by: Actor | None = None, content: bytes = PDF, name: str = "a.pdf") -> Upload:
    by = by or cast.amara_contributor
    return store_upload(chunks=[content], name=name, party=cast.amara, by=by, now=now, about=NEED)


def test_a_file_is_kept_whole_outside_the_static_files(cast: Cast, now: datetime, uploads: Path) -> None:
    upload = _store(cast, now, name="../Évidence.pdf")
    with content_of(upload) as content:
        assert content.read() == PDF
    assert (upload.name, upload.size, upload.content_type) == ("Évidence.pdf", len(PDF), "application/pdf")
    (path,) = contents(uploads)
    assert path.stat().st_mode & 0o077 == 0
    assert "vidence" not in path.name
    assert Act.objects.filter(event="file.uploaded", about_id=upload.public_id).exists()


def test_only_members_with_the_right_of_that_party_upload(cast: Cast, now: datetime, uploads: Path) -> None:
    for by in (cast.outsider, cast.amara_viewer, cast.anonymous):
        with pytest.raises(ForbiddenError):
            _store(cast, now, by=by)
    assert contents(uploads) == []


def _endless() -> Iterator[bytes]:
    while True:
        yield PDF + b"x" * 1_000_000


def _full_disk() -> Iterator[bytes]:
    yield PDF
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("chunks", "refusal"),
    [
        (_endless, UploadTooLargeError),
        (lambda: iter([]), EmptyUploadError),
        (lambda: iter([PNG]), FileTypeMismatchError),
        (_full_disk, NoRoomForUploadError),
    ],
    ids=["too large", "empty", "mismatch", "full disk"],
)
def test_what_is_refused_leaves_nothing_behind(
    cast: Cast, now: datetime, uploads: Path, chunks: Callable[[], Iterator[bytes]], refusal: type[MutiraoError]
) -> None:
    with pytest.raises(refusal):
        store_upload(chunks=chunks(), name="a.pdf", party=cast.amara, by=cast.amara_officer, now=now)
    assert contents(uploads) == []
    assert not Upload.objects.exists()


def test_a_folder_that_cannot_be_written_is_named(cast: Cast, now: datetime, settings: object) -> None:
    settings.MEDIA_ROOT = Path("/proc/nowhere")  # type: ignore[attr-defined]
    with pytest.raises(UploadFolderError):
        _store(cast, now)


def test_the_largest_file_is_taken(cast: Cast, now: datetime) -> None:
    assert _store(cast, now, content=PDF.ljust(LARGEST_UPLOAD, b"x")).size == LARGEST_UPLOAD


def test_a_record_that_cannot_be_written_leaves_no_content(
    cast: Cast, now: datetime, uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("mutirao.files.services.record", fail)
    with pytest.raises(RuntimeError):
        _store(cast, now)
    assert contents(uploads) == []
    assert not Upload.objects.exists()


def test_an_outsider_finds_no_trace_of_a_file(cast: Cast, now: datetime) -> None:
    upload = _store(cast, now)
    for by in (cast.outsider, cast.anonymous, cast.partner, cast.administrator):
        assert not uploads_about(NEED, by=by).exists()
        for act in (
            lambda by=by: visible_upload(upload.public_id, by=by),
            lambda by=by: delete_upload(upload_id=upload.public_id, by=by, now=now),
            lambda by=by: share_upload(upload_id=upload.public_id, audience=PUBLIC, by=by, now=now),
        ):
            with pytest.raises(NotFoundError):
                act()


def test_a_shared_file_is_seen_by_those_alone_and_changed_by_its_party_alone(cast: Cast, now: datetime) -> None:
    upload = _store(cast, now)
    audience = Audience(kind=AudienceKind.NAMED, parties=(cast.delta,))
    share_upload(upload_id=upload.public_id, audience=audience, by=cast.amara_officer, now=now)
    assert list(uploads_about(NEED, by=cast.partner)) == [upload]
    assert not uploads_about(NEED, by=cast.brisa_officer).exists()
    with pytest.raises(ForbiddenError):
        delete_upload(upload_id=upload.public_id, by=cast.partner, now=now)


def test_a_deleted_file_leaves_the_disk_when_the_act_is_committed(
    cast: Cast, now: datetime, uploads: Path, django_capture_on_commit_callbacks: object
) -> None:
    upload = _store(cast, now)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        delete_upload(upload_id=upload.public_id, by=cast.amara_officer, now=now)
        assert len(contents(uploads)) == 1
    assert contents(uploads) == []
    assert Act.objects.filter(event="file.deleted", about_id=upload.public_id).exists()


def test_a_content_that_is_gone_is_said_to_be_gone(cast: Cast, now: datetime, uploads: Path) -> None:
    upload = _store(cast, now)
    storage.remove(upload.stored_as)
    with pytest.raises(UploadMissingError):
        content_of(upload)


def test_contents_of_no_record_are_removed_after_a_day_and_others_stay(
    cast: Cast, now: datetime, uploads: Path
) -> None:
    kept = _store(cast, now)
    with transaction.atomic():
        _store(cast, now, name="b.pdf")
        transaction.set_rollback(True)
    assert len(contents(uploads)) == 2
    written = now - ORPHAN_AFTER - timedelta(seconds=1)
    for path in contents(uploads):
        os.utime(path, (written.timestamp(), written.timestamp()))
    assert remove_orphans(now - ORPHAN_AFTER) == 0
    assert remove_orphans(now) == 1
    assert [path.name for path in contents(uploads)] == [kept.stored_as]
