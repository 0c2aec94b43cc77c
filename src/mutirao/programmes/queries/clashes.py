"""What a proposal would clash with, as far as the asker may know.

The recipient sees every clash. Anybody else sees overlaps with activities that are visible to them, and the load only
where the recipient has shared what it can absorb; nothing in the report, its fingerprint included, depends on more.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from mutirao.access.actors import Actor
from mutirao.engines.clashes import overlap as clashes
from mutirao.engines.clashes.activities import PlannedActivity
from mutirao.engines.clashes.load import quarter_loads
from mutirao.kernel.periods import Quarter
from mutirao.programmes.models import Activity, ClashAcknowledgement
from mutirao.programmes.queries.calendar import absorption, committed_activities
from mutirao.programmes.refusals import require_sensible_activity
from mutirao.programmes.terms import ActivityTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Another activity for the same recipient, area and participants; both take place from `first` to `last`."""

    activity: Activity
    participants: tuple[str, ...]
    first: date
    last: date

    def as_record(self) -> dict[str, Any]:
        return {
            "activity": self.activity.public_id,
            "version": self.activity.version,
            "participants": list(self.participants),
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    """A quarter in which the agency would give more staff-days than it says it can. `total` includes `added`."""

    quarter: Quarter
    absorbable: int
    total: float
    added: float

    @property
    def taken(self) -> float:
        return self.total - self.added

    @property
    def excess(self) -> float:
        return self.total - self.absorbable

    def as_record(self) -> dict[str, Any]:
        return {
            "year": self.quarter.year,
            "number": self.quarter.number,
            "absorbable": self.absorbable,
            "taken": round(self.taken, 1),
            "added": round(self.added, 1),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashReport:
    overlaps: Sequence[Overlap]
    loads: Sequence[Overload]

    @property
    def is_empty(self) -> bool:
        return not self.overlaps and not self.loads

    @property
    def fingerprint(self) -> str:
        """Names exactly what was shown, so that going ahead means going ahead knowing this."""
        shown = [overlap.as_record() for overlap in self.overlaps] + [load.as_record() for load in self.loads]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def clash_report(*, terms: ActivityTerms, recipient_id: int, by: Actor, without: str = "") -> ClashReport:
    """What an activity with these terms would clash with. `without`: the activity's own public id, once it is stored.
    Two queries for overlaps, two for the load, whatever the calendar holds. Raises InvalidTermsError."""
    require_sensible_activity(terms)
    return ClashReport(
        overlaps=_overlaps(terms, recipient_id=recipient_id, by=by, without=without),
        loads=_overloads(terms, recipient_id=recipient_id, by=by, without=without),
    )


def acknowledged_clashes(activities: Sequence[Activity], *, by: Actor) -> list[ClashAcknowledgement]:
    """The clashes of the activities as they stand that the parties went into knowingly, as far as `by` may know of
    them: all for the recipient; for others the overlaps with activities that they may see, and the loads that they
    were shown themselves."""
    keys = [activity.pk for activity in activities]
    lines = ClashAcknowledgement.objects.filter(activity__in=keys, version=F("activity__version"))
    lines = lines.select_related("party", "other__partner", "other__recipient", "activity")
    visible = set(Activity.objects.visible_to(by).filter(pk__in=lines.values("other")).values_list("pk", flat=True))
    return [line for line in lines if _may_know(line, visible, by=by)]


def _may_know(line: ClashAcknowledgement, visible: set[int], *, by: Actor) -> bool:
    if by.is_system or line.activity.recipient_id == by.party_id:
        return True
    if line.other_id is not None:
        return line.other_id in visible
    return line.party_id == by.party_id


def _overlaps(terms: ActivityTerms, *, recipient_id: int, by: Actor, without: str) -> list[Overlap]:
    rows = Activity.objects.visible_to(by).standing().filter(recipient=recipient_id, area=terms.area)
    rows = rows.filter(starts__lte=terms.ends, ends__gte=terms.starts).exclude(public_id=without)
    others = {other.public_id: other for other in rows.select_related("partner", "recipient")}
    found: dict[str, list[tuple[str, clashes.Overlap]]] = {}
    # The engine compares one kind of participants at a time; an activity may name several.
    for kind in sorted(terms.participants):
        same = [_planned(one.terms, one.public_id, kind) for one in others.values() if kind in one.participants]
        for overlap in clashes.overlaps(_planned(terms, without, kind), same):
            found.setdefault(overlap.other, []).append((kind, overlap))
    met = [_overlap(others[other], kinds) for other, kinds in found.items()]
    return sorted(met, key=lambda one: (one.first, one.activity.public_id))


def _overlap(other: Activity, kinds: list[tuple[str, clashes.Overlap]]) -> Overlap:
    window = kinds[0][1]
    return Overlap(
        activity=other,
        participants=tuple(kind for kind, _ in kinds),
        first=window.first_day,
        last=window.last_day,
    )


def _overloads(terms: ActivityTerms, *, recipient_id: int, by: Actor, without: str) -> list[Overload]:
    absorbs = absorption(recipient_id, by=by, first=terms.starts, last=terms.ends)
    if not absorbs:
        return []
    others = committed_activities(recipient_id, first=terms.starts, last=terms.ends).exclude(public_id=without)
    planned = [_planned(one.terms, one.public_id) for one in others]
    amounts = {quarter: float(staff_days) for quarter, staff_days in absorbs.items()}
    return [
        Overload(quarter=load.quarter, absorbable=absorbs[load.quarter], total=load.taken, added=load.proposed)
        for load in quarter_loads(_planned(terms, without), planned, amounts)
        if load.is_over and load.proposed > 0
    ]


def _planned(terms: ActivityTerms, activity_id: str, participants: str = "") -> PlannedActivity:
    """For the engine. All activities of one check have the same recipient."""
    return PlannedActivity(
        activity=activity_id,
        party="",
        provider="",
        area=terms.area,
        trained=participants,
        first_day=terms.starts,
        last_day=terms.ends,
        load=float(terms.staff_days),
    )
