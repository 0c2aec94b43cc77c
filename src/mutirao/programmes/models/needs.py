"""Needs: capacity gaps that a country confirms and ranks."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.money import Money
from mutirao.parties.models import Party
from mutirao.programmes.terms import NeedTerms
from mutirao.programmes.vocabulary import LARGEST_GAIN, NeedState


def new_need_id() -> str:
    return new_public_id("need")


class NeedQuerySet(ShareableQuerySet):
    def _visibility(self, by: Actor) -> Q:
        """A draft is its own party's, whatever audience it is meant for."""
        visible = super()._visibility(by) & Q(confirmed_at__isnull=False)
        return visible if by.party_id is None else visible | Q(party=by.party_id)


class Need(Shareable):
    """`rank` is the country's own priority, 1 first; `version` counts revisions, so that two people editing at the
    same time do not overwrite each other."""

    public_id = models.CharField(max_length=40, unique=True, default=new_need_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="needs")
    title = models.CharField(max_length=160)
    area = models.CharField(max_length=40)
    grounds = models.TextField()
    stages = models.PositiveSmallIntegerField()
    cost_low = models.DecimalField(max_digits=14, decimal_places=2)
    cost_high = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    participants: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    target_date = models.CharField(max_length=10, blank=True)
    rank = models.PositiveSmallIntegerField()
    earliest_year = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="before")
    state = models.CharField(max_length=12, choices=NeedState.choices, default=NeedState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # A pseudonym, as in the audit.
    confirmed_by = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["party__code", "rank", "pk"]
        constraints = [
            models.CheckConstraint(name="need_state_is_known", condition=Q(state__in=NeedState.values)),
            models.CheckConstraint(name="need_gain_is_one_to_four", condition=Q(stages__range=(1, LARGEST_GAIN))),
            models.CheckConstraint(
                name="need_cost_is_a_range", condition=Q(cost_low__gte=0) & Q(cost_high__gte=F("cost_low"))
            ),
            models.CheckConstraint(name="need_rank_is_positive", condition=Q(rank__gte=1)),
            models.CheckConstraint(
                name="need_confirmed_has_moment",
                condition=~Q(state__in=[NeedState.CONFIRMED, NeedState.MET])
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
            ),
            models.CheckConstraint(name="need_is_not_after_itself", condition=Q(after=None) | ~Q(after=F("pk"))),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> NeedTerms:
        return NeedTerms(
            title=self.title,
            area=self.area,
            grounds=self.grounds,
            stages=self.stages,
            cost_low=self.cost_low,
            cost_high=self.cost_high,
            currency=self.currency,
            participants=tuple(self.participants),
            languages=tuple(self.languages),
            rank=self.rank,
            target_date=self.target_date,
            earliest_year=self.earliest_year,
            after=self.after.public_id if self.after else None,
        )

    @property
    def lowest_cost(self) -> Money:
        return Money(self.cost_low, self.currency)

    @property
    def highest_cost(self) -> Money:
        return Money(self.cost_high, self.currency)

    @property
    def target(self) -> PartialDate | None:
        return PartialDate.parse(self.target_date) if self.target_date else None

    def confirm(self, *, at: datetime, by: Actor) -> None:
        self.state = NeedState.CONFIRMED
        self.confirmed_at = at
        self.confirmed_by = by.pseudonym


class NeedRevision(models.Model):
    """What a need said in one version; never changed afterwards."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    terms: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(name="need_revision_once", fields=["need", "version"])]

    def __str__(self) -> str:
        return f"{self.need_id} · {self.version}"
