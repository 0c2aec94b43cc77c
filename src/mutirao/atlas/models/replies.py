"""What a party answers to what is said of it: its right of reply."""

from django.db import models
from django.db.models import Q

from mutirao.atlas.models.statements import Statement, StatementRevision
from mutirao.atlas.models.written_once import Immutable
from mutirao.atlas.vocabulary import ReplyKind
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


def new_reply_id() -> str:
    return new_public_id("reply")


class Reply(Immutable):
    """A party's own words beside a statement; `revision` is the wording that it answers."""

    public_id = models.CharField(max_length=40, unique=True, default=new_reply_id)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="replies")
    revision = models.ForeignKey(StatementRevision, on_delete=models.PROTECT, related_name="replies")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=10, choices=ReplyKind.choices)
    # May be empty where it confirms.
    says = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    replied_at = models.DateTimeField()
    replied_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["replied_at", "pk"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(name="reply_kind_is_known", condition=Q(kind__in=ReplyKind.values)),
            models.CheckConstraint(
                name="only_a_confirmation_says_nothing_more", condition=Q(kind=ReplyKind.CONFIRMS) | ~Q(says="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"
