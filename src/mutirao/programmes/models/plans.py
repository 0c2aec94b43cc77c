"""Results of the engines, stored with what it takes to make them again."""

from typing import Any

from django.db import models
from django.db.models import Q

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party
from mutirao.programmes.models.programmes import Programme
from mutirao.programmes.vocabulary import PlanKind


def new_plan_id() -> str:
    return new_public_id("plan")


class StoredPlan(Shareable):
    """`party` asked for it; nobody where a visitor explored. `result` is kept as the exact text of the answer, since
    the same seed gives the same bytes. A benefit belongs to a programme with the content of `programme_digest`."""

    public_id = models.CharField(max_length=40, unique=True, default=new_plan_id)
    kind = models.CharField(max_length=8, choices=PlanKind.choices)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    request: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    result = models.TextField()
    input_hash = models.CharField(max_length=64)
    engine_versions: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    seed = models.BigIntegerField()
    computed_at = models.DateTimeField()
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="benefits")
    programme_digest = models.CharField(max_length=64, blank=True)

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["-computed_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="plan_kind_is_known", condition=Q(kind__in=PlanKind.values)),
            models.CheckConstraint(
                name="plan_benefit_has_programme",
                condition=Q(kind=PlanKind.BENEFIT, programme__isnull=False) & ~Q(programme_digest="")
                | ~Q(kind=PlanKind.BENEFIT),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
