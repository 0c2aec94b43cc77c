"""Two activities for the same party, area and audience in the same period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mutirao.engines.clashes.activities import PlannedActivity

# In the order in which they are said.
REASONS = ("same_party", "same_area", "same_audience", "same_window")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """`activity` meets `other`, which is `provider`'s, from `first_day` to `last_day`; `reasons` are codes of
    REASONS."""

    activity: str
    other: str
    provider: str
    first_day: date
    last_day: date
    reasons: tuple[str, ...] = REASONS


def overlaps(proposed: PlannedActivity, existing: Iterable[PlannedActivity]) -> tuple[Overlap, ...]:
    """Those of `existing` that give the same help as `proposed` at the same time, earliest first; itself never counts.

    One day in common is enough. Names are compared without regard to case and outer spaces.
    """
    found = [_overlap(proposed, other) for other in existing if _is_same_help(proposed, other)]
    return tuple(sorted(found, key=lambda one: (one.first_day, one.other)))


def _is_same_help(one: PlannedActivity, other: PlannedActivity) -> bool:
    return (
        one.activity != other.activity
        and _key(one) == _key(other)
        and one.first_day <= other.last_day
        and other.first_day <= one.last_day
    )


def _key(one: PlannedActivity) -> tuple[str, ...]:
    return tuple(name.strip().casefold() for name in (one.party, one.area, one.trained))


def _overlap(proposed: PlannedActivity, other: PlannedActivity) -> Overlap:
    return Overlap(
        activity=proposed.activity,
        other=other.activity,
        provider=other.provider,
        first_day=max(proposed.first_day, other.first_day),
        last_day=min(proposed.last_day, other.last_day),
    )
