"""Activities, as far as the asker may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import visible_or_not_found
from mutirao.kernel.identifiers import PublicId
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.models.activities import ActivityQuerySet
from mutirao.programmes.vocabulary import ActivityState


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilters:
    """`party` is the code of the recipient or the partner; an empty filter filters nothing."""

    party: str = ""
    area: str = ""
    state: str = ""
    kind: str = ""


def activities(*, by: Actor, filters: ActivityFilters | None = None) -> ActivityQuerySet:
    """The activities that `by` may see, by their first day."""
    chosen = filters or ActivityFilters()
    asked = {"area": chosen.area, "state": chosen.state, "kind": chosen.kind}
    rows = Activity.objects.visible_to(by).filter(**{name: value for name, value in asked.items() if value})
    if chosen.party:
        code = chosen.party.upper()
        rows = rows.filter(Q(recipient__code=code) | Q(partner__code=code))
    return rows.select_related("recipient", "partner", "need").order_by("starts", "pk")


def activity(activity_id: PublicId, *, by: Actor) -> Activity:
    """Raises NotFoundError where it is not there or not visible."""
    rows = Activity.objects.select_related("recipient", "partner", "need")
    found: Activity = visible_or_not_found(rows, activity_id, by=by)
    return found


def locked_activity(activity_id: PublicId, *, by: Actor) -> Activity:
    """The same, locked until the end of the transaction."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("recipient", "partner", "need")
    found: Activity = visible_or_not_found(rows, activity_id, by=by)
    return found


def offers(chosen: Need, *, by: Actor) -> ActivityQuerySet:
    """What has been proposed for a need."""
    return activities(by=by).filter(need=chosen)


def awaiting_answer(*, by: Actor) -> ActivityQuerySet:
    """The proposals that the asker's party has to answer."""
    return activities(by=by).filter(recipient=by.party_id, state=ActivityState.PROPOSED)


def not_now_until(chosen: Need, *, partner_id: int, on: date) -> date | None:
    """Until when the recipient has asked this partner not to come back with anything for the need; withdrawing the
    deferred offer does not undo that."""
    deferred = Activity.objects.filter(need=chosen, partner=partner_id, not_now_until__gt=on)
    latest: date | None = deferred.order_by("-not_now_until").values_list("not_now_until", flat=True).first()
    return latest


def need_of_activity(chosen: Activity, *, by: Actor) -> Need | None:
    """The need that it answers, where `by` may see that."""
    found: Need | None = Need.objects.visible_to(by).select_related("party").filter(pk=chosen.need_id).first()
    return found


def visible_needs_of(chosen: Iterable[Activity], *, by: Actor) -> dict[int, PublicId]:
    """The needs that the activities answer, as far as `by` may see them: database id → public id; one query."""
    keys = {one.need_id for one in chosen}
    return dict(Need.objects.visible_to(by).filter(pk__in=keys).values_list("pk", "public_id"))


def visible_programme_of(chosen: Activity, *, by: Actor) -> Programme | None:
    """The living programme that it stands in, where `by` may see that."""
    living = Programme.objects.visible_to(by).filter(entries__activity=chosen, entries__is_current=True)
    found: Programme | None = living.first()
    return found


def programme_of(chosen: Activity) -> int | None:
    """Database id of the living programme that the activity stands in."""
    entry: int | None = chosen.entries.filter(is_current=True).values_list("programme", flat=True).first()
    return entry
