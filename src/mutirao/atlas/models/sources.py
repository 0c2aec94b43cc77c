"""Published documents, with their age and standing."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from mutirao.atlas.models.written_once import Immutable
from mutirao.atlas.staleness import StaleReason, Standing, is_stale_on, is_unchecked_on, stale_reasons
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.kernel.identifiers import new_public_id


class Origin(models.TextChoices):
    SHIPPED = "shipped"
    LOCAL = "local"


def new_source_key() -> str:
    return new_public_id("source")


def new_check_id() -> str:
    return new_public_id("check")


class SourceQuerySet(models.QuerySet["Source"]):
    def stale(self, on: date) -> "SourceQuerySet":
        return self.filter(is_stale_on(on))

    def unchecked(self, on: date) -> "SourceQuerySet":
        """Those whose next check is overdue."""
        return self.filter(is_unchecked_on(on))


class Source(models.Model):
    """A published document. Dates are kept as their source gives them (`kernel.dates`); the days that decide
    staleness are worked out from them."""

    key = models.CharField(max_length=60, unique=True, default=new_source_key)
    title = models.CharField(max_length=300)
    title_language = models.CharField(max_length=8, default="en")
    issuer = models.CharField(max_length=200)
    dated = models.CharField(max_length=10, blank=True)
    valid = models.CharField(max_length=23, blank=True)
    valid_until = models.DateField(null=True)
    url = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    standing = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Standing])
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded")
    # The one before it in a chain of strategies and policies, whether it replaced it or not.
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    last_checked = models.CharField(max_length=10, blank=True)
    check_period_days = models.PositiveIntegerField()
    fresh_until = models.DateField(null=True, db_index=True)
    # What the last check found, where it did not find the document as it was.
    last_outcome = models.CharField(max_length=10, choices=CheckOutcome.choices, default=CheckOutcome.UNCHANGED)
    # Counts changes, so that two people editing at the same time do not overwrite each other.
    version = models.PositiveIntegerField(default=1)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.LOCAL)
    shipped_digest = models.CharField(max_length=64, blank=True)
    edited_at = models.DateTimeField(null=True)
    # The shipped record that differs from a local edit and waits for somebody's decision.
    waiting_change: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(null=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        indexes = [
            # Few documents are linked to another, and every page of the atlas asks which.
            models.Index(fields=[relation], condition=Q(**{f"{relation}__isnull": False}), name=f"source_{name}")
            for relation, name in (("superseded_by", "replaced"), ("follows", "following"))
        ]
        constraints = [
            models.CheckConstraint(name="source_outcome_is_known", condition=Q(last_outcome__in=CheckOutcome.values)),
            models.CheckConstraint(
                name="source_standing_is_known", condition=Q(standing__in=[one.value for one in Standing])
            ),
            models.CheckConstraint(
                name="source_address_is_of_the_web",
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
            ),
            models.CheckConstraint(
                name="superseded_source_is_not_in_force",
                condition=Q(superseded_by__isnull=True) | Q(standing__in=[Standing.SUPERSEDED, Standing.TERM_ENDED]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def public_id(self) -> str:
        return self.key

    def stale_reasons(self, on: date) -> tuple[StaleReason, ...]:
        return stale_reasons(
            standing=self.standing,
            valid_until=self.valid_until,
            fresh_until=self.fresh_until,
            last_outcome=self.last_outcome,
            on=on,
        )

    def is_stale(self, on: date) -> bool:
        return bool(self.stale_reasons(on))


class SourceCheck(Immutable):
    """Somebody opened a source and said what was there."""

    public_id = models.CharField(max_length=40, unique=True, default=new_check_id)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=10, choices=CheckOutcome.choices)
    note = models.CharField(max_length=500, blank=True)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["-checked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="check_outcome_is_known", condition=Q(outcome__in=CheckOutcome.values))
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.outcome}"


class SourceChange(Immutable):
    """What a change of a source replaced: `number` is the version that it made."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    before: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    after: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["source", "-number"]
        constraints = [models.UniqueConstraint(name="one_source_change_a_number", fields=["source", "number"])]

    def __str__(self) -> str:
        return f"{self.source_id}/{self.number}"
