"""What the search finds of the plan: needs, activities and programmes, each as far as the reader may see it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.programmes import indexing
from mutirao.programmes.queries.activities import activities
from mutirao.programmes.queries.needs import needs
from mutirao.programmes.queries.programmes import programmes
from mutirao.search.kinds import Hit, Record, SearchKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from mutirao.programmes.models import Activity, Need, Programme


def _visible_needs(by: Actor) -> "QuerySet[Any, Any]":
    return needs(by=by).order_by().values("public_id")


def _need_hits(ids: Sequence[str], by: Actor) -> Mapping[str, Hit]:
    return {need.public_id: _need_hit(need) for need in needs(by=by).filter(public_id__in=ids)}


def _need_hit(need: "Need") -> Hit:
    address = reverse("need", args=[need.public_id])
    return Hit(
        kind=indexing.NEED, title=need.title, url=address, snippet=need.get_state_display(), party=need.party.name
    )


def _need_records() -> Iterable[Record]:
    return map(indexing.need_record, needs(by=_everything()))


def _visible_activities(by: Actor) -> "QuerySet[Any, Any]":
    return activities(by=by).order_by().values("public_id")


def _activity_hits(ids: Sequence[str], by: Actor) -> Mapping[str, Hit]:
    return {one.public_id: _activity_hit(one) for one in activities(by=by).filter(public_id__in=ids)}


def _activity_hit(activity: "Activity") -> Hit:
    return Hit(
        kind=indexing.ACTIVITY,
        title=activity.title,
        url=reverse("activity", args=[activity.public_id]),
        snippet=f"{activity.recipient.name} · {activity.get_state_display()}",
        party=activity.partner.name,
    )


def _activity_records() -> Iterable[Record]:
    return map(indexing.activity_record, activities(by=_everything()))


def _visible_programmes(by: Actor) -> "QuerySet[Any, Any]":
    return programmes(by=by).order_by().values("public_id")


def _programme_hits(ids: Sequence[str], by: Actor) -> Mapping[str, Hit]:
    return {one.public_id: _programme_hit(one) for one in programmes(by=by).filter(public_id__in=ids)}


def _programme_hit(programme: "Programme") -> Hit:
    return Hit(
        kind=indexing.PROGRAMME,
        title=programme.title,
        url=reverse("programme", args=[programme.public_id]),
        snippet=programme.get_state_display(),
        party=programme.composed_by.name,
    )


def _programme_records() -> Iterable[Record]:
    return map(indexing.programme_record, programmes(by=_everything()))


def _everything() -> Actor:
    return system_actor(Via.COMMAND)


# The keys are stored in the index: they never change.
SEARCH_KINDS: Mapping[str, SearchKind] = {
    indexing.NEED: SearchKind(
        name=gettext_noop("Needs"), visible_ids=_visible_needs, hits=_need_hits, records=_need_records
    ),
    indexing.ACTIVITY: SearchKind(
        name=gettext_noop("Activities"),
        visible_ids=_visible_activities,
        hits=_activity_hits,
        records=_activity_records,
    ),
    indexing.PROGRAMME: SearchKind(
        name=gettext_noop("Programmes"),
        visible_ids=_visible_programmes,
        hits=_programme_hits,
        records=_programme_records,
    ),
}
