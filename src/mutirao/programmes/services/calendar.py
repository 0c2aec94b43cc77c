"""What a country says its agency can absorb."""

from datetime import datetime

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import Audience
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.kernel.errors import NotFoundError
from mutirao.kernel.periods import Quarter
from mutirao.parties.models import Party
from mutirao.programmes import events
from mutirao.programmes.models import Absorption
from mutirao.programmes.refusals import require_sensible_load


@transaction.atomic
def set_absorption(
    *, party: Party, quarter: Quarter, staff_days: int, audience: Audience, by: Actor, now: datetime
) -> Absorption:
    """Say how many staff-days the party's agency can give in a quarter, and who may see that."""
    require(by, Permission.SET_ABSORPTION, party_id=party.pk)
    require_sensible_load(staff_days)

    absorption, _ = Absorption.objects.update_or_create(
        party=party, year=quarter.year, number=quarter.number, defaults={"staff_days": staff_days}
    )
    absorption.share_with(audience)

    absorption.save(update_fields=["audience"])

    record(
        events.ABSORPTION_SET,
        by=by,
        about=absorption,
        at=now,
        quarter=str(quarter),
        staff_days=staff_days,
        audience=audience.kind.value,
    )
    return absorption


@transaction.atomic
def clear_absorption(*, party: Party, quarter: Quarter, by: Actor, now: datetime) -> None:
    """Say nothing about a quarter any more, which is different from zero."""
    require(by, Permission.SET_ABSORPTION, party_id=party.pk)
    rows = Absorption.objects.select_for_update().filter(party=party, year=quarter.year, number=quarter.number)
    absorption = rows.first()
    if absorption is None:
        raise NotFoundError(id=str(quarter))

    record(events.ABSORPTION_CLEARED, by=by, about=absorption, at=now, quarter=str(quarter))
    absorption.delete()
