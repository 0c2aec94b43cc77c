"""Programmes with what stands in them, as far as the asker may see it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import visible_or_not_found
from mutirao.design.lists import Orders, in_order
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.money import Money
from mutirao.parties.models import Party
from mutirao.programmes.models import Activity, Need, NeedRevision, Programme, ProgrammeActivity, Signature
from mutirao.programmes.models.programmes import ProgrammeQuerySet
from mutirao.programmes.queries.activities import ActivityFilters, activities
from mutirao.programmes.vocabulary import ActivityState, ProgrammeState, SideRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of a programme with its valid signature, if it has signed."""

    party: Party
    roles: tuple[SideRole, ...]
    signature: Signature | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredNeed:
    """A need in the wording that the activities of a programme answer, whatever it says today: that is what the sides
    sign. For whoever is no side, as it stands. Its public id and party are the need's own."""

    public_id: PublicId
    party: Party
    title: str
    area: str
    grounds: str
    stages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """One programme for one reader. `digest` names the exact content and is told to the sides only, since it depends
    on activities that others may not see."""

    programme: Programme
    sides: Sequence[Side]
    activities: Sequence[Activity]
    needs: Sequence[AnsweredNeed]
    voided_signatures: Sequence[Signature]
    is_of_side: bool
    digest: str | None

    @property
    def recipients(self) -> list[Party]:
        return [side.party for side in self.sides if SideRole.RECIPIENT in side.roles]

    @property
    def partners(self) -> list[Party]:
        return [side.party for side in self.sides if SideRole.PARTNER in side.roles]

    @property
    def costs(self) -> list[Money]:
        """The sum in each currency: amounts in different ones are never added."""
        sums: dict[str, Money] = {}
        for activity in self.activities:
            sums[activity.currency] = sums.get(activity.currency, Money(activity.cost * 0, activity.currency)) + (
                activity.money
            )
        return [sums[currency] for currency in sorted(sums)]

    @property
    def staff_days(self) -> int:
        return sum(activity.staff_days for activity in self.activities)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFilters:
    """`party` is the code of whoever composed it, or of a side of an activity in it that the asker may see; an empty
    filter filters nothing."""

    state: str = ""
    party: str = ""


PROGRAMME_ORDERS: Orders = {
    "title": ("title", "pk"),
    "composer": ("composed_by__code", "title", "pk"),
    "changed": ("changed_at", "-pk"),
    "state": ("state", "title", "pk"),
}
DEFAULT_ORDER = "-changed"


def programmes(*, by: Actor, filters: ProgrammeFilters | None = None, order: str = DEFAULT_ORDER) -> ProgrammeQuerySet:
    """The programmes that `by` may see. `order` is a key of PROGRAMME_ORDERS, backwards with `-`; an unknown one is the
    default: the last changed first."""
    chosen = filters or ProgrammeFilters()
    rows = Programme.objects.visible_to(by)
    if chosen.state:
        rows = rows.filter(state=chosen.state)
    if chosen.party:
        seen = activities(by=by, filters=ActivityFilters(party=chosen.party)).order_by()
        entries = ProgrammeActivity.objects.filter(activity__in=seen.values("pk"))
        rows = rows.filter(Q(composed_by__code=chosen.party) | Q(pk__in=entries.values("programme")))
    return in_order(rows.select_related("composed_by"), order, PROGRAMME_ORDERS, default=DEFAULT_ORDER)


def parties_with_programmes(*, by: Actor) -> list[Party]:
    """Whoever composed a programme that `by` may see, or is a side of an activity in one, as far as they may see it."""
    composed = Programme.objects.visible_to(by).order_by()
    entries = ProgrammeActivity.objects.filter(programme__in=composed.values("pk"))
    agreed = Activity.objects.visible_to(by).filter(pk__in=entries.values("activity")).order_by()
    sides = Q(pk__in=agreed.values("recipient")) | Q(pk__in=agreed.values("partner"))
    return list(Party.objects.filter(sides | Q(pk__in=composed.values("composed_by"))))


def awaiting_signature(*, by: Actor) -> ProgrammeQuerySet:
    """The programmes that the asker's party is a side of and has not signed yet."""
    signed = Signature.objects.filter(party=by.party_id, voided_at__isnull=True)
    rows = programmes(by=by, filters=ProgrammeFilters(state=ProgrammeState.AWAITING_SIGNATURES))
    open_ones: ProgrammeQuerySet = rows.exclude(pk__in=signed.values("programme"))
    return open_ones


def locked_programme(programme_id: PublicId, *, by: Actor) -> Programme:
    """Raises NotFoundError where it is not there or not visible; locked until the end of the transaction."""
    found: Programme = visible_or_not_found(Programme.objects.select_for_update(of=("self",)), programme_id, by=by)
    return found


def programme_page(programme_id: PublicId, *, by: Actor) -> ProgrammePage:
    """Raises NotFoundError where it is not there or not visible to `by`."""
    programme: Programme = visible_or_not_found(Programme.objects.all(), programme_id, by=by)
    everything = activities_of(programme)
    signatures = list(programme.signatures.select_related("party"))
    sides = sides_of(everything, [one for one in signatures if one.voided_at is None])
    is_of_side = by.is_system or by.party_id in {side.party.pk for side in sides}
    # The sides of a cancelled one may have taken their activities back.
    is_living = programme.state != ProgrammeState.CANCELLED
    shown = everything if is_of_side and is_living else _visible(everything, by=by)
    return ProgrammePage(
        programme=programme,
        sides=sides,
        activities=shown,
        needs=_needs_of(shown, by=by, is_of_side=is_of_side),
        voided_signatures=[one for one in signatures if one.voided_at is not None] if is_of_side else [],
        is_of_side=is_of_side,
        digest=content_digest(programme, everything) if is_of_side else None,
    )


def activities_of(programme: Programme) -> list[Activity]:
    return list(programme.activities.select_related("recipient", "partner", "need").order_by("starts", "pk"))


def sides_of(activities: Sequence[Activity], signatures: Sequence[Signature]) -> list[Side]:
    """Recipients first, then partners, each in the order of their codes."""
    roles: dict[int, set[SideRole]] = {}
    parties: dict[int, Party] = {}
    for activity in activities:
        for role, party in ((SideRole.RECIPIENT, activity.recipient), (SideRole.PARTNER, activity.partner)):
            parties[party.pk] = party
            roles.setdefault(party.pk, set()).add(role)
    signed = {signature.party_id: signature for signature in signatures}
    order = sorted(parties.values(), key=lambda party: (SideRole.RECIPIENT not in roles[party.pk], party.code))
    return [
        Side(
            party=party,
            roles=tuple(role for role in SideRole if role in roles[party.pk]),
            signature=signed.get(party.pk),
        )
        for party in order
    ]


def content_of(programme: Programme, activities: Sequence[Activity]) -> dict[str, Any]:
    """What the sides sign, without names that depend on a language."""
    return {
        "programme": programme.public_id,
        "title": programme.title,
        "summary": programme.summary,
        "audience": programme.audience,
        "audience_parties": sorted(party.public_id for party in programme.audience_parties.all()),
        "activities": sorted((_signed_terms(activity) for activity in activities), key=lambda one: one["id"]),
    }


def content_digest(programme: Programme, activities: Sequence[Activity]) -> str:
    """SHA-256 of the content as canonical JSON."""
    text = json.dumps(content_of(programme, activities), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def composable_activities(*, by: Actor, programme: Programme | None = None) -> list[Activity]:
    """Accepted activities of the asker's party that stand in no living programme, and all that stand in this one."""
    accepted = Activity.objects.visible_to(by).filter(state=ActivityState.ACCEPTED)
    of_party = accepted.filter(recipient=by.party_id) | accepted.filter(partner=by.party_id)
    taken = Activity.objects.filter(entries__is_current=True)
    if programme is not None:
        # Those between other sides too: whoever changes the programme must not drop them unseen.
        of_party |= accepted.filter(pk__in=programme.entries.filter(is_current=True).values("activity"))
        taken = taken.exclude(entries__programme=programme)
    free = of_party.exclude(pk__in=taken.values("pk"))
    return list(free.select_related("recipient", "partner", "need").order_by("starts", "pk"))


def _signed_terms(activity: Activity) -> dict[str, Any]:
    return {
        "id": activity.public_id,
        "version": activity.version,
        "need": activity.need.public_id,
        "need_version": activity.need_version,
        "partner": activity.partner.public_id,
        "recipient": activity.recipient.public_id,
        "kind": activity.kind,
        "title": activity.title,
        "starts": activity.starts.isoformat(),
        "ends": activity.ends.isoformat(),
        "staff_days": activity.staff_days,
        "cost": f"{activity.cost:.2f}",
        "currency": activity.currency,
    }


def _visible(activities: Sequence[Activity], *, by: Actor) -> list[Activity]:
    keys = [activity.pk for activity in activities]
    visible = set(Activity.objects.visible_to(by).filter(pk__in=keys).values_list("pk", flat=True))
    return [activity for activity in activities if activity.pk in visible]


def answered_wordings(activities: Sequence[Activity]) -> dict[int, dict[str, Any]]:
    """What each need said when it was answered, by its database id; of several answers the newest wording."""
    newest: dict[int, int] = {}
    for activity in activities:
        newest[activity.need_id] = max(activity.need_version, newest.get(activity.need_id, 0))
    revisions = NeedRevision.objects.filter(need__in=newest)
    return {one.need_id: one.terms for one in revisions if one.version == newest[one.need_id]}


def _needs_of(activities: Sequence[Activity], *, by: Actor, is_of_side: bool) -> list[AnsweredNeed]:
    """The sides read what they sign; whoever else may see a need reads it as it stands today."""
    wordings = answered_wordings(activities)
    needs = Need.objects.visible_to(by).filter(pk__in=wordings).select_related("party")
    return [_answered(need, wordings[need.pk] if is_of_side else vars(need)) for need in needs]


def _answered(need: Need, wording: Mapping[str, Any]) -> AnsweredNeed:
    said = {name: wording[name] for name in ("title", "area", "grounds", "stages")}
    return AnsweredNeed(public_id=need.public_id, party=need.party, **said)
