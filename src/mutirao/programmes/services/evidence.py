"""Files that support the grounds of a need: the country's own, or seen by whoever may see the need."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import AudienceKind
from mutirao.access.permissions import Permission
from mutirao.files.models import Upload
from mutirao.files.queries import uploads_about
from mutirao.files.services import delete_upload, share_upload, store_upload
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.identifiers import PublicId
from mutirao.programmes.errors import NeedStateError
from mutirao.programmes.models import Need
from mutirao.programmes.queries.needs import evidence_of, locked_need, reference_of
from mutirao.programmes.queries.needs import need as need_of


def attach_evidence(
    *, need_id: PublicId, chunks: Iterable[bytes], name: str, is_shared: bool, by: Actor, now: datetime
) -> Upload:
    """Put a file beside a need. `is_shared`: for whoever may see the need, which an officer decides; otherwise it
    stays the country's own. What was never confirmed shares nothing: NeedStateError. Raises what `files.store_upload`
    raises, and then nothing is kept."""
    need = need_of(need_id, by=by)
    require(by, Permission.CONFIRM_NEED if is_shared else Permission.DRAFT_NEED, party_id=need.party_id)
    if is_shared and need.confirmed_at is None:
        raise NeedStateError(state=need.state)

    upload = store_upload(chunks=chunks, name=name, party=need.party, by=by, now=now, about=reference_of(need))
    return _shared(upload, need_id=need_id, by=by, now=now) if is_shared else upload


@transaction.atomic
def _shared(upload: Upload, *, need_id: PublicId, by: Actor, now: datetime) -> Upload:
    """With whoever may see the need now: while a large file came in, an officer may have narrowed that."""
    need = locked_need(need_id, by=by)
    return share_upload(upload_id=upload.public_id, audience=need.shared_with, by=by, now=now)


@transaction.atomic
def remove_evidence(*, need_id: PublicId, upload_id: PublicId, by: Actor, now: datetime) -> None:
    """Take a file away for good; only the need's own country can."""
    need = need_of(need_id, by=by)
    if not evidence_of(need, by=by).filter(public_id=upload_id).exists():
        raise NotFoundError(id=upload_id)
    require(by, Permission.DRAFT_NEED, party_id=need.party_id)

    delete_upload(upload_id=upload_id, by=by, now=now)


@transaction.atomic
def share_evidence(*, need: Need, by: Actor, now: datetime) -> None:
    """Let shared evidence follow its need: what was for everybody is not, once the need is not. Part of sharing it."""
    require(by, Permission.CONFIRM_NEED, party_id=need.party_id)
    for upload in uploads_about(reference_of(need), by=by).exclude(audience=AudienceKind.OWN):
        share_upload(upload_id=upload.public_id, audience=need.shared_with, by=by, now=now)
