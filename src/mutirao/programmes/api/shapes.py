"""Records as the API writes them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mutirao.access.actors import Actor
from mutirao.programmes.queries.activities import visible_needs_of
from mutirao.programmes.queries.clashes import ClashReport
from mutirao.programmes.queries.needs import visible_needs_before
from mutirao.programmes.queries.programmes import ProgrammePage

if TYPE_CHECKING:
    from mutirao.programmes.models import Activity, Need, Programme

_NEED_FIELDS = ("title", "area", "grounds", "stages", "currency", "participants", "languages", "rank", "target_date")
_ACTIVITY_FIELDS = ("kind", "title", "area", "participants", "languages", "starts", "ends", "staff_days", "currency")


def needs_as_rows(needs: "Iterable[Need]", *, by: Actor) -> list[dict[str, Any]]:
    """A need that has to come first is named only where the reader may see it."""
    listed = list(needs)
    before = visible_needs_before(listed, by=by)
    return [_need_as_row(need, after=before.get(need.after_id or 0)) for need in listed]


def activities_as_rows(activities: "Iterable[Activity]", *, by: Actor) -> list[dict[str, Any]]:
    listed = list(activities)
    needs = visible_needs_of(listed, by=by)
    return [_activity_as_row(one, need=needs.get(one.need_id), by=by) for one in listed]


def programme_as_row(programme: "Programme") -> dict[str, Any]:
    return {
        "id": programme.public_id,
        "title": programme.title,
        "state": programme.state,
        "composed_by": programme.composed_by.code,
        "changed_at": programme.changed_at,
    }


def programme_in_full(page: ProgrammePage, *, by: Actor) -> dict[str, Any]:
    sides = [
        {
            "party": side.party.code,
            "roles": [role.value for role in side.roles],
            "signed_at": side.signature.signed_at if side.signature else None,
        }
        for side in page.sides
    ]
    return {
        **programme_as_row(page.programme),
        "summary": page.programme.summary,
        "sides": sides,
        "activities": activities_as_rows(page.activities, by=by),
        "digest": page.digest,
    }


def clashes_as_written(report: ClashReport) -> dict[str, Any]:
    overlaps = [
        {
            "activity": one.activity.public_id,
            "partner": one.activity.partner.code,
            "title": one.activity.title,
            "participants": list(one.participants),
            "first": one.first,
            "last": one.last,
        }
        for one in report.overlaps
    ]
    loads = [
        {"quarter": str(one.quarter), "absorbable": one.absorbable, "taken": one.taken, "added": one.added}
        for one in report.loads
    ]
    return {"overlaps": overlaps, "loads": loads, "fingerprint": report.fingerprint}


def _need_as_row(need: "Need", *, after: str | None) -> dict[str, Any]:
    return {
        "id": need.public_id,
        "party": need.party.code,
        **{name: getattr(need, name) for name in _NEED_FIELDS},
        "cost_low": f"{need.cost_low:.2f}",
        "cost_high": f"{need.cost_high:.2f}",
        "earliest_year": need.earliest_year,
        "after": after,
        "state": need.state,
        "version": need.version,
        "confirmed_at": need.confirmed_at,
    }


def _activity_as_row(activity: "Activity", *, need: str | None, by: Actor) -> dict[str, Any]:
    is_of_party = by.party_id in {activity.recipient_id, activity.partner_id}
    return {
        "id": activity.public_id,
        "recipient": activity.recipient.code,
        "partner": activity.partner.code,
        "need": need,
        **{name: getattr(activity, name) for name in _ACTIVITY_FIELDS},
        "cost": f"{activity.cost:.2f}",
        "state": activity.state,
        "version": activity.version,
        "not_now_until": activity.not_now_until,
        "reason": activity.reason if is_of_party else None,
    }
