"""Keeping assumptions of the model under a name, for a party and for whom it lets see them."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import Audience
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.identifiers import PublicId
from mutirao.programmes import events
from mutirao.programmes.errors import (
    AssumptionNameTakenError,
    AssumptionSetChangedError,
    NothingAssumedError,
    TooManyAssumptionSetsError,
)
from mutirao.programmes.models import AssumptionSet
from mutirao.programmes.queries.assumptions import locked_assumption_set

if TYPE_CHECKING:
    from mutirao.programmes.planning.assumed import Assumed

# More than anybody compares; a list of them stays a list.
MOST_SETS = 100


@transaction.atomic
def save_assumptions(*, name: str, note: str, assumed: "Assumed", by: Actor, now: datetime) -> AssumptionSet:
    """Keep checked assumptions under a name, for the party that one acts for.

    Raises ForbiddenError, NothingAssumedError, TooManyAssumptionSetsError, AssumptionNameTakenError.
    """
    require(by, Permission.RUN_PLAN, party_id=by.party_id)
    _require_something(assumed)
    if AssumptionSet.objects.filter(party=by.party_id).count() >= MOST_SETS:
        raise TooManyAssumptionSetsError(most=MOST_SETS)

    assert by.party_id is not None
    kept = AssumptionSet(party_id=by.party_id)

    _write(kept, name, note, assumed, now)

    record(events.ASSUMPTIONS_SAVED, by=by, about=kept, at=now, fingerprint=kept.fingerprint)
    return kept


@transaction.atomic
def revise_assumptions(
    *, set_id: PublicId, version: int, name: str, note: str, assumed: "Assumed", by: Actor, now: datetime
) -> AssumptionSet:
    """Change a set; results that were computed with it stay as they are.

    Raises NotFoundError, ForbiddenError, AssumptionSetChangedError, NothingAssumedError, AssumptionNameTakenError.
    """
    kept = locked_assumption_set(set_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=kept.party_id)
    if kept.version != version:
        raise AssumptionSetChangedError(id=set_id)
    _require_something(assumed)

    kept.version += 1

    _write(kept, name, note, assumed, now)

    record(events.ASSUMPTIONS_REVISED, by=by, about=kept, at=now, fingerprint=kept.fingerprint)
    return kept


@transaction.atomic
def share_assumptions(*, set_id: PublicId, audience: Audience, by: Actor, now: datetime) -> AssumptionSet:
    """Decide who else may see a set and compute with it. Raises NotFoundError, ForbiddenError."""
    kept = locked_assumption_set(set_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=kept.party_id)

    kept.share_with(audience)

    kept.save(update_fields=["audience"])

    record(events.ASSUMPTIONS_SHARED, by=by, about=kept, at=now, audience=audience.kind.value)
    return kept


@transaction.atomic
def delete_assumptions(*, set_id: PublicId, by: Actor, now: datetime) -> None:
    """Forget a set; what was computed with it keeps its assumptions. Raises NotFoundError, ForbiddenError."""
    kept = locked_assumption_set(set_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=kept.party_id)

    record(events.ASSUMPTIONS_DELETED, by=by, about=kept, at=now, fingerprint=kept.fingerprint)

    kept.delete()


def _require_something(assumed: "Assumed") -> None:
    from mutirao.programmes.planning.assumed import NOTHING_ASSUMED

    if assumed == NOTHING_ASSUMED:
        raise NothingAssumedError()


def _write(kept: AssumptionSet, name: str, note: str, assumed: "Assumed", now: datetime) -> None:
    """Raises AssumptionNameTakenError."""
    kept.name, kept.note = name, note
    kept.assumed, kept.fingerprint = assumed.canonical(), assumed.fingerprint
    kept.saved_at = now
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise AssumptionNameTakenError(name=name) from None
