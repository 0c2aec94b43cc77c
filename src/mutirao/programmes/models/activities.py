"""Activities: what a partner proposes for a need, what the recipient answers, and the clashes that both knew of."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.money import Money
from mutirao.kernel.periods import Quarter
from mutirao.parties.models import Party
from mutirao.programmes.models.needs import Need
from mutirao.programmes.terms import ActivityTerms
from mutirao.programmes.vocabulary import COMMITTED, STANDING, ActivityKind, ActivityState, ClashKind


def new_activity_id() -> str:
    return new_public_id("activity")


def new_clash_acknowledgement_id() -> str:
    return new_public_id("clash")


class ActivityQuerySet(ShareableQuerySet):
    def standing(self) -> "ActivityQuerySet":
        """Proposed or agreed: what another activity can overlap with."""
        return self.filter(state__in=STANDING)

    def committed(self) -> "ActivityQuerySet":
        """Agreed: what takes the agency's people."""
        return self.filter(state__in=COMMITTED)


class Activity(Shareable):
    """`need_version` is the wording of the need that the partner answered; `version` counts revisions."""

    OWNERS = ("recipient", "partner")

    public_id = models.CharField(max_length=40, unique=True, default=new_activity_id)
    partner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="activities_offered")
    recipient = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="activities_received")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="activities")
    need_version = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=ActivityKind.choices)
    title = models.CharField(max_length=160)
    area = models.CharField(max_length=40)
    participants: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    starts = models.DateField()
    ends = models.DateField()
    staff_days = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=12, choices=ActivityState.choices, default=ActivityState.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    not_now_until = models.DateField(null=True, blank=True)
    # Why the recipient said no, or not now; it may keep its reason to itself.
    reason = models.TextField(blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["recipient", "starts"], name="activity_of_recipient")]
        constraints = [
            models.CheckConstraint(name="activity_state_is_known", condition=Q(state__in=ActivityState.values)),
            models.CheckConstraint(name="activity_ends_after_start", condition=Q(ends__gte=F("starts"))),
            models.CheckConstraint(name="activity_cost_is_not_negative", condition=Q(cost__gte=0)),
            models.CheckConstraint(name="activity_has_two_parties", condition=~Q(partner=F("recipient"))),
            models.CheckConstraint(
                name="activity_deferred_has_day",
                # What was deferred and then withdrawn keeps the day.
                condition=Q(state=ActivityState.DEFERRED, not_now_until__isnull=False)
                | Q(state=ActivityState.WITHDRAWN)
                | (~Q(state__in=[ActivityState.DEFERRED, ActivityState.WITHDRAWN]) & Q(not_now_until__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> ActivityTerms:
        return ActivityTerms(
            kind=self.kind,
            title=self.title,
            area=self.area,
            participants=tuple(self.participants),
            languages=tuple(self.languages),
            starts=self.starts,
            ends=self.ends,
            staff_days=self.staff_days,
            cost=self.cost,
            currency=self.currency,
        )

    @property
    def money(self) -> Money:
        return Money(self.cost, self.currency)


class ClashAcknowledgement(models.Model):
    """A clash that a party saw and went into knowingly, as it stood then. `facts` are the figures of that moment."""

    public_id = models.CharField(max_length=40, unique=True, default=new_clash_acknowledgement_id)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="acknowledged_clashes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ClashKind.choices)
    # Set for an overlap; who may see the other activity decides who may see this line.
    other = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    # The revision of the activity whose clashes these were; a later revision clashes otherwise, or not at all.
    version = models.PositiveIntegerField()
    acknowledged_at = models.DateTimeField()

    class Meta:
        ordering = ["acknowledged_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="clash_overlap_names_other",
                condition=Q(kind=ClashKind.OVERLAP, other__isnull=False) | Q(kind=ClashKind.LOAD, other__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} · {self.kind}"

    @property
    def quarter(self) -> Quarter | None:
        """Of a load."""
        return Quarter(self.facts["year"], self.facts["number"]) if self.kind == ClashKind.LOAD else None
