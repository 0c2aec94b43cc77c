"""How much of what an agency can absorb in a quarter is taken, and by whom."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from mutirao.engines.clashes.activities import PlannedActivity
from mutirao.kernel.errors import InvalidError
from mutirao.kernel.periods import Quarter, quarters_between


class LoadError(InvalidError):
    """A load or capacity that is negative, infinite or no number."""

    code = "clashes.load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one activity takes of a quarter."""

    activity: str
    provider: str
    load: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLoad:
    """A party's load in one quarter, in its own unit. `absorbs` is None where it has not said: then nothing is over.

    `shares`: who takes how much, by activity id. `proposed`: the part of the activity that is being checked.
    """

    party: str
    quarter: Quarter
    absorbs: float | None
    taken: float
    proposed: float
    is_over: bool
    shares: tuple[Share, ...]


def quarter_loads(
    proposed: PlannedActivity, existing: Iterable[PlannedActivity], absorbs: Mapping[Quarter, float]
) -> tuple[QuarterLoad, ...]:
    """The load of the proposed activity's party in each quarter that the activity touches, itself included, in order.

    An activity's load is spread evenly over its days. `absorbs`: what the party says it can take per quarter; a
    quarter that it does not name is unknown, never zero. Sums are exact: a quarter filled to the brim is not over.
    Raises LoadError.
    """
    same_party = [one for one in existing if one.party == proposed.party and one.activity != proposed.activity]
    for amount in (proposed.load, *(one.load for one in same_party), *absorbs.values()):
        if not 0 <= amount < math.inf:
            raise LoadError(load=amount)
    quarters = quarters_between(proposed.first_day, proposed.last_day)
    return tuple(_quarter_load(proposed, same_party, quarter, absorbs.get(quarter)) for quarter in quarters)


def _quarter_load(
    proposed: PlannedActivity, others: list[PlannedActivity], quarter: Quarter, absorbs: float | None
) -> QuarterLoad:
    parts = {one.activity: (one.provider, _part(one, quarter)) for one in (*others, proposed)}
    taken = sum((part for _, part in parts.values()), Fraction(0))
    return QuarterLoad(
        party=proposed.party,
        quarter=quarter,
        absorbs=absorbs,
        taken=float(taken),
        proposed=float(parts[proposed.activity][1]),
        is_over=absorbs is not None and taken > _exact(absorbs),
        shares=tuple(
            Share(activity=activity, provider=provider, load=float(part))
            for activity, (provider, part) in sorted(parts.items())
            if part > 0
        ),
    )


def _part(one: PlannedActivity, quarter: Quarter) -> Fraction:
    first, last = (
        max(one.first_day, _first_day(quarter)),
        min(one.last_day, _first_day(quarter.next()) - timedelta(days=1)),
    )
    days = max(0, (last - first).days + 1)
    return _exact(one.load) * days / one.days


def _first_day(quarter: Quarter) -> date:
    return date(quarter.year, 3 * quarter.number - 2, 1)


def _exact(amount: float) -> Fraction:
    """The decimal that was typed, not its binary neighbour: three times 0.1 fills 0.3 exactly."""
    return Fraction(str(amount))
