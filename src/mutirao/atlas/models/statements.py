"""What documents say of a party, in revisions that nobody changes."""

from django.db import models
from django.db.models import F, Q

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.atlas.models.newest_first import NewestFirst
from mutirao.atlas.models.sources import Origin, Source
from mutirao.atlas.models.topics import Topic
from mutirao.atlas.models.written_once import Immutable
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


class Kind(models.TextChoices):
    STRATEGY = "strategy"
    ACTION = "action"
    PLEDGE = "pledge"
    POSITION = "position"
    COMMITMENT = "commitment"
    PRINCIPLE = "principle"
    AGREEMENT = "agreement"
    MECHANISM = "mechanism"
    PROGRAMME = "programme"
    ACTIVITY = "activity"
    EXERCISE = "exercise"
    FIGURE = "figure"


class Mark(models.TextChoices):
    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    UNREAD = "unread"


class Voice(models.TextChoices):
    OWN = "own"
    DESCRIBED = "described"


class InvolvementRole(models.TextChoices):
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"


def new_statement_id() -> str:
    return new_public_id("statement")


class Statement(Shareable):
    """One cited, dated thing that a party said, did or promised; what it says stands in its current revision."""

    public_id = models.CharField(max_length=80, unique=True, default=new_statement_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="statements")
    current = models.OneToOneField("StatementRevision", on_delete=models.PROTECT, null=True, related_name="current_of")
    # Of the shipped content seen last, applied or not.
    shipped_digest = models.CharField(max_length=64, blank=True)

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["public_id"]
        indexes = [models.Index(fields=["party", "kind"], name="statement_of_party_by_kind")]
        constraints = [
            models.CheckConstraint(name="statement_kind_is_known", condition=Q(kind__in=Kind.values)),
        ]

    def __str__(self) -> str:
        return self.public_id


class StatementRevision(Immutable):
    """What a statement says, from when until the next revision: never changed, never deleted."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    # Empty only while nobody has read it in the source.
    says = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="revisions")
    # The document that it is part of, where that is not the source.
    instrument = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    voice = models.CharField(max_length=10, choices=Voice.choices)
    said_on = models.CharField(max_length=23, blank=True)
    said_from = models.DateField(null=True)
    # When what it says holds, where that is not as long as its document does.
    valid = models.CharField(max_length=23, blank=True)
    valid_until = models.DateField(null=True)
    # Where it stands in the source, as the source counts: "12", "12-13", "§ 4".
    page = models.CharField(max_length=20, blank=True)
    # Word for word, and so no longer than `quotations.LONGEST_QUOTATION`.
    is_quotation = models.BooleanField(default=False)
    number_in_source = models.PositiveSmallIntegerField(null=True)
    figures: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    # Pseudonyms, as in the audit; empty for what was shipped, which was reviewed before.
    proposed_by = models.CharField(max_length=40, blank=True)
    reviewed_by = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["statement", "number"]
        indexes = [
            # Of a full atlas, lists and the feed read the newest only.
            NewestFirst(fields=["-said_from"], name="revision_by_day"),
            models.Index(fields=["-recorded_at", "-id"], name="revision_newest_first"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="one_revision_a_number"),
            models.CheckConstraint(name="revision_mark_is_known", condition=Q(mark__in=Mark.values)),
            models.CheckConstraint(name="revision_voice_is_known", condition=Q(voice__in=Voice.values)),
            models.CheckConstraint(
                name="nobody_reviews_their_own_revision",
                condition=Q(reviewed_by="") | ~Q(reviewed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="only_the_unread_has_no_text",
                condition=(Q(mark=Mark.UNREAD) & Q(says="")) | (~Q(mark=Mark.UNREAD) & ~Q(says="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.number}"


class Involvement(Immutable):
    """A party that a revision names besides the one it speaks of, and as what."""

    revision = models.ForeignKey(StatementRevision, on_delete=models.PROTECT, related_name="involvements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=12, choices=InvolvementRole.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "party", "role"], name="one_involvement_a_role"),
            models.CheckConstraint(name="involvement_role_is_known", condition=Q(role__in=InvolvementRole.values)),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.role}"
