"""Assumptions of the model that a party keeps under a name."""

from typing import Any

from django.db import models

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


def new_assumption_set_id() -> str:
    return new_public_id("assumptions")


class AssumptionSet(Shareable):
    """`assumed`: plain values as of `planning.assumed.Assumed.canonical`; `fingerprint` tells equal ones. Results keep
    what was assumed themselves, so that changing or deleting a set changes no result."""

    public_id = models.CharField(max_length=40, unique=True, default=new_assumption_set_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=500, blank=True)
    assumed: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["party", "name"], name="one_assumption_set_a_name")]

    def __str__(self) -> str:
        return self.name
