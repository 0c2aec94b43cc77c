"""Programmes: accepted activities that all sides sign."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party
from mutirao.programmes.models.activities import Activity
from mutirao.programmes.vocabulary import AGREED, ProgrammeState


def new_programme_id() -> str:
    return new_public_id("programme")


def new_signature_id() -> str:
    return new_public_id("signature")


class ProgrammeQuerySet(ShareableQuerySet):
    def _visibility(self, by: Actor) -> Q:
        """The audience is part of what the sides sign: until all have, a programme is the sides' own."""
        visible = super()._visibility(by) & Q(state__in=AGREED)
        if by.party_id is None:
            return visible
        sides = ProgrammeActivity.objects.filter(programme=OuterRef("pk"))
        of_side = sides.filter(Q(activity__recipient=by.party_id) | Q(activity__partner=by.party_id))
        return visible | Q(composed_by=by.party_id) | Q(Exists(of_side))


class Programme(Shareable):
    """Its sides are the recipients and partners of its activities."""

    OWNERS = ()

    public_id = models.CharField(max_length=40, unique=True, default=new_programme_id)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    composed_by = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    activities = models.ManyToManyField(Activity, through="ProgrammeActivity", related_name="programmes")
    state = models.CharField(max_length=24, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT)
    changed_at = models.DateTimeField()

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="programme_state_is_known", condition=Q(state__in=ProgrammeState.values)),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeActivity(models.Model):
    """An activity stands in one living programme at a time; a cancelled programme keeps its list, not its hold."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="entries")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="entries")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["activity__starts", "activity__pk"]
        constraints = [
            models.UniqueConstraint(name="programme_activity_once", fields=["programme", "activity"]),
            models.UniqueConstraint(
                name="activity_in_one_living_programme", fields=["activity"], condition=Q(is_current=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} · {self.activity_id}"


class Signature(models.Model):
    """One side's signature under the exact content with this digest; a later change of the content voids it."""

    public_id = models.CharField(max_length=40, unique=True, default=new_signature_id)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # The name as signed; the pseudonym links to the audit.
    name = models.CharField(max_length=120)
    pseudonym = models.CharField(max_length=40)
    role = models.CharField(max_length=24)
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_valid_signature_per_side",
                fields=["programme", "party"],
                condition=Q(voided_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} · {self.party_id}"
