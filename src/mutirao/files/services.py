"""Taking files in, sharing them, removing them."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import OWN_PARTY, Audience
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.files import events, storage
from mutirao.files.content import content_type_of
from mutirao.files.models import Upload
from mutirao.files.names import harmless_name
from mutirao.files.storage import ORPHAN_AFTER, StoredContent
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party


def store_upload(
    *,
    chunks: Iterable[bytes],
    name: str,
    party: Party,
    by: Actor,
    now: datetime,
    about: Reference | None = None,
    audience: Audience = OWN_PARTY,
) -> Upload:
    """Keep a file for a party; `chunks` is its content, as `UploadedFile.chunks()` gives it. Not for use inside a long
    transaction: the content is written to the disk first. Raises what `storage.keep` and `content_type_of` raise, and
    then nothing of the file is left."""
    require(by, Permission.UPLOAD_FILE, party_id=party.pk)

    shown_name = harmless_name(name)
    content = storage.keep(chunks, name=shown_name)
    try:
        with content.path().open("rb") as file:
            content_type = content_type_of(file, name=shown_name)
        upload = Upload(party=party, name=shown_name, content_type=content_type, uploaded_at=now)
        _store(upload, content, about=about, audience=audience, by=by)
    except BaseException:
        storage.remove(content.stored_as)
        raise
    return upload


@transaction.atomic
def _store(upload: Upload, content: StoredContent, *, about: Reference | None, audience: Audience, by: Actor) -> None:
    upload.stored_as, upload.size, upload.sha256 = content.stored_as, content.size, content.sha256
    upload.uploaded_by = by.pseudonym
    if about is not None:
        upload.about_kind, upload.about_id = about.kind, about.public_id
    upload.save()
    upload.share_with(audience)
    upload.save(update_fields=["audience"])
    record(events.FILE_UPLOADED, by=by, about=upload, at=upload.uploaded_at, sha256=upload.sha256, size=upload.size)


@transaction.atomic
def share_upload(*, upload_id: str, audience: Audience, by: Actor, now: datetime) -> Upload:
    """Let others see a file, or no longer."""
    upload = _locked(upload_id, by=by)
    require(by, Permission.UPLOAD_FILE, party_id=upload.party_id)

    upload.share_with(audience)
    upload.save(update_fields=["audience"])

    record(events.FILE_SHARED, by=by, about=upload, at=now, audience=audience.kind.value)
    return upload


@transaction.atomic
def delete_upload(*, upload_id: str, by: Actor, now: datetime) -> None:
    """Remove a file for good; the audit keeps its digest."""
    upload = _locked(upload_id, by=by)
    require(by, Permission.UPLOAD_FILE, party_id=upload.party_id)

    record(events.FILE_DELETED, by=by, about=upload, at=now, sha256=upload.sha256)
    upload.delete()
    transaction.on_commit(partial(storage.remove, upload.stored_as))


def _locked(upload_id: str, *, by: Actor) -> Upload:
    upload = Upload.objects.visible_to(by).select_for_update().filter(public_id=upload_id).first()
    if upload is None:
        raise NotFoundError(id=upload_id)
    return upload  # type: ignore[no-any-return]


def remove_orphans(now: datetime) -> int:
    """Remove contents that belong to no record, as a transaction left them that was rolled back; returns how many."""
    old = list(storage.contents_older_than(now - ORPHAN_AFTER))
    known = set(Upload.objects.filter(stored_as__in=old).values_list("stored_as", flat=True))
    orphans = [stored_as for stored_as in old if stored_as not in known]
    for stored_as in orphans:
        storage.remove(stored_as)
    return len(orphans)
