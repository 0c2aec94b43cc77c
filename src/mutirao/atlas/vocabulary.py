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


class EvidenceState(models.TextChoices):
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class DeclarationKind(models.TextChoices):
    """What the party that made a pledge says became of it."""

    UNDER_WAY = "under_way"
    DONE = "done"
    REPLACED = "replaced"
    NO_LONGER_PURSUED = "no_longer_pursued"


class Renewal(models.TextChoices):
    """What happens when the term of an agreement is over."""

    AUTOMATIC = "automatic"
    BY_CONSENT = "by_consent"
    NONE = "none"
    UNKNOWN = "unknown"


class SignKind(models.TextChoices):
    """What took place under an agreement."""

    ACTIVITY = "activity"
    VISIT = "visit"
    EXERCISE = "exercise"
    MEETING = "meeting"


class TextReaders(models.TextChoices):
    """For whom a party puts the text of an agreement beside it."""

    OWN = "own"
    # The parties to the agreement.
    PARTIES = "parties"
    NAMED = "named"
    NETWORK = "network"
    # Whoever may see the agreement.
    ALL = "all"


class CandidateState(models.TextChoices):
    """What a person decided about a sentence that looks like a commitment; confirmed: as it stands in the document."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"
