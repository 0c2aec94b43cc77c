"""Needs, as far as the asker may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.design.lists import Orders, in_order
from mutirao.directory.queries import member_ids
from mutirao.files.queries import uploads_about
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party
from mutirao.programmes.models import Need, NeedRevision
from mutirao.programmes.models.needs import NeedQuerySet
from mutirao.programmes.vocabulary import NeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFilters:
    """Codes as they stand in the address of the list; an empty one filters nothing. `party`: a country, or a network,
    which stands for its members on the day `on`."""

    area: str = ""
    state: str = ""
    party: str = ""
    on: date | None = None


# Countries stand in the order of their codes, never of a figure.
NEED_ORDERS: Orders = {
    "rank": ("party__code", "rank", "pk"),
    "target": ("target_date", "party__code", "rank", "pk"),
    "area": ("area", "party__code", "rank", "pk"),
    "cost": ("currency", "cost_low", "pk"),
}
DEFAULT_ORDER = "rank"


def needs(*, by: Actor, filters: NeedFilters | None = None, order: str = DEFAULT_ORDER) -> NeedQuerySet:
    """The needs that `by` may see. `order` is a key of NEED_ORDERS, backwards with `-`; an unknown one is the
    default."""
    chosen = filters or NeedFilters()
    asked = {"area": chosen.area, "state": chosen.state}
    rows = Need.objects.visible_to(by).filter(**{name: value for name, value in asked.items() if value})
    if chosen.party:
        rows = rows.filter(party__in=named_parties(chosen.party, on=chosen.on))
    return in_order(rows.select_related("party"), order, NEED_ORDERS, default=DEFAULT_ORDER)


def named_parties(code: str, *, on: date | None) -> "QuerySet[Party, int]":
    """Database ids, as a subquery, of the party with this code, and of its members on that day if it is a network."""
    is_named = Q(code=code.upper())
    if on is not None:
        is_named |= Q(pk__in=member_ids(code.upper(), on=on))
    return Party.objects.filter(is_named).values_list("pk", flat=True)


def countries_with_needs(*, by: Actor) -> list[Party]:
    """The countries of which `by` may see a need."""
    return list(Party.objects.filter(pk__in=Need.objects.visible_to(by).values("party")))


def confirmed_needs(*, by: Actor) -> NeedQuerySet:
    return needs(by=by, filters=NeedFilters(state=NeedState.CONFIRMED))


def need(need_id: PublicId, *, by: Actor) -> Need:
    """Raises NotFoundError where it is not there or not visible."""
    found: Need = visible_or_not_found(Need.objects.select_related("party", "after"), need_id, by=by)
    return found


def locked_need(need_id: PublicId, *, by: Actor) -> Need:
    """The same, locked until the end of the transaction."""
    rows = Need.objects.select_for_update(of=("self",)).select_related("party")
    found: Need = visible_or_not_found(rows, need_id, by=by)
    return found


def need_before(chosen: Need, *, by: Actor) -> Need | None:
    """The need that has to come first, where `by` may see it."""
    if chosen.after_id is None:
        return None
    found: Need | None = Need.objects.visible_to(by).filter(pk=chosen.after_id).first()
    return found


def visible_needs_before(chosen: Iterable[Need], *, by: Actor) -> dict[int, PublicId]:
    """The needs that have to come first, as far as `by` may see them: database id → public id; one query."""
    keys = {one.after_id for one in chosen if one.after_id is not None}
    return dict(Need.objects.visible_to(by).filter(pk__in=keys).values_list("pk", "public_id"))


def need_revisions(chosen: Need, *, by: Actor) -> list[NeedRevision]:
    """Every version, newest first; a party's earlier wordings are its own."""
    if not by.is_system and by.party_id != chosen.party_id:
        return []
    return list(chosen.revisions.all())


def reference_of(chosen: Need) -> Reference:
    """How a file names the need that it supports."""
    return Reference("need", chosen.public_id)


def evidence_of(chosen: Need, *, by: Actor) -> ShareableQuerySet:
    """The files beside a need, as far as `by` may see them, oldest first."""
    return uploads_about(reference_of(chosen), by=by)


def own_needs(*, by: Actor) -> NeedQuerySet:
    return needs(by=by).filter(party=by.party_id)


def order_of_needs(party_id: int) -> dict[int, int]:
    """For every need of the party that has to wait: which need comes before it (database ids)."""
    return dict(Need.objects.filter(party=party_id, after__isnull=False).values_list("pk", "after_id"))
