"""How much help an agency can absorb, per quarter."""

from django.db import models
from django.db.models import Q

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.periods import Quarter
from mutirao.parties.models import Party


def new_absorption_id() -> str:
    return new_public_id("absorption")


class Absorption(Shareable):
    """The staff-days that the party's agency can give to activities in one quarter. A quarter without a row is
    "not said", which is not zero. Whoever may see a row may also see how much of it is taken, but not by what."""

    public_id = models.CharField(max_length=40, unique=True, default=new_absorption_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="absorptions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    staff_days = models.PositiveIntegerField()

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["party", "year", "number"]
        constraints = [
            models.UniqueConstraint(name="absorption_once_a_quarter", fields=["party", "year", "number"]),
            models.CheckConstraint(name="absorption_quarter_exists", condition=Q(number__range=(1, 4))),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} · {self.quarter}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.number)
