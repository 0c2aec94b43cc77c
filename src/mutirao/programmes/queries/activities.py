"""Activities, as far as the asker may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import visible_or_not_found
from mutirao.design.lists import Orders, in_order
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.models import Party
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.models.activities import ActivityQuerySet
from mutirao.programmes.queries.needs import named_parties
from mutirao.programmes.vocabulary import ActivityState


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilters:
    """`party` is the code of the recipient or the partner, or of a network, which stands for its members on the day
    `on`; an empty filter filters nothing."""

    party: str = ""
    area: str = ""
    state: str = ""
    kind: str = ""
    on: date | None = None


# Parties stand in the order of their codes, never of a figure.
ACTIVITY_ORDERS: Orders = {
    "when": ("starts", "pk"),
    "recipient": ("recipient__code", "starts", "pk"),
    "partner": ("partner__code", "starts", "pk"),
    "load": ("staff_days", "pk"),
    "cost": ("currency", "cost", "pk"),
    "state": ("state", "starts", "pk"),
}
DEFAULT_ORDER = "when"


def activities(*, by: Actor, filters: ActivityFilters | None = None, order: str = DEFAULT_ORDER) -> ActivityQuerySet:
    """The activities that `by` may see. `order` is a key of ACTIVITY_ORDERS, backwards with `-`; an unknown one is the
    default."""
    chosen = filters or ActivityFilters()
    asked = {"area": chosen.area, "state": chosen.state, "kind": chosen.kind}
    rows = Activity.objects.visible_to(by).filter(**{name: value for name, value in asked.items() if value})
    if chosen.party:
        named = named_parties(chosen.party, on=chosen.on)
        rows = rows.filter(Q(recipient__in=named) | Q(partner__in=named))
    rows = rows.select_related("recipient", "partner", "need")
    return in_order(rows, order, ACTIVITY_ORDERS, default=DEFAULT_ORDER)


def parties_with_activities(*, by: Actor) -> list[Party]:
    """The recipients and partners of the activities that `by` may see."""
    rows = Activity.objects.visible_to(by)
    return list(Party.objects.filter(Q(pk__in=rows.values("recipient")) | Q(pk__in=rows.values("partner"))))


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


def asked_to_wait_until(chosen: Need, *, by: Actor, on: date) -> date | None:
    """The same for the asker's party."""
    return not_now_until(chosen, partner_id=by.party_id, on=on) if by.party_id else None


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
