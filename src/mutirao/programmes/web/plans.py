"""Where the stage begins, choosing under a budget, and what a programme is worth."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import Actor
from mutirao.access.web.acting import actor_of_request
from mutirao.programmes.queries import plans as plan_queries
from mutirao.programmes.queries.assumptions import assumption_set, assumption_sets
from mutirao.programmes.queries.worlds import selected_countries
from mutirao.programmes.questions import PlanQuestion
from mutirao.programmes.services.plans import request_benefit, request_plan
from mutirao.programmes.web.asking import asking
from mutirao.programmes.web.forms.plans import PlanForm

if TYPE_CHECKING:
    from mutirao.jobs.models import Job


@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Where the stage begins: needs, calendar, programmes, and the choice under a budget."""
    by = actor_of_request(request)
    needs = plan_queries.plannable_needs(by=by)
    context = {
        "stage": "plan",
        "needs": needs,
        "plans": plan_queries.stored_plans(by=by) if by.party_id is not None else [],
        "shows_fictitious_parties": any(need.party.is_fictitious for need in needs),
    }
    return render(request, "programmes/plan.html", context)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for a choice among confirmed needs under a budget."""
    by = actor_of_request(request)
    first_year = plan_queries.first_plan_year(timezone.now().date())
    form = PlanForm(request.POST or None, initial={"first_year": first_year})
    form.offer_sets(assumption_sets(by=by))
    context = {"breadcrumbs": [(gettext("Plan"), reverse("plan")), (gettext("Choose"), "")]}
    return asking(request, form, lambda: _request_plan(form, by), template="programmes/choose.html", context=context)


def _request_plan(form: PlanForm, by: Actor) -> "Job":
    answers = form.cleaned_data
    question = PlanQuestion(
        countries=selected_countries(",".join(answers["countries"]), on=timezone.now().date()),
        partners=answers["partners"],
        budget=answers["budget"],
        currency=answers["currency"],
        years=answers["years"],
        first_year=answers["first_year"],
        seed=answers["seed"],
        assumed=_assumed(answers["assumptions"], by),
    )
    return request_plan(question=question, by=by, now=timezone.now())


@require_POST
def benefit(request: HttpRequest, programme_id: str) -> HttpResponse:
    """Ask what a programme does for recipients, partners and everybody else, under the assumptions that were chosen."""
    by = actor_of_request(request)
    assumed = _assumed(request.POST.get("assumptions", ""), by)
    job = request_benefit(programme_id=programme_id, assumed=assumed, by=by, now=timezone.now())
    return redirect("job", job_id=job.public_id)


def _assumed(set_id: str, by: Actor) -> Mapping[str, Any]:
    """Nothing for the shipped assumptions."""
    return assumption_set(set_id, by=by).assumed if set_id else {}
