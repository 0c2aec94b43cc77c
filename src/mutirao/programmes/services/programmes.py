"""Composing programmes from what was accepted, and signing them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, Via, require
from mutirao.access.audiences import Audience
from mutirao.access.circles import networks_of
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.errors import ForbiddenError, NotFoundError
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.programmes import events
from mutirao.programmes.errors import (
    ActivityInProgrammeError,
    ActivityNotSharedError,
    ActivityStateError,
    AlreadySignedError,
    ProgrammeChangedError,
    ProgrammeStateError,
)
from mutirao.programmes.indexing import index_programme
from mutirao.programmes.models import Activity, Need, Programme, ProgrammeActivity, Signature
from mutirao.programmes.queries.programmes import activities_of, content_digest, locked_programme, sides_of
from mutirao.programmes.refusals import require_sensible_programme
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.programmes.vocabulary import OPEN_TO_CHANGE, ActivityState, ProgrammeState


@transaction.atomic
def compose_programme(*, party: Party, terms: ProgrammeTerms, by: Actor, now: datetime) -> Programme:
    """Put accepted activities together. `party` composes, and must be a side of every activity."""
    require(by, Permission.COMPOSE_PROGRAMME, party_id=party.pk)
    require_sensible_programme(terms)
    activities = _locked_activities(terms.activities, by=by)
    _require_composable(activities, party=party, programme=None)
    _require_shared_with_all_sides(activities, now=now)

    programme = Programme(title=terms.title, summary=terms.summary, composed_by=party, changed_at=now)

    programme.save()
    index_programme(programme)
    _enter(programme, activities, terms.audience)

    ids = [activity.public_id for activity in activities]
    record(events.PROGRAMME_COMPOSED, by=by, about=programme, at=now, activities=ids)
    return programme


@transaction.atomic
def revise_programme(
    *, programme_id: PublicId, digest: str, terms: ProgrammeTerms, by: Actor, now: datetime
) -> Programme:
    """Change the content that was read with `digest`. Signatures under the former content are void, on the record,
    and the programme goes back to a draft."""
    programme = _of_side(programme_id, Permission.COMPOSE_PROGRAMME, by=by)
    _require_state(programme, *OPEN_TO_CHANGE)
    before = _require_digest(programme, digest)
    require_sensible_programme(terms)
    activities = _locked_activities(terms.activities, by=by)
    _require_composable(activities, party=programme.composed_by, programme=programme)
    _require_shared_with_all_sides(activities, now=now)

    programme.title = terms.title
    programme.summary = terms.summary
    programme.state = ProgrammeState.DRAFT
    programme.changed_at = now

    programme.save()
    index_programme(programme)
    programme.entries.all().delete()
    _enter(programme, activities, terms.audience)

    after = content_digest(programme, activities_of(programme))
    voided = programme.signatures.filter(voided_at__isnull=True).update(voided_at=now) if after != before else 0
    record(events.PROGRAMME_REVISED, by=by, about=programme, at=now, digest=after)
    if voided:
        record(events.SIGNATURES_VOIDED, by=by, about=programme, at=now, signatures=voided, digest=before)
    return programme


@transaction.atomic
def open_for_signature(*, programme_id: PublicId, digest: str, by: Actor, now: datetime) -> Programme:
    """Put the content before all sides."""
    programme = _of_side(programme_id, Permission.COMPOSE_PROGRAMME, by=by)
    _require_state(programme, ProgrammeState.DRAFT)
    _require_digest(programme, digest)

    programme.state = ProgrammeState.AWAITING_SIGNATURES
    programme.changed_at = now

    programme.save(update_fields=["state", "changed_at"])

    record(events.PROGRAMME_OPENED, by=by, about=programme, at=now, digest=digest)
    return programme


@transaction.atomic
def sign_programme(*, programme_id: PublicId, digest: str, by: Actor, now: datetime) -> Signature:
    """Sign, for the actor's party, exactly the content with this digest. The last side's signature agrees it.
    Raises ProgrammeChangedError where the content is no longer the one that was read."""
    programme = _of_side(programme_id, Permission.SIGN_PROGRAMME, by=by)
    _require_state(programme, ProgrammeState.AWAITING_SIGNATURES)
    _require_digest(programme, digest)
    if programme.signatures.filter(party=by.party_id, voided_at__isnull=True).exists():
        raise AlreadySignedError(id=programme.public_id)

    assert by.party_id is not None  # one of the sides
    signature = Signature.objects.create(
        programme=programme,
        party_id=by.party_id,
        name=by.name,
        pseudonym=by.pseudonym,
        role=by.role.value if by.role else "",
        digest=digest,
        signed_at=now,
    )

    record(events.PROGRAMME_SIGNED, by=by, about=programme, at=now, digest=digest)
    _agree_when_all_signed(programme, digest=digest, by=by, now=now)
    return signature


@transaction.atomic
def cancel_programme(*, programme_id: PublicId, by: Actor, now: datetime) -> Programme:
    """Call it off; any side may. Its activities stay accepted and are free for another programme."""
    programme = _of_side(programme_id, Permission.SIGN_PROGRAMME, by=by)
    _require_state(programme, *OPEN_TO_CHANGE, ProgrammeState.SIGNED)

    programme.state = ProgrammeState.CANCELLED
    programme.changed_at = now

    programme.save(update_fields=["state", "changed_at"])
    programme.entries.update(is_current=False)

    record(events.PROGRAMME_CANCELLED, by=by, about=programme, at=now)
    return programme


def _of_side(programme_id: PublicId, permission: Permission, *, by: Actor) -> Programme:
    """The locked programme, for an officer of one of its sides."""
    programme = locked_programme(programme_id, by=by)
    require(by, permission, party_id=by.party_id)
    if by.party_id not in {side.party.pk for side in sides_of(activities_of(programme), [])}:
        raise ForbiddenError(permission=permission.value)
    return programme


def _require_state(programme: Programme, *states: ProgrammeState) -> None:
    if programme.state not in states:
        raise ProgrammeStateError(id=programme.public_id, state=programme.state)


def _require_digest(programme: Programme, digest: str) -> str:
    current = content_digest(programme, activities_of(programme))
    if current != digest:
        raise ProgrammeChangedError(id=programme.public_id)
    return current


def _locked_activities(activity_ids: Iterable[PublicId], *, by: Actor) -> list[Activity]:
    """The visible activities with these ids; raises NotFoundError for the first that is not there."""
    wanted = list(activity_ids)
    rows = Activity.objects.visible_to(by).select_for_update(of=("self",)).filter(public_id__in=wanted)
    found = {one.public_id: one for one in rows.select_related("recipient", "partner", "need").order_by("pk")}
    for activity_id in wanted:
        if activity_id not in found:
            raise NotFoundError(id=activity_id)
    return [found[activity_id] for activity_id in wanted]


def _require_composable(activities: Iterable[Activity], *, party: Party, programme: Programme | None) -> None:
    for activity in activities:
        if party.pk not in {activity.recipient_id, activity.partner_id}:
            raise ForbiddenError(permission=Permission.COMPOSE_PROGRAMME.value)
        if activity.state != ActivityState.ACCEPTED:
            raise ActivityStateError(id=activity.public_id, state=activity.state)
        if activity.entries.filter(is_current=True).exclude(programme=programme).exists():
            raise ActivityInProgrammeError(id=activity.public_id)


def _require_shared_with_all_sides(activities: list[Activity], *, now: datetime) -> None:
    """A programme of several sides shows each what concerns the others, so their countries must have shared it."""
    for side in sides_of(activities, []):
        reader = Actor(via=Via.JOB, party_id=side.party.pk, network_ids=networks_of(side.party.pk, now.date()))
        visible = set(Activity.objects.visible_to(reader).filter(pk__in=[one.pk for one in activities]))
        needs = set(Need.objects.visible_to(reader).filter(pk__in=[one.need_id for one in activities]))
        for activity in activities:
            if activity not in visible or activity.need not in needs:
                raise ActivityNotSharedError(id=activity.public_id, party=side.party.code)


def _enter(programme: Programme, activities: Iterable[Activity], audience: Audience) -> None:
    ProgrammeActivity.objects.bulk_create(
        [ProgrammeActivity(programme=programme, activity=activity) for activity in activities]
    )
    programme.share_with(audience)
    programme.save(update_fields=["audience"])


def _agree_when_all_signed(programme: Programme, *, digest: str, by: Actor, now: datetime) -> None:
    valid = programme.signatures.filter(voided_at__isnull=True, digest=digest)
    signed = set(valid.values_list("party", flat=True))
    if {side.party.pk for side in sides_of(activities_of(programme), [])} <= signed:
        programme.state = ProgrammeState.SIGNED
        programme.changed_at = now
        programme.save(update_fields=["state", "changed_at"])
        record(events.PROGRAMME_AGREED, by=by, about=programme, at=now, digest=digest)
