"""Asking for computations, and storing their results if what they were computed from still holds."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from mutirao.access.actors import Actor, require
from mutirao.access.audiences import OWN_PARTY, PUBLIC, Audience, AudienceKind
from mutirao.access.permissions import Permission
from mutirao.audit.recording import record
from mutirao.jobs.services import request_job
from mutirao.kernel.errors import ForbiddenError
from mutirao.programmes import events
from mutirao.programmes.errors import StalePlanError
from mutirao.programmes.models import StoredPlan
from mutirao.programmes.queries.plans import benefit_hash, explore_request, plan_hash, plan_request
from mutirao.programmes.queries.programmes import activities_of, content_digest, locked_programme, programme_page
from mutirao.programmes.queries.worlds import planning_world
from mutirao.programmes.questions import ExploreQuestion, PlanQuestion
from mutirao.programmes.vocabulary import PlanKind

if TYPE_CHECKING:
    from mutirao.jobs.models import Job
    from mutirao.programmes.planning.world import World

PLAN_JOB = "plan"
EXPLORE_JOB = "explore"
BENEFIT_JOB = "benefit"


def request_plan(*, question: PlanQuestion, by: Actor, now: datetime) -> "Job":
    """Queue a choice among confirmed needs; raises InvalidError at once where the question makes no sense."""
    require(by, Permission.RUN_PLAN, party_id=by.party_id)
    from mutirao.programmes.planning.ground import require_rates
    from mutirao.programmes.planning.request import require_plan

    request, world = plan_request(by=by, question=question), planning_world()
    require_plan(request, world)
    require_rates(tuple(need.country for need in request.needs), world, request.assumed)

    key = plan_hash(request, world)
    return request_job(kind=PLAN_JOB, arguments=question.as_arguments(), by=by, now=now, once_key=key)


def request_explore(*, question: ExploreQuestion, by: Actor, now: datetime) -> "Job":
    """Queue a what-if on public figures; anybody may ask; a party's own question is computed once.

    Raises InvalidError at once where the question makes no sense.
    """
    from mutirao.programmes.planning.explore import VERSIONS
    from mutirao.programmes.planning.ground import require_rates
    from mutirao.programmes.planning.request import input_hash, require_explore

    request, world = explore_request(question), planning_world()
    require_explore(request, world)
    require_rates(request.countries, world, request.assumed)

    key = f"{input_hash(request, world, VERSIONS)}:{question.compared_with}"
    return request_job(
        kind=EXPLORE_JOB,
        arguments=question.as_arguments(),
        by=by,
        now=now,
        once_key=key,
        is_public=not _is_of_party(question.assumed, by),
    )


def _is_of_party(assumed: Mapping[str, Any], by: Actor) -> bool:
    """Figures that a party brought are nobody else's: the job and its answer, which names them, are the party's."""
    return by.party_id is not None and bool(assumed.get("figures"))


def request_benefit(*, programme_id: str, assumed: Mapping[str, Any], by: Actor, now: datetime) -> "Job":
    """Queue what a programme, as it stands now, does for recipients, partners and others; a side of it asks."""
    page = programme_page(programme_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=by.party_id if page.is_of_side else None)

    arguments = {"programme": programme_id, "digest": page.digest, "assumed": dict(assumed)}
    key = f"{page.digest}:{benefit_hash(page.programme, planning_world(), assumed=assumed)}"
    return request_job(kind=BENEFIT_JOB, arguments=arguments, by=by, now=now, once_key=key)


def store_plan(*, question: PlanQuestion, result: bytes, by: Actor, now: datetime) -> StoredPlan:
    """Keep a plan for the party that asked. Raises StalePlanError where a need or figure changed meanwhile."""
    # Read before the transaction: a table of deliveries is large, and writers would wait for it.
    world = planning_world()
    return _store_plan(question, result, world, by=by, now=now)


@transaction.atomic
def _store_plan(question: PlanQuestion, result: bytes, world: "World", *, by: Actor, now: datetime) -> StoredPlan:
    require(by, Permission.RUN_PLAN, party_id=by.party_id)
    plan = _result(PlanKind.PLAN, request=question.as_arguments(), result=result, by=by, now=now)
    if plan_hash(plan_request(by=by, question=question), world) != plan.input_hash:
        raise StalePlanError()

    _save(plan, OWN_PARTY)

    record(events.PLAN_STORED, by=by, about=plan, at=now, input_hash=plan.input_hash)
    return plan


@transaction.atomic
def store_explore(
    *, request: Mapping[str, Any], result: bytes, is_public: bool, by: Actor, now: datetime
) -> StoredPlan:
    """Keep a what-if for everybody who has its address; who asked first is nobody's concern. One that was not asked in
    public is kept for the party that asked. Raises ForbiddenError where whoever asked has left it."""
    if not is_public and by.party_id is None:
        raise ForbiddenError

    plan = _result(PlanKind.EXPLORE, request=request, result=result, by=by, now=now)
    if is_public:
        plan.party_id = None

    _save(plan, PUBLIC if is_public else OWN_PARTY)

    record(events.PLAN_STORED, by=by, about=plan, at=now, input_hash=plan.input_hash)
    return plan


@transaction.atomic
def store_benefit(
    *, programme_id: str, digest: str, assumed: Mapping[str, Any], result: bytes, by: Actor, now: datetime
) -> StoredPlan:
    """Keep a programme's benefit for its sides; one with figures that a party brought, for that party. Raises
    StalePlanError where the programme's content changed meanwhile."""
    programme = locked_programme(programme_id, by=by)
    activities = activities_of(programme)
    sides = {party for one in activities for party in (one.recipient, one.partner)}
    require(by, Permission.RUN_PLAN, party_id=by.party_id if by.party_id in {side.pk for side in sides} else None)
    if content_digest(programme, activities) != digest:
        raise StalePlanError()

    request = {"programme": programme_id, "assumed": dict(assumed)}
    plan = _result(PlanKind.BENEFIT, request=request, result=result, by=by, now=now)
    plan.programme, plan.programme_digest = programme, digest
    _save(plan, OWN_PARTY if _is_of_party(assumed, by) else Audience(kind=AudienceKind.NAMED, parties=tuple(sides)))

    record(events.PLAN_STORED, by=by, about=plan, at=now, input_hash=plan.input_hash)
    return plan


def _result(kind: PlanKind, *, request: Mapping[str, Any], result: bytes, by: Actor, now: datetime) -> StoredPlan:
    from mutirao.programmes.planning.document import from_bytes

    document = from_bytes(result)
    return StoredPlan(
        kind=kind,
        party_id=by.party_id,
        request=dict(request),
        result=result.decode(),
        input_hash=document["input_hash"],
        engine_versions=document["engine_version"],
        seed=document["seed"],
        computed_at=now,
    )


def _save(plan: StoredPlan, audience: Audience) -> None:
    plan.save()
    plan.share_with(audience)
    plan.save(update_fields=["audience"])
