"""What a plan, a what-if or a programme's benefit is computed from, frozen; and the results that were stored."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mutirao.access.actors import Actor
from mutirao.access.audiences import AudienceKind, ShareableQuerySet, visible_or_not_found
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.money import CurrencyMismatchError
from mutirao.parties.models import Party
from mutirao.programmes.models import Activity, Need, Programme, StoredPlan
from mutirao.programmes.queries.needs import confirmed_needs
from mutirao.programmes.queries.programmes import activities_of, answered_wordings
from mutirao.programmes.questions import ExploreQuestion, PlanQuestion
from mutirao.programmes.vocabulary import LARGEST_GAIN, PlanKind

if TYPE_CHECKING:
    from mutirao.programmes.planning.request import ExploreRequest, PlanRequest
    from mutirao.programmes.planning.request import Need as PlannedNeed
    from mutirao.programmes.planning.world import World
    from mutirao.programmes.planning.worth import WorthRequest


def plannable_needs(*, by: Actor, countries: Sequence[str] = ()) -> list[Need]:
    """The confirmed needs that `by` may see, of these countries or of all, by country and rank."""
    rows = confirmed_needs(by=by).select_related("after")
    return list(rows.filter(party__code__in=countries) if countries else rows)


def plan_request(*, by: Actor, question: PlanQuestion) -> "PlanRequest":
    """The confirmed needs of the question's countries as they stand now, as the planning core takes them.

    A need counts with the upper end of its cost, so that the plan is not dearer than its budget. A need after one that
    is not among them (met, or not visible to `by`) waits for nothing. Raises CurrencyMismatchError.
    """
    from mutirao.programmes.planning.assumed import Assumed
    from mutirao.programmes.planning.request import PlanRequest

    needs = plannable_needs(by=by, countries=question.countries)
    for need in needs:
        if need.currency != question.currency:
            raise CurrencyMismatchError(one=question.currency, other=need.currency)
    planned = {need.pk for need in needs}
    return PlanRequest(
        needs=tuple(_planned(need, planned, question.first_year) for need in needs),
        partners=question.partners,
        budget=question.budget,
        years=question.years,
        seed=question.seed,
        currency=question.currency,
        first_year=question.first_year,
        is_confirmed=True,
        assumed=Assumed.of(question.assumed),
    )


def explore_request(question: ExploreQuestion) -> "ExploreRequest":
    """The question as the planning core takes it. Raises UnknownAssumptionError."""
    from mutirao.programmes.planning.assumed import Assumed
    from mutirao.programmes.planning.request import ExploreRequest

    return ExploreRequest(
        countries=question.countries,
        stages=question.stages,
        partners=question.partners,
        seed=question.seed,
        own_stages=question.own_stages,
        assumed=Assumed.of(question.assumed),
    )


def plan_hash(request: "PlanRequest", world: "World") -> str:
    """What decides the plan: the request, the figures of its half of the world, the engines."""
    from mutirao.programmes.planning.plan import VERSIONS
    from mutirao.programmes.planning.request import input_hash
    from mutirao.programmes.planning.world import is_fictitious

    fictitious = is_fictitious(tuple(need.country for need in request.needs), world)
    return input_hash(request, world.half(fictitious=fictitious), VERSIONS)


def _planned(need: Need, planned: set[int], first_year: int) -> "PlannedNeed":
    from mutirao.programmes.planning.request import Need as PlannedNeed

    return PlannedNeed(
        need=need.public_id,
        country=need.party.code,
        area=need.area,
        stages=float(need.stages),
        cost=need.cost_high,
        priority=need.rank,
        earliest_year=max(1, (need.earliest_year or first_year) - first_year + 1),
        after=need.after.public_id if need.after is not None and need.after_id in planned else None,
    )


def worth_request(programme: Programme, *, assumed: Mapping[str, Any], seed: int = 0) -> "WorthRequest":
    """What each recipient of a programme gains, each need once and at most four stages, as the needs stood when the
    partners answered them: that is what the sides sign. The partners that are countries."""
    from mutirao.programmes.planning.assumed import Assumed
    from mutirao.programmes.planning.worth import WorthRequest

    activities = activities_of(programme)
    return WorthRequest(
        gains=tuple(sorted(_gains(activities).items())),
        partners=tuple(sorted({one.partner.code for one in activities if one.partner.is_country})),
        seed=seed,
        assumed=Assumed.of(assumed),
    )


def _gains(activities: Sequence[Activity]) -> dict[str, float]:
    wordings = answered_wordings(activities)
    recipients = {activity.need_id: activity.recipient.code for activity in activities}
    stages: dict[str, int] = defaultdict(int)
    for need, country in recipients.items():
        stages[country] += wordings[need]["stages"]
    return {country: float(min(gained, LARGEST_GAIN)) for country, gained in stages.items()}


def benefit_hash(programme: Programme, world: "World", *, assumed: Mapping[str, Any]) -> str:
    """What decides a programme's benefit: its gains and partners, the figures of its half of the world, the engine."""
    from mutirao.programmes.planning.world import is_fictitious as names_fictitious
    from mutirao.programmes.planning.worth import worth_hash

    request = worth_request(programme, assumed=assumed)
    fictitious = names_fictitious(tuple(country for country, _stages in request.gains), world)
    return worth_hash(request, world.half(fictitious=fictitious))


def stored_plan(plan_id: PublicId, *, by: Actor) -> StoredPlan:
    """Raises NotFoundError where it is not there or not visible."""
    found: StoredPlan = visible_or_not_found(StoredPlan.objects.all(), plan_id, by=by)
    return found


def compared_with(plan: StoredPlan, *, by: Actor) -> StoredPlan | None:
    """The earlier result beside which this one was asked for, or the one before of the same programme; None where
    there is none, or where it is not visible."""
    rows = StoredPlan.objects.visible_to(by)
    if plan.kind == PlanKind.BENEFIT:
        earlier = rows.filter(programme=plan.programme_id, programme_digest=plan.programme_digest, pk__lt=plan.pk)
        found: StoredPlan | None = earlier.exclude(input_hash=plan.input_hash).order_by("-pk").first()
        return found
    asked = plan.request.get("compared_with", "")
    chosen: StoredPlan | None
    chosen = rows.filter(kind=PlanKind.EXPLORE, public_id=asked).first() if asked else None
    return chosen


def stored_plans(*, by: Actor) -> list[StoredPlan]:
    """The plans of the asker's own party, newest first."""
    return list(StoredPlan.objects.visible_to(by).filter(party=by.party_id, kind=PlanKind.PLAN)[:20])


def document_of(plan: StoredPlan) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(plan.result)
    return document


def benefit_of_programme(programme: Programme, *, digest: str, by: Actor) -> StoredPlan | None:
    """The newest benefit computed for exactly this content that `by` may see; None where the content has changed."""
    return _benefits(programme, digest, by).first()


def shared_benefit_of_programme(programme: Programme, *, digest: str, by: Actor) -> StoredPlan | None:
    """The newest of those that every side may see, so that it may stand in what goes to all of them."""
    return _benefits(programme, digest, by).filter(audience=AudienceKind.NAMED).first()


def _benefits(programme: Programme, digest: str, by: Actor) -> ShareableQuerySet:
    rows = StoredPlan.objects.visible_to(by).order_by("-pk")
    return rows.filter(kind=PlanKind.BENEFIT, programme=programme, programme_digest=digest)


def is_fictitious(document: dict[str, Any]) -> bool:
    """Whether a result is about the countries of the demonstration: real and fictitious ones never mix."""
    codes = [one["country"] for one in document["countries"]]
    return Party.objects.filter(code__in=codes[:1], is_fictitious=True).exists()


def need_titles(document: dict[str, Any], *, by: Actor) -> dict[str, str]:
    """Titles of the needs in a plan that `by` may see, by id."""
    ids = [one["need"] for one in (*document.get("actions", ()), *document.get("left_out", ()))]
    return dict(Need.objects.visible_to(by).filter(public_id__in=ids).values_list("public_id", "title"))


def country_names(document: dict[str, Any]) -> dict[str, str]:
    """Names, in the reader's language, of the countries in a result, by code."""
    codes = {one["country"] for one in (*document["countries"], *document["no_figure"])}
    return {party.code: party.name for party in Party.objects.filter(code__in=codes.union(document["partners"]))}


def first_plan_year(today: date) -> int:
    """A plan made today begins next year."""
    return today.year + 1
