"""What the recipient answers to a proposal: yes, no, or not now until a day."""

from datetime import date, datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.identifiers import PublicId
from mutirao.programmes import events
from mutirao.programmes.errors import ActivityStateError, PastDateError
from mutirao.programmes.models import Activity
from mutirao.programmes.queries.activities import locked_activity
from mutirao.programmes.services.activities import require_version
from mutirao.programmes.services.clashes import acknowledge_clashes
from mutirao.programmes.vocabulary import ActivityState


@transaction.atomic
def accept_activity(*, activity_id: PublicId, version: int, acknowledged: str, by: Actor, now: datetime) -> Activity:
    """Say yes to the proposal as read in `version`, knowing the clashes with the fingerprint `acknowledged`."""
    activity = _to_be_answered(activity_id, version=version, by=by)

    _answer(activity, ActivityState.ACCEPTED, by=by, now=now)

    activity.save()
    acknowledge_clashes(activity=activity, acknowledged=acknowledged, by=by, now=now)

    record(events.ACTIVITY_ACCEPTED, by=by, about=activity, at=now, version=version)
    return activity


@transaction.atomic
def decline_activity(*, activity_id: PublicId, version: int, by: Actor, now: datetime, reason: str = "") -> Activity:
    """Say no, with or without a reason."""
    activity = _to_be_answered(activity_id, version=version, by=by)

    _answer(activity, ActivityState.DECLINED, by=by, now=now)
    activity.reason = reason

    activity.save()

    record(events.ACTIVITY_DECLINED, by=by, about=activity, at=now, version=version)
    return activity


@transaction.atomic
def defer_activity(
    *, activity_id: PublicId, version: int, until: date, by: Actor, now: datetime, reason: str = ""
) -> Activity:
    """Say "not now": the partner can come back on the day `until`, which must be in the future."""
    activity = _to_be_answered(activity_id, version=version, by=by)
    if until <= now.date():
        raise PastDateError(until=until.isoformat())

    _answer(activity, ActivityState.DEFERRED, by=by, now=now)
    activity.not_now_until = until
    activity.reason = reason

    activity.save()

    record(events.ACTIVITY_DEFERRED, by=by, about=activity, at=now, version=version, until=until.isoformat())
    return activity


def _to_be_answered(activity_id: PublicId, *, version: int, by: Actor) -> Activity:
    activity = locked_activity(activity_id, by=by)
    require(by, Permission.ANSWER_ACTIVITY, party_id=activity.recipient_id)
    if activity.state != ActivityState.PROPOSED:
        raise ActivityStateError(id=activity.public_id, state=activity.state)
    require_version(activity, version)
    return activity


def _answer(activity: Activity, state: ActivityState, *, by: Actor, now: datetime) -> None:
    activity.state = state
    activity.answered_at = now
    activity.answered_by = by.pseudonym
