"""What an agency says it can absorb, and what is taken of it, per quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.engines.clashes.activities import PlannedActivity
from mutirao.engines.clashes.load import quarter_loads
from mutirao.engines.clashes.overlap import overlaps
from mutirao.kernel.periods import Quarter, quarters_between
from mutirao.parties.models import Party, PartyKind
from mutirao.programmes.models import Absorption, Activity
from mutirao.programmes.models.activities import ActivityQuerySet
from mutirao.programmes.vocabulary import STANDING


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarQuarter:
    """`absorbable` is None where the agency has not said, or has not shared it with the reader: the two look the same.
    `taken` is None where the reader may not know it. `activities` are those that the reader may see, `overlapping`
    the database ids of those that give the same help at the same time as another that the reader may see."""

    quarter: Quarter
    absorbable: int | None
    taken: float | None
    activities: Sequence[Activity]
    overlapping: frozenset[int] = frozenset()
    audience: str = ""

    @property
    def is_over(self) -> bool:
        return self.absorbable is not None and self.taken is not None and self.taken > self.absorbable


def absorption(party_id: int, *, by: Actor, first: date, last: date) -> dict[Quarter, int]:
    """Staff-days per quarter from the first to the last day, where they were said and `by` may see them."""
    return {row.quarter: row.staff_days for row in _absorptions(party_id, by=by, first=first, last=last)}


def committed_activities(party_id: int, *, first: date, last: date) -> ActivityQuerySet:
    """Everything agreed for a party in the quarters that these days touch, whoever may see it: only sums of it may
    reach a reader who sees the party's absorption."""
    touched = list(quarters_between(first, last))
    rows = Activity.objects.committed().filter(recipient=party_id)
    within: ActivityQuerySet = rows.filter(starts__lte=last_day(touched[-1]), ends__gte=first_day(touched[0]))
    return within


def calendar(party: Party, *, by: Actor, first: Quarter, count: int = 4) -> list[CalendarQuarter]:
    """`count` quarters of a party from `first` on, in three queries."""
    quarters = _following(first, count)
    start, end = first_day(first), last_day(quarters[-1])
    rows = {row.quarter: row for row in _absorptions(party.pk, by=by, first=start, last=end)}
    is_own = by.is_system or by.party_id == party.pk
    taken = _taken(party.pk, start, end) if rows or is_own else {}
    shown = _shown(party.pk, by=by, first=start, last=end)
    overlapping = _overlapping(shown)
    return [
        CalendarQuarter(
            quarter=quarter,
            absorbable=rows[quarter].staff_days if quarter in rows else None,
            taken=taken.get(quarter, 0.0) if quarter in rows or is_own else None,
            activities=[one for one in shown if one.starts <= last_day(quarter) and one.ends >= first_day(quarter)],
            overlapping=overlapping,
            audience=rows[quarter].audience if quarter in rows and is_own else "",
        )
        for quarter in quarters
    ]


def first_day(quarter: Quarter) -> date:
    return date(quarter.year, quarter.number * 3 - 2, 1)


def last_day(quarter: Quarter) -> date:
    return first_day(quarter.next()) - timedelta(days=1)


def _absorptions(party_id: int, *, by: Actor, first: date, last: date) -> list[Absorption]:
    touched = set(quarters_between(first, last))
    years = {quarter.year for quarter in touched}
    rows = Absorption.objects.visible_to(by).filter(party=party_id, year__in=years)
    return [row for row in rows if row.quarter in touched]


def _shown(party_id: int, *, by: Actor, first: date, last: date) -> list[Activity]:
    rows = Activity.objects.visible_to(by).filter(recipient=party_id, state__in=STANDING)
    rows = rows.filter(starts__lte=last, ends__gte=first).select_related("partner", "recipient")
    return list(rows.order_by("starts", "pk"))


def _overlapping(shown: Sequence[Activity]) -> frozenset[int]:
    """Those that meet another for the same area and participants, by database id."""
    planned = [(one.pk, _planned(one, trained=kind)) for one in shown for kind in one.participants]
    everything = [activity for _key, activity in planned]
    return frozenset(key for key, activity in planned if overlaps(activity, everything))


def countries_with_calendar(*, by: Actor) -> list[Party]:
    """The countries in whose calendar `by` would see something."""
    standing = Activity.objects.visible_to(by).filter(state__in=STANDING).values("recipient")
    said = Absorption.objects.visible_to(by).values("party")
    return list(Party.objects.filter(Q(pk__in=standing) | Q(pk__in=said) | Q(pk=by.party_id), kind=PartyKind.COUNTRY))


def _taken(party_id: int, first: date, last: date) -> dict[Quarter, float]:
    """What is agreed for the party, as staff-days per quarter."""
    planned = [_planned(one) for one in committed_activities(party_id, first=first, last=last)]
    # An activity of no load over the whole time asks the engine for every quarter.
    nothing = PlannedActivity(
        activity="", party="", provider="", area="", trained="", first_day=first, last_day=last, load=0.0
    )
    return {load.quarter: load.taken for load in quarter_loads(nothing, planned, {})}


def _planned(activity: Activity, *, trained: str = "") -> PlannedActivity:
    return PlannedActivity(
        activity=activity.public_id,
        party="",
        provider="",
        area=activity.area,
        trained=trained,
        first_day=activity.starts,
        last_day=activity.ends,
        load=float(activity.staff_days),
    )


def _following(first: Quarter, count: int) -> list[Quarter]:
    quarters = [first]
    while len(quarters) < count:
        quarters.append(quarters[-1].next())
    return quarters
