"""What countries and networks said and promised: documents, and what they say, in revisions that nobody changes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.atlas.staleness import StaleReason, Standing, is_stale_on, is_unchecked_on, stale_reasons
from mutirao.kernel.errors import ConflictError
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language
from mutirao.parties.models import Party


class ImmutableRevisionError(ConflictError):
    code = "statement.revision_is_immutable"


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


class Origin(models.TextChoices):
    SHIPPED = "shipped"
    LOCAL = "local"


class InvolvementRole(models.TextChoices):
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"


def new_source_key() -> str:
    return new_public_id("source")


def new_statement_id() -> str:
    return new_public_id("statement")


def new_edition_id() -> str:
    return new_public_id("edition")


class Topic(models.Model):
    """A heading of the atlas; what stands under a topic belongs to the topics above it too."""

    key = models.CharField(max_length=60, unique=True)
    names: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return in_language(self.names, get_language() or DEFAULT_LANGUAGE)


class SourceQuerySet(models.QuerySet["Source"]):
    def stale(self, on: date) -> "SourceQuerySet":
        return self.filter(is_stale_on(on))

    def unchecked(self, on: date) -> "SourceQuerySet":
        """Those whose next check is overdue."""
        return self.filter(is_unchecked_on(on))


class Source(models.Model):
    """A published document. Dates are kept as their source gives them (`kernel.dates`); the days that decide
    staleness are worked out from them."""

    key = models.CharField(max_length=60, unique=True, default=new_source_key)
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=200)
    dated = models.CharField(max_length=10, blank=True)
    valid = models.CharField(max_length=23, blank=True)
    valid_until = models.DateField(null=True)
    url = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    standing = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Standing])
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded")
    # The one before it in a chain of strategies and policies, whether it replaced it or not.
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    last_checked = models.CharField(max_length=10, blank=True)
    check_period_days = models.PositiveIntegerField()
    fresh_until = models.DateField(null=True, db_index=True)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.LOCAL)
    shipped_digest = models.CharField(max_length=64, blank=True)
    edited_at = models.DateTimeField(null=True)
    # The shipped record that differs from a local edit and waits for somebody's decision.
    waiting_change: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(null=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                name="source_standing_is_known", condition=Q(standing__in=[one.value for one in Standing])
            ),
            models.CheckConstraint(
                name="source_address_is_of_the_web",
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
            ),
            models.CheckConstraint(
                name="superseded_source_is_not_in_force",
                condition=Q(superseded_by__isnull=True) | Q(standing__in=[Standing.SUPERSEDED, Standing.TERM_ENDED]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def public_id(self) -> str:
        return self.key

    def stale_reasons(self, on: date) -> tuple[StaleReason, ...]:
        return stale_reasons(standing=self.standing, valid_until=self.valid_until, fresh_until=self.fresh_until, on=on)

    def is_stale(self, on: date) -> bool:
        return bool(self.stale_reasons(on))


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


class ImmutableQuerySet(models.QuerySet[Any]):
    def update(self, **_fields: object) -> NoReturn:
        raise ImmutableRevisionError

    def delete(self) -> NoReturn:
        raise ImmutableRevisionError

    def bulk_update(self, _rows: Iterable[Any], _fields: Iterable[str], batch_size: int | None = None) -> NoReturn:  # noqa: ARG002
        raise ImmutableRevisionError


class Immutable(models.Model):
    """Written once; triggers refuse in the database what is refused here."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ImmutableRevisionError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise ImmutableRevisionError


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
    number_in_source = models.PositiveSmallIntegerField(null=True)
    figures: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["statement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="one_revision_a_number"),
            models.CheckConstraint(name="revision_mark_is_known", condition=Q(mark__in=Mark.values)),
            models.CheckConstraint(name="revision_voice_is_known", condition=Q(voice__in=Voice.values)),
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


class ShippedEdition(models.Model):
    """One load of the shipped atlas that changed something."""

    public_id = models.CharField(max_length=40, unique=True, default=new_edition_id)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.digest[:12]
