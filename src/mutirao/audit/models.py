"""What was done, by whom, about what. Text ids, no foreign keys: the trace outlives what it speaks of.

Acts are inserted, unchained, in the transaction of the change they record. One sealer chains what has been
committed (`sealing.py`). Triggers of the database refuse to change or delete either table.
"""

from django.db import models


class Act(models.Model):
    at = models.DateTimeField()
    event = models.CharField(max_length=80)
    # A pseudonym: the person can be forgotten by forgetting whose it is.
    actor = models.CharField(max_length=40)
    acting_for = models.CharField(max_length=40, blank=True)
    via = models.CharField(max_length=16)
    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=80)
    facts: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["about_kind", "about_id"], name="act_about"),
            models.Index(fields=["acting_for", "-id"], name="act_acting_for"),
            models.Index(fields=["event", "-id"], name="act_event"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.about_kind}:{self.about_id}"


class Seal(models.Model):
    """One link of the chain: position, the act it seals, and the hash over the previous link and the act."""

    position = models.PositiveBigIntegerField(primary_key=True)
    act_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}:{self.hash[:12]}"
