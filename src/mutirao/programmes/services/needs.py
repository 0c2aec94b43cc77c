"""What a country does with its needs: it alone drafts, confirms, shares and withdraws them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import Audience
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.programmes import events
from mutirao.programmes.errors import CircularNeedsError, InvalidTermsError, NeedChangedError, NeedStateError
from mutirao.programmes.indexing import index_need
from mutirao.programmes.models import Need, NeedRevision
from mutirao.programmes.queries.needs import locked_need, order_of_needs
from mutirao.programmes.queries.needs import need as need_of
from mutirao.programmes.refusals import require_sensible_need
from mutirao.programmes.services.evidence import share_evidence
from mutirao.programmes.terms import NeedTerms
from mutirao.programmes.vocabulary import NeedState


@transaction.atomic
def draft_need(*, party: Party, terms: NeedTerms, by: Actor, now: datetime) -> Need:
    """Write a need down. It stays the party's own until an officer confirms and shares it."""
    require(by, Permission.DRAFT_NEED, party_id=party.pk)
    require_sensible_need(terms)
    after = _need_before(terms, party_id=party.pk, by=by)

    need = Need(party=party, changed_at=now)
    _write(need, terms, after=after)

    need.save()
    _keep_revision(need, by=by, now=now)
    index_need(need)

    record(events.NEED_DRAFTED, by=by, about=need, at=now, area=need.area)
    return need


@transaction.atomic
def revise_need(*, need_id: PublicId, version: int, terms: NeedTerms, by: Actor, now: datetime) -> Need:
    """Change the wording that was read as `version`. A contributor revises drafts; what is confirmed only an officer,
    whose revision confirms it anew. Raises NeedChangedError where somebody else was first: nothing is overwritten."""
    need = locked_need(need_id, by=by)
    is_confirmed = need.state == NeedState.CONFIRMED
    require(by, Permission.CONFIRM_NEED if is_confirmed else Permission.DRAFT_NEED, party_id=need.party_id)
    _require_state(need, NeedState.DRAFT, NeedState.CONFIRMED)
    if need.version != version:
        raise NeedChangedError(id=need.public_id, version=need.version, read=version)
    require_sensible_need(terms)
    after = _need_before(terms, party_id=need.party_id, by=by)
    _require_no_circle(need, after)

    _write(need, terms, after=after)
    need.version += 1
    need.changed_at = now
    if is_confirmed:
        need.confirm(at=now, by=by)

    need.save()
    _keep_revision(need, by=by, now=now)
    index_need(need)

    record(events.NEED_REVISED, by=by, about=need, at=now, version=need.version)
    return need


@transaction.atomic
def confirm_need(*, need_id: PublicId, version: int, by: Actor, now: datetime) -> Need:
    """Say, for the country, that this wording is its need. Partners can propose from now on, where they may see it."""
    need = locked_need(need_id, by=by)
    require(by, Permission.CONFIRM_NEED, party_id=need.party_id)
    _require_state(need, NeedState.DRAFT)
    if need.version != version:
        raise NeedChangedError(id=need.public_id, version=need.version, read=version)

    need.confirm(at=now, by=by)

    need.changed_at = now
    need.save(update_fields=["state", "confirmed_at", "confirmed_by", "changed_at"])

    record(events.NEED_CONFIRMED, by=by, about=need, at=now, version=need.version)
    return need


@transaction.atomic
def share_need(*, need_id: PublicId, audience: Audience, by: Actor, now: datetime) -> Need:
    """Decide who may see the need."""
    need = locked_need(need_id, by=by)
    require(by, Permission.CONFIRM_NEED, party_id=need.party_id)

    need.share_with(audience)

    need.changed_at = now
    need.save(update_fields=["audience", "changed_at"])
    share_evidence(need=need, by=by, now=now)

    parties = [party.public_id for party in audience.parties]
    record(events.NEED_SHARED, by=by, about=need, at=now, audience=audience.kind.value, parties=parties)
    return need


@transaction.atomic
def declare_need_met(*, need_id: PublicId, by: Actor, now: datetime) -> Need:
    """Say, for the country, that the gap is closed."""
    need = locked_need(need_id, by=by)
    require(by, Permission.CONFIRM_NEED, party_id=need.party_id)
    _require_state(need, NeedState.CONFIRMED)

    need.state = NeedState.MET

    need.changed_at = now
    need.save(update_fields=["state", "changed_at"])

    record(events.NEED_MET, by=by, about=need, at=now)
    return need


@transaction.atomic
def withdraw_need(*, need_id: PublicId, by: Actor, now: datetime) -> Need:
    """Take a need back. What was agreed for it stands; nothing more can be proposed."""
    need = locked_need(need_id, by=by)
    require(by, Permission.CONFIRM_NEED, party_id=need.party_id)
    _require_state(need, NeedState.DRAFT, NeedState.CONFIRMED)

    need.state = NeedState.WITHDRAWN

    need.changed_at = now
    need.save(update_fields=["state", "changed_at"])

    record(events.NEED_WITHDRAWN, by=by, about=need, at=now)
    return need


def _require_state(need: Need, *states: NeedState) -> None:
    if need.state not in states:
        raise NeedStateError(id=need.public_id, state=need.state)


def _need_before(terms: NeedTerms, *, party_id: int, by: Actor) -> Need | None:
    """The party's own need that has to come first. One order of a party's needs, one lock: two people cannot close a
    circle from both ends."""
    if terms.after is None:
        return None
    Party.objects.select_for_update().get(pk=party_id)
    before = need_of(terms.after, by=by)
    if before.party_id != party_id:
        raise InvalidTermsError(field="after")
    return before


def _require_no_circle(need: Need, after: Need | None) -> None:
    before = order_of_needs(need.party_id)
    step = after.pk if after else None
    while step is not None:
        if step == need.pk:
            raise CircularNeedsError(id=need.public_id)
        step = before.get(step)


def _write(need: Need, terms: NeedTerms, *, after: Need | None) -> None:
    for name, value in asdict(terms).items():
        if name != "after":
            setattr(need, name, list(value) if isinstance(value, tuple) else value)
    need.after = after


def _keep_revision(need: Need, *, by: Actor, now: datetime) -> None:
    NeedRevision.objects.create(
        need=need,
        version=need.version,
        terms=_as_record(need.terms),
        recorded_at=now,
        recorded_by=by.pseudonym,
    )


def _as_record(terms: NeedTerms) -> dict[str, Any]:
    written = asdict(terms)
    return written | {"cost_low": str(terms.cost_low), "cost_high": str(terms.cost_high)}
