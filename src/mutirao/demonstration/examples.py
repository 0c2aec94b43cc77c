"""Examples to look at from the first minute: what the model answers about the fictitious world, and full desks.

They come after the story, which must stand before anything can be computed from it, and whole or not at all.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mutirao.access.actors import Actor
from mutirao.demonstration.desk_story import tell_desks
from mutirao.demonstration.people import account_of
from mutirao.demonstration.reader import demonstration_world
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.programmes.models import Programme, StoredPlan
from mutirao.programmes.queries.plans import plan_request, worth_request
from mutirao.programmes.queries.programmes import programme_page
from mutirao.programmes.queries.worlds import planning_world
from mutirao.programmes.questions import PlanQuestion
from mutirao.programmes.services.plans import store_benefit, store_explore, store_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """Documents as bytes, with the question that each answers."""

    question: PlanQuestion
    plan: bytes
    what_if: bytes
    benefit: bytes


def has_examples() -> bool:
    return StoredPlan.objects.exists()


def load_examples(*, now: datetime) -> None:
    """Must be called after the story is told; `now` is its day."""
    world = demonstration_world(now.date())
    asker, side = (
        account_of(world, world.desk.plan.by, now.date()),
        account_of(world, world.desk.benefit.by, now.date()),
    )
    programme = _programme(world)
    answers = _answers(world, programme, asker)  # engines never run inside a transaction
    digest = programme_page(programme.public_id, by=side).digest
    assert digest is not None  # asked by a side of it
    with transaction.atomic():
        store_plan(question=answers.question, result=answers.plan, by=asker, now=now)
        store_explore(request=_what_if(world), result=answers.what_if, is_public=True, by=asker, now=now)
        store_benefit(
            programme_id=programme.public_id, digest=digest, assumed={}, result=answers.benefit, by=side, now=now
        )
        tell_desks(world, now=now)


def _answers(world: DemonstrationWorld, programme: Programme, asker: Actor) -> _Answers:
    from mutirao.programmes.planning.document import explore_document, plan_document, to_bytes, worth_document
    from mutirao.programmes.planning.explore import explore
    from mutirao.programmes.planning.plan import plan
    from mutirao.programmes.planning.request import ExploreRequest
    from mutirao.programmes.planning.worth import worth

    question, asked, figures = _question(world), world.desk.what_if, planning_world()
    what_if = ExploreRequest(
        countries=tuple(asked.countries),
        stages=float(asked.stages),
        partners=tuple(asked.partners),
        seed=asked.seed,
    )
    return _Answers(
        question=question,
        plan=to_bytes(plan_document(plan(plan_request(by=asker, question=question), figures))),
        what_if=to_bytes(explore_document(explore(what_if, figures))),
        benefit=to_bytes(worth_document(worth(worth_request(programme, assumed={}), figures))),
    )


def _question(world: DemonstrationWorld) -> PlanQuestion:
    asked = world.desk.plan
    return PlanQuestion(
        countries=(),
        partners=tuple(asked.partners),
        budget=Decimal(asked.budget),
        currency="USD",
        years=asked.years,
        first_year=world.anchor.year + 1,
        seed=asked.seed,
    )


def _what_if(world: DemonstrationWorld) -> dict[str, object]:
    asked = world.desk.what_if
    return {
        "countries": list(asked.countries),
        "stages": float(asked.stages),
        "partners": list(asked.partners),
        "seed": asked.seed,
    }


def _programme(world: DemonstrationWorld) -> Programme:
    told = next(one for one in world.programmes if one.key == world.desk.benefit.programme)
    return Programme.objects.get(title=told.title["en"])
