"""What became of a pledge: evidence that documents give, and what the party that made it declares."""

from django.db import models
from django.db.models import F, Q

from mutirao.atlas.models.sources import Source
from mutirao.atlas.models.statements import Statement, StatementRevision
from mutirao.atlas.models.written_once import Immutable
from mutirao.atlas.vocabulary import DeclarationKind, EvidenceState
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party

_DECIDED = [EvidenceState.ACCEPTED, EvidenceState.ANSWERED]


def new_evidence_id() -> str:
    return new_public_id("evidence")


def new_declaration_id() -> str:
    return new_public_id("declaration")


class PledgeEvidence(models.Model):
    """What a document shows of a pledge. What was entered never changes; the party that made the pledge accepts it or
    answers it in its own words, once. Whoever may see the pledge may see it."""

    public_id = models.CharField(max_length=40, unique=True, default=new_evidence_id)
    pledge = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="evidence")
    # The wording that it speaks to.
    revision = models.ForeignKey(StatementRevision, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    page = models.CharField(max_length=20, blank=True)
    # When what it shows took place, as exactly as the document says.
    happened = models.CharField(max_length=23, blank=True)
    says = models.TextField()
    language = models.CharField(max_length=8)
    # Pseudonyms, as in the audit.
    proposed_by = models.CharField(max_length=40)
    proposed_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=EvidenceState.choices, default=EvidenceState.PROPOSED)
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=8, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        verbose_name_plural = "pieces of evidence"
        constraints = [
            models.CheckConstraint(name="evidence_state_is_known", condition=Q(state__in=EvidenceState.values)),
            models.CheckConstraint(
                name="only_decided_evidence_has_a_decider",
                condition=(Q(state__in=_DECIDED) & ~Q(decided_by="") & Q(decided_at__isnull=False))
                | (~Q(state__in=_DECIDED) & Q(decided_by="") & Q(decided_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="only_answered_evidence_has_an_answer",
                condition=(Q(state=EvidenceState.ANSWERED) & ~Q(answer=""))
                | (~Q(state=EvidenceState.ANSWERED) & Q(answer="")),
            ),
            models.CheckConstraint(
                name="nobody_decides_their_own_evidence", condition=Q(decided_by="") | ~Q(decided_by=F("proposed_by"))
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class PledgeDeclaration(Immutable):
    """What the party that made a pledge says became of it: the newest stands, the earlier ones stay."""

    public_id = models.CharField(max_length=40, unique=True, default=new_declaration_id)
    pledge = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="declarations")
    revision = models.ForeignKey(StatementRevision, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=DeclarationKind.choices)
    # The statement that stands in its place, where it was replaced by one that is recorded.
    replaced_by = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="+")
    says = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["declared_at", "pk"]
        constraints = [
            models.CheckConstraint(name="declaration_kind_is_known", condition=Q(kind__in=DeclarationKind.values)),
            models.CheckConstraint(
                name="only_what_was_replaced_names_another",
                condition=Q(replaced_by__isnull=True) | Q(kind=DeclarationKind.REPLACED),
            ),
            models.CheckConstraint(name="no_pledge_replaces_itself", condition=~Q(replaced_by=F("pledge"))),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.kind}"
