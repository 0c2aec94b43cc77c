"""When a fact is stale: the one place that decides it, for a row in hand and for rows in the database alike."""

from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q

from mutirao.kernel.dates import PartialDate


class Standing(StrEnum):
    """What documents decide about a document; NONE where nothing does."""

    IN_FORCE = "in_force"
    TERM_ENDED = "term_ended"
    SUPERSEDED = "superseded"
    NONE = "none"


class StaleReason(StrEnum):
    SUPERSEDED = "superseded"
    TERM_ENDED = "term_ended"
    NOT_CHECKED = "not_checked"
    # Of what the last check found, until somebody has brought the facts into line.
    CHANGED = "changed"
    GONE = "gone"


# Reasons that pass from a document to what is said of its content elsewhere; a missed check does not.
ENDED = frozenset({StaleReason.SUPERSEDED, StaleReason.TERM_ENDED})

# What somebody mends by opening the document and saying what they found.
MENDED_BY_A_LOOK = frozenset({StaleReason.NOT_CHECKED, StaleReason.CHANGED, StaleReason.GONE})


def last_fresh_day(last_checked: PartialDate | None, period_days: int) -> date | None:
    """The last day on which a check still counts, None where there was none.

    Where only the month or year of the check is known, its first day counts: it may have been as early as that.
    """
    return None if last_checked is None else last_checked.first_day + timedelta(days=period_days)


def stale_reasons(
    *,
    standing: str,
    valid_until: date | None,
    fresh_until: date | None,
    on: date,
    last_outcome: str = "unchanged",
) -> tuple[StaleReason, ...]:
    """Why a source is stale on a day; empty where it is not."""
    term_is_over = standing == Standing.TERM_ENDED or (valid_until is not None and valid_until < on)
    return tuple(
        reason
        for reason, holds in (
            (StaleReason.SUPERSEDED, standing == Standing.SUPERSEDED),
            (StaleReason.TERM_ENDED, term_is_over),
            (StaleReason.NOT_CHECKED, fresh_until is None or fresh_until < on),
            (StaleReason.CHANGED, last_outcome == StaleReason.CHANGED),
            (StaleReason.GONE, last_outcome == StaleReason.GONE),
        )
        if holds
    )


def is_stale_on(on: date) -> Q:
    """The same rule for rows of sources."""
    ended = Q(standing__in=[Standing.SUPERSEDED, Standing.TERM_ENDED]) | Q(valid_until__lt=on)
    return ended | needs_work_on(on)


def needs_work_on(on: date) -> Q:
    """What somebody can mend by opening the document: it is due for a check, or was not found as it was."""
    return is_unchecked_on(on) | Q(last_outcome__in=[StaleReason.CHANGED, StaleReason.GONE])


def is_unchecked_on(on: date) -> Q:
    return Q(fresh_until__isnull=True) | Q(fresh_until__lt=on)
