"""Uploads, for whoever may see them."""

from typing import BinaryIO

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.files.models import Upload
from mutirao.files.storage import opened
from mutirao.kernel.reference import Reference


def visible_upload(public_id: str, *, by: Actor) -> Upload:
    """Raises NotFoundError for a hidden one and for none at all."""
    upload: Upload = visible_or_not_found(Upload.objects.all(), public_id, by=by)
    return upload


def uploads_about(about: Reference, *, by: Actor) -> ShareableQuerySet:
    """What has been uploaded about a record, as far as `by` may see it, oldest first."""
    return Upload.objects.visible_to(by).filter(about_kind=about.kind, about_id=about.public_id)


def content_of(upload: Upload) -> BinaryIO:
    """Raises UploadMissingError when the content is gone from the disk."""
    return opened(upload.stored_as, public_id=upload.public_id)
