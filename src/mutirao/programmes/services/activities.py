"""What partners propose, and how what was agreed goes on."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, Via, require
from mutirao.access.audiences import Audience
from mutirao.access.circles import networks_of
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.errors import ForbiddenError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.programmes import events
from mutirao.programmes.errors import (
    ActivityChangedError,
    ActivityInProgrammeError,
    ActivityStateError,
    InvalidTermsError,
    NeedStateError,
    NotNowError,
)
from mutirao.programmes.indexing import index_activity
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.queries.activities import locked_activity, not_now_until, programme_of
from mutirao.programmes.queries.needs import locked_need
from mutirao.programmes.queries.programmes import activities_of, sides_of
from mutirao.programmes.refusals import require_sensible_activity
from mutirao.programmes.services.clashes import acknowledge_clashes
from mutirao.programmes.terms import ActivityTerms
from mutirao.programmes.vocabulary import AGREED, ActivityState, NeedState, ProgrammeState


@transaction.atomic
def propose_activity(
    *, need_id: PublicId, partner: Party, terms: ActivityTerms, acknowledged: str, by: Actor, now: datetime
) -> Activity:
    """Offer an activity for a confirmed need that the partner may see. `acknowledged` is the fingerprint of the clash
    report that the partner was shown; raises UnacknowledgedClashError where there are others by now."""
    need = locked_need(need_id, by=by)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=partner.pk)
    _require_open(need, partner)
    require_sensible_activity(terms)
    until = not_now_until(need, partner_id=partner.pk, on=now.date())
    if until is not None:
        raise NotNowError(until=until.isoformat())

    activity = Activity(partner=partner, recipient=need.party, need=need, need_version=need.version, proposed_at=now)
    _write(activity, terms)

    activity.save()
    index_activity(activity)
    acknowledge_clashes(activity=activity, acknowledged=acknowledged, by=by, now=now)

    record(events.ACTIVITY_PROPOSED, by=by, about=activity, at=now, need=need.public_id, recipient=need.party.public_id)
    return activity


@transaction.atomic
def revise_activity(
    *, activity_id: PublicId, version: int, terms: ActivityTerms, acknowledged: str, by: Actor, now: datetime
) -> Activity:
    """Change a proposal, or come back after the day that the recipient named: it then awaits an answer again."""
    activity = locked_activity(activity_id, by=by)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=activity.partner_id)
    _require_state(activity, ActivityState.PROPOSED, ActivityState.DEFERRED)
    require_version(activity, version)
    if activity.not_now_until is not None and now.date() < activity.not_now_until:
        raise NotNowError(until=activity.not_now_until.isoformat())
    # What can no longer be proposed cannot come back either.
    need = locked_need(activity.need.public_id, by=by)
    _require_open(need, activity.partner)
    require_sensible_activity(terms)

    _write(activity, terms)
    activity.need_version = need.version
    activity.state = ActivityState.PROPOSED
    activity.not_now_until = None
    activity.reason = ""
    activity.version += 1

    activity.save()
    index_activity(activity)
    acknowledge_clashes(activity=activity, acknowledged=acknowledged, by=by, now=now)

    record(events.ACTIVITY_REVISED, by=by, about=activity, at=now, version=activity.version)
    return activity


@transaction.atomic
def withdraw_activity(*, activity_id: PublicId, by: Actor, now: datetime) -> Activity:
    """Take an offer back; what stands in a living programme is changed there first. A day that the recipient named
    stays: whoever withdraws what was deferred cannot offer the same anew before it."""
    activity = locked_activity(activity_id, by=by)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=activity.partner_id)
    _require_state(activity, ActivityState.PROPOSED, ActivityState.DEFERRED, ActivityState.ACCEPTED)
    if programme_of(activity) is not None:
        raise ActivityInProgrammeError(id=activity.public_id)

    activity.state = ActivityState.WITHDRAWN

    activity.save(update_fields=["state"])

    record(events.ACTIVITY_WITHDRAWN, by=by, about=activity, at=now)
    return activity


@transaction.atomic
def share_activity(*, activity_id: PublicId, audience: Audience, by: Actor, now: datetime) -> Activity:
    """Decide who else may see an activity: the recipient's decision, so that others can avoid doing it twice. The
    sides of a living programme go on seeing what stands in it, so that it cannot be kept from one of them."""
    activity = locked_activity(activity_id, by=by)
    require(by, Permission.ANSWER_ACTIVITY, party_id=activity.recipient_id)

    activity.share_with(audience)

    activity.save(update_fields=["audience"])
    _require_seen_by_all_sides(activity, now)

    parties = [party.public_id for party in audience.parties]
    record(events.ACTIVITY_SHARED, by=by, about=activity, at=now, audience=audience.kind.value, parties=parties)
    return activity


@transaction.atomic
def start_activity(*, activity_id: PublicId, by: Actor, now: datetime) -> Activity:
    """Say that it has begun; where it stands in a programme, all sides must have signed that."""
    programme = _locked_programme(activity_id)
    activity = locked_activity(activity_id, by=by)
    _require_owner(activity, by)
    _require_state(activity, ActivityState.ACCEPTED)
    # Not agreed, or composed while this waited for the activity.
    if (programme.state not in AGREED) if programme is not None else programme_of(activity) is not None:
        raise ActivityInProgrammeError(id=activity.public_id)

    activity.state = ActivityState.UNDER_WAY
    if programme is not None:
        programme.state = ProgrammeState.UNDER_WAY
        programme.changed_at = now

    activity.save(update_fields=["state"])
    if programme is not None:
        programme.save(update_fields=["state", "changed_at"])

    record(events.ACTIVITY_STARTED, by=by, about=activity, at=now)
    return activity


@transaction.atomic
def complete_activity(*, activity_id: PublicId, by: Actor, now: datetime) -> Activity:
    """Say that it is done; with its last activity the programme is completed."""
    programme = _locked_programme(activity_id)
    activity = locked_activity(activity_id, by=by)
    _require_owner(activity, by)
    _require_state(activity, ActivityState.UNDER_WAY)

    activity.state = ActivityState.COMPLETED
    activity.save(update_fields=["state"])

    if programme is not None and not programme.activities.exclude(state=ActivityState.COMPLETED).exists():
        programme.state = ProgrammeState.COMPLETED
        programme.changed_at = now
        programme.save(update_fields=["state", "changed_at"])

    record(events.ACTIVITY_COMPLETED, by=by, about=activity, at=now)
    return activity


def require_version(activity: Activity, version: int) -> None:
    """Raises ActivityChangedError where the proposal was revised after it was read."""
    if activity.version != version:
        raise ActivityChangedError(id=activity.public_id, version=activity.version, read=version)


def _require_open(need: Need, partner: Party) -> None:
    if need.state != NeedState.CONFIRMED:
        raise NeedStateError(id=need.public_id, state=need.state)
    if need.party_id == partner.pk:
        raise InvalidTermsError(field="partner")


def _require_state(activity: Activity, *states: ActivityState) -> None:
    if activity.state not in states:
        raise ActivityStateError(id=activity.public_id, state=activity.state)


def _require_owner(activity: Activity, by: Actor) -> None:
    """Either side says how it goes on."""
    permissions = (
        (Permission.ANSWER_ACTIVITY, activity.recipient_id),
        (Permission.PROPOSE_ACTIVITY, activity.partner_id),
    )
    if not any(by.may(permission, party_id=party_id) for permission, party_id in permissions):
        raise ForbiddenError(permission=Permission.ANSWER_ACTIVITY.value)


def _locked_programme(activity_id: PublicId) -> Programme | None:
    """The living programme of the activity. Programmes are locked before activities, everywhere."""
    living = {"entries__activity__public_id": activity_id, "entries__is_current": True}
    programme: Programme | None = Programme.objects.select_for_update(of=("self",)).filter(**living).first()
    return programme


def _require_seen_by_all_sides(activity: Activity, now: datetime) -> None:
    for programme in Programme.objects.filter(entries__activity=activity, entries__is_current=True):
        for side in sides_of(activities_of(programme), []):
            reader = Actor(via=Via.JOB, party_id=side.party.pk, network_ids=networks_of(side.party.pk, now.date()))
            if not Activity.objects.visible_to(reader).filter(pk=activity.pk).exists():
                raise ActivityInProgrammeError(id=activity.public_id)


def _write(activity: Activity, terms: ActivityTerms) -> None:
    for name, value in asdict(terms).items():
        setattr(activity, name, list(value) if isinstance(value, tuple) else value)
