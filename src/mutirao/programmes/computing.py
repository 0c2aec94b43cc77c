"""The long computations, each in three steps: freeze the inputs, compute outside every transaction, store.

The runners stand in `site/registry.py`; each may be run again from the start.
"""

from typing import Any

from mutirao.jobs.context import JobContext
from mutirao.programmes.queries.plans import explore_request, plan_request, worth_request
from mutirao.programmes.queries.programmes import programme_page
from mutirao.programmes.queries.worlds import planning_world
from mutirao.programmes.questions import ExploreQuestion, PlanQuestion
from mutirao.programmes.services.plans import store_benefit, store_explore, store_plan

_HUNDRED = 100


def run_plan(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    """Choose among confirmed needs; gives the stored plan's id."""
    from mutirao.programmes.planning.document import plan_document, to_bytes
    from mutirao.programmes.planning.plan import plan

    question = PlanQuestion.of(arguments)
    request, world = plan_request(by=context.actor, question=question), planning_world()
    result = to_bytes(plan_document(plan(request, world, watch=_watch(context))))
    stored = store_plan(question=question, result=result, by=context.actor, now=context.now)
    return {"plan": stored.public_id}


def run_explore(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    """Value a what-if; gives the stored result's id."""
    from mutirao.programmes.planning.document import explore_document, to_bytes
    from mutirao.programmes.planning.explore import explore

    request = explore_request(ExploreQuestion.of(arguments))
    result = to_bytes(explore_document(explore(request, planning_world(), watch=_watch(context))))
    stored = store_explore(
        request=arguments, result=result, is_public=context.is_public, by=context.actor, now=context.now
    )
    return {"plan": stored.public_id}


def run_benefit(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    """Value a programme's gains; gives the stored result's id."""
    from mutirao.programmes.planning.document import to_bytes, worth_document
    from mutirao.programmes.planning.worth import worth

    page = programme_page(arguments["programme"], by=context.actor)
    request = worth_request(page.programme, assumed=arguments["assumed"])
    result = to_bytes(worth_document(worth(request, planning_world(), watch=_watch(context))))
    stored = store_benefit(
        programme_id=arguments["programme"],
        digest=arguments["digest"],
        assumed=arguments["assumed"],
        result=result,
        by=context.actor,
        now=context.now,
    )
    return {"plan": stored.public_id}


def _watch(context: JobContext) -> Any:
    from mutirao.programmes.planning.watch import Watch

    return Watch(progress=lambda share, step: context.report(round(share * _HUNDRED), _HUNDRED, step))
