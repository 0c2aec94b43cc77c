"""What the register keeps of an agreement beside the statement that tells of it: its terms, and signs that it lives."""

from django.db import models
from django.db.models import F, Q

from mutirao.atlas.models.sources import Source
from mutirao.atlas.models.statements import Statement
from mutirao.atlas.models.written_once import Immutable
from mutirao.atlas.vocabulary import Renewal, SignKind
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


def new_terms_id() -> str:
    return new_public_id("terms")


def new_sign_id() -> str:
    return new_public_id("sign")


class AgreementTerms(Immutable):
    """What the text says of its own duration, in one version; the newest stands. Dates as exact as the text gives them;
    the days that decide are worked out from them. Whoever may see the statement may see its terms."""

    public_id = models.CharField(max_length=40, unique=True, default=new_terms_id)
    agreement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="agreement_terms")
    number = models.PositiveIntegerField()
    signed = models.CharField(max_length=10, blank=True)
    begins = models.CharField(max_length=10, blank=True)
    begins_on = models.DateField(null=True)
    # Its last day.
    ends = models.CharField(max_length=10, blank=True)
    ends_on = models.DateField(null=True)
    renewal = models.CharField(max_length=12, choices=Renewal.choices, default=Renewal.UNKNOWN)
    # How long before the end somebody has to say that it shall end.
    notice_months = models.PositiveSmallIntegerField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["agreement", "number"]
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_version_of_terms_a_number"),
            models.CheckConstraint(name="renewal_is_known", condition=Q(renewal__in=Renewal.values)),
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}/{self.number}"


class AgreementCommitment(Immutable):
    """One thing that a party owes under one version of the terms, and where the text says so."""

    terms = models.ForeignKey(AgreementTerms, on_delete=models.PROTECT, related_name="commitments")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=400)
    article = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.says


class SignOfLife(Immutable):
    """Something that took place under an agreement, as a recorded source tells it."""

    public_id = models.CharField(max_length=40, unique=True, default=new_sign_id)
    agreement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="signs_of_life")
    kind = models.CharField(max_length=10, choices=SignKind.choices)
    happened = models.CharField(max_length=10)
    happened_on = models.DateField()
    says = models.CharField(max_length=400)
    language = models.CharField(max_length=8)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=20, blank=True)
    # The statement of the atlas that tells of the same activity, exercise or visit, where one is recorded.
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="+")
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-happened_on", "pk"]
        verbose_name_plural = "signs of life"
        constraints = [models.CheckConstraint(name="sign_kind_is_known", condition=Q(kind__in=SignKind.values))]

    def __str__(self) -> str:
        return self.says
