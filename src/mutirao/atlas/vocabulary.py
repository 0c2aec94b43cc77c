"""Codes that are stored, and that doors name too."""

from django.db import models


class CheckOutcome(models.TextChoices):
    """What somebody found at a source's address."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


class ProposalState(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ReplyKind(models.TextChoices):
    CONFIRMS = "confirms"
    CORRECTS = "corrects"
    COMMENTS = "comments"
