"""The tables of planning, one file per entity."""

from mutirao.programmes.models.activities import Activity, ClashAcknowledgement
from mutirao.programmes.models.assumptions import AssumptionSet
from mutirao.programmes.models.calendar import Absorption
from mutirao.programmes.models.needs import Need, NeedRevision
from mutirao.programmes.models.plans import StoredPlan
from mutirao.programmes.models.programmes import Programme, ProgrammeActivity, Signature

__all__ = [
    "Absorption",
    "Activity",
    "AssumptionSet",
    "ClashAcknowledgement",
    "Need",
    "NeedRevision",
    "Programme",
    "ProgrammeActivity",
    "Signature",
    "StoredPlan",
]
