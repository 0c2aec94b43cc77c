"""The words in which needs, activities and programmes are described; stored as these stable codes. Areas and
participants stand in `reference/`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The languages in which an activity can be held (ISO 639-1): the six of the United Nations, ours, and a few of regions.
WORKING_LANGUAGES = ("ar", "en", "es", "fr", "id", "ja", "ko", "pt", "ru", "sw", "th", "vi", "zh")

# A maturity model has five stages, so a gain is at most four.
LARGEST_GAIN = 4


class NeedState(TextChoices):
    DRAFT = "draft", _("Draft")
    CONFIRMED = "confirmed", _("Confirmed")
    MET = "met", _("Met")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ActivityKind(TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    SEMINAR = "seminar", _("Seminar")
    TRAINING = "training", _("Training")
    EXERCISE = "exercise", _("Exercise")
    EXPERT_MISSION = "expert_mission", _("Expert mission")
    EQUIPMENT = "equipment", _("Equipment")
    ADVISORY = "advisory", _("Advisory")


class ActivityState(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    DEFERRED = "deferred", _("Not now")
    WITHDRAWN = "withdrawn", _("Withdrawn by the partner")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")


# An agency's people are taken by what it has said yes to; a proposal takes nobody's time yet.
COMMITTED = (ActivityState.ACCEPTED, ActivityState.UNDER_WAY, ActivityState.COMPLETED)
# What another activity can overlap with.
STANDING = (ActivityState.PROPOSED, *COMMITTED)


class ClashKind(TextChoices):
    OVERLAP = "overlap", _("Overlap")
    LOAD = "load", _("Load")


class ProgrammeState(TextChoices):
    DRAFT = "draft", _("Draft")
    AWAITING_SIGNATURES = "awaiting_signatures", _("Awaiting signatures")
    SIGNED = "signed", _("Signed")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


# What all sides have signed stands, and may be seen by its audience.
AGREED = (ProgrammeState.SIGNED, ProgrammeState.UNDER_WAY, ProgrammeState.COMPLETED)
OPEN_TO_CHANGE = (ProgrammeState.DRAFT, ProgrammeState.AWAITING_SIGNATURES)


class SideRole(TextChoices):
    RECIPIENT = "recipient", _("Recipient")
    PARTNER = "partner", _("Partner")


class PlanKind(TextChoices):
    PLAN = "plan", _("Plan")
    EXPLORE = "explore", _("Explore")
    BENEFIT = "benefit", _("Benefit of a programme")
