"""What people propose to record, and what became of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.access.permissions import Permission
from mutirao.atlas.models.statements import Statement, StatementRevision
from mutirao.atlas.vocabulary import ProposalState
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party

_REVIEWED = [ProposalState.ACCEPTED, ProposalState.DECLINED]


def new_proposal_id() -> str:
    return new_public_id("proposal")


class ProposalQuerySet(ShareableQuerySet):
    def _visibility(self, by: Actor) -> Q:
        """Those whom it concerns: the party that proposes, the party that it speaks of, and reviewers who may see, or
        will see, the statement. A proposal for a statement that is hidden is hidden with it."""
        concerned = Q(proposed_for=by.party_id) | Q(party=by.party_id) if by.party_id is not None else Q(pk__in=[])
        if Permission.REVIEW_STATEMENT in by.permissions:
            concerned |= super()._visibility(by)
        return concerned & (Q(statement__isnull=True) | Q(statement__in=Statement.objects.visible_to(by)))


class StatementProposal(Shareable):
    """A wording that somebody wants recorded: of a new statement, or instead of the revision that they read. What it
    says never changes; whoever wants to say something else continues it by another. The audience is the one that a new
    statement will have, or the one that the statement had."""

    OWNERS = ("party", "proposed_for")

    public_id = models.CharField(max_length=40, unique=True, default=new_proposal_id)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="proposals")
    based_on = models.ForeignKey(StatementRevision, on_delete=models.PROTECT, null=True, related_name="+")
    # Of which party it speaks.
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # As `reference.schema.StatementContent` reads it.
    content: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    reason = models.TextField(blank=True)
    continues = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="continued_by")
    # Pseudonyms, as in the audit.
    proposed_by = models.CharField(max_length=40)
    proposed_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    reviewed_by = models.CharField(max_length=40, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    review_note = models.TextField(blank=True)
    accepted_as = models.OneToOneField(
        StatementRevision, on_delete=models.PROTECT, null=True, related_name="accepted_proposal"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]
        indexes = [models.Index(fields=["state", "proposed_at"], name="proposal_by_state")]
        constraints = [
            models.CheckConstraint(name="proposal_state_is_known", condition=Q(state__in=ProposalState.values)),
            models.CheckConstraint(
                name="proposal_of_a_change_names_what_was_read",
                condition=Q(based_on__isnull=True) | Q(statement__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_reviewed_proposal_has_a_reviewer",
                condition=(Q(state__in=_REVIEWED) & ~Q(reviewed_by="") & Q(reviewed_at__isnull=False))
                | (~Q(state__in=_REVIEWED) & Q(reviewed_by="") & Q(reviewed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="nobody_reviews_their_own_proposal", condition=~Q(reviewed_by=F("proposed_by"))
            ),
            models.CheckConstraint(
                name="only_an_accepted_proposal_became_a_revision",
                condition=Q(state=ProposalState.ACCEPTED, accepted_as__isnull=False)
                | (~Q(state=ProposalState.ACCEPTED) & Q(accepted_as__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN
