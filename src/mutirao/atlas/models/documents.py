"""A document that a party had read, and the sentences of it that a person should look at."""

from typing import Any

from django.db import models
from django.db.models import Q

from mutirao.access.audiences import Shareable, ShareableQuerySet
from mutirao.atlas.models.proposals import StatementProposal
from mutirao.atlas.models.sources import Source
from mutirao.atlas.models.topics import Topic
from mutirao.atlas.vocabulary import CandidateState
from mutirao.files.models import Upload
from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party

_PROPOSED = [CandidateState.CONFIRMED, CandidateState.EDITED]


def new_reading_id() -> str:
    return new_public_id("reading")


def new_candidate_id() -> str:
    return new_public_id("candidate")


class DocumentReading(Shareable):
    """One reading of an uploaded document by the rules. It stays with the party that uploaded it; `about` is of whom
    the document speaks, `source` the recorded document that the file is. Counts are None until it has been read."""

    public_id = models.CharField(max_length=40, unique=True, default=new_reading_id)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="document_readings")
    upload = models.ForeignKey(Upload, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    about = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="readings")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    requested_by = models.CharField(max_length=40)
    job_id = models.CharField(max_length=40, blank=True, db_index=True)
    read_at = models.DateTimeField(null=True)
    engine_version = models.CharField(max_length=40, blank=True)
    pages = models.PositiveIntegerField(null=True)
    # Word and web documents count no pages of their own.
    has_pages = models.BooleanField(default=True)
    pages_without_text = models.PositiveIntegerField(null=True)
    sentences = models.PositiveIntegerField(null=True)
    not_judged = models.PositiveIntegerField(null=True)

    objects = ShareableQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class CommitmentCandidate(models.Model):
    """A sentence that looks like a commitment, and what a person decided about it."""

    public_id = models.CharField(max_length=40, unique=True, default=new_candidate_id)
    reading = models.ForeignKey(DocumentReading, on_delete=models.CASCADE, related_name="candidates")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    text = models.TextField()
    # What introduces the list in which it stands.
    lead = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    strength = models.CharField(max_length=10)
    # Signs with their places in the text, as `engines.commitments.signs.Reason` tells them.
    reasons: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=CandidateState.choices, default=CandidateState.PENDING)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True)
    proposal = models.OneToOneField(
        StatementProposal, on_delete=models.PROTECT, null=True, related_name="found_as_candidate"
    )

    class Meta:
        ordering = ["reading", "position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "position"], name="one_candidate_a_position"),
            models.CheckConstraint(name="candidate_state_is_known", condition=Q(state__in=CandidateState.values)),
            models.CheckConstraint(
                name="only_a_proposed_candidate_has_a_proposal",
                condition=(Q(state__in=_PROPOSED) & Q(proposal__isnull=False))
                | (~Q(state__in=_PROPOSED) & Q(proposal__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading_id}/{self.position}"
