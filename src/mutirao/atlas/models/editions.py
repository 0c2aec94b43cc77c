"""Loads of the shipped atlas."""

from django.db import models

from mutirao.kernel.identifiers import new_public_id


def new_edition_id() -> str:
    return new_public_id("edition")


class ShippedEdition(models.Model):
    """One load of the shipped atlas that changed something."""

    public_id = models.CharField(max_length=40, unique=True, default=new_edition_id)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.digest[:12]
