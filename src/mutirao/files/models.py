"""What people upload. The content lies in the deployment's folder under a random name, never among static files."""

from django.db import models

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party


def new_upload_id() -> str:
    return new_public_id("file")


class Upload(Shareable):
    public_id = models.CharField(max_length=40, unique=True, default=new_upload_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # As its owner called it, made harmless; shown, and given back with the content.
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()  # bytes
    # Decided by the content.
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64, unique=True)
    # What it is about: a record of a higher room, by its reference; empty where it is about none.
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    uploaded_by = models.CharField(max_length=40)  # a pseudonym
    uploaded_at = models.DateTimeField()

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="upload_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> Reference | None:
        return Reference(self.about_kind, self.about_id) if self.about_kind else None
