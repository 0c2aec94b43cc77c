"""Choosing under a budget, exploring a what-if, and what came out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import Actor
from mutirao.access.web.acting import actor_of_request
from mutirao.jobs.queries import job_standing
from mutirao.jobs.sentences import explanation
from mutirao.kernel.errors import InvalidError, NotFoundError
from mutirao.programmes.queries import plans as plan_queries
from mutirao.programmes.queries.dependence import DependencePage, dependence_page
from mutirao.programmes.queries.worlds import selected_countries
from mutirao.programmes.questions import PlanQuestion
from mutirao.programmes.services.plans import request_benefit, request_explore, request_plan
from mutirao.programmes.vocabulary import PlanKind
from mutirao.programmes.web.dependence import DEPENDENCE_COLUMNS, dependence_matrix, dependence_rows
from mutirao.programmes.web.forms.plans import DependenceForm, ExploreForm, PlanForm
from mutirao.programmes.web.plan_pages import asked_page, plan_csv, plan_page
from mutirao.programmes.web.tables import csv_address, csv_answer

if TYPE_CHECKING:
    from mutirao.jobs.models import Job
    from mutirao.programmes.models import StoredPlan


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
    return _asking(
        request, form, lambda: _request_plan(form, by), template="programmes/choose.html", here=gettext("Choose")
    )


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
    )
    return request_plan(question=question, by=by, now=timezone.now())


@require_http_methods(["GET", "POST"])
def explore(request: HttpRequest) -> HttpResponse:
    """Ask what others would gain if some countries raised their capacity."""
    by = actor_of_request(request)
    form = ExploreForm(request.POST or None)
    return _asking(
        request, form, lambda: _request_explore(form, by), template="programmes/explore.html", here=gettext("Explore")
    )


@require_GET
def dependence(request: HttpRequest) -> HttpResponse:
    """Who depends on whom: `?countries=ASEAN,JPN`, and `&format=csv` for the same as a file."""
    form = DependenceForm(request.GET if "countries" in request.GET else None)
    selection = ",".join(form.cleaned_data["countries"]) if form.is_valid() else ""
    page = _depending(form, selection) if selection else None
    if page is not None and request.GET.get("format") == "csv":
        return csv_answer("dependence", DEPENDENCE_COLUMNS, dependence_rows(page))
    context = {
        "stage": "plan",
        "form": form,
        "breadcrumbs": [
            (gettext("Plan"), reverse("plan")),
            (gettext("Explore: what if?"), reverse("explore")),
            (gettext("Who depends on whom"), ""),
        ],
        "page": page,
        "rows": dependence_matrix(page) if page is not None else [],
        "csv": csv_address(request),
        "shows_fictitious_parties": page is not None and any(party.is_fictitious for party in page.parties),
    }
    return render(request, "programmes/dependence.html", context, status=400 if form.errors else 200)


def _depending(form: DependenceForm, selection: str) -> DependencePage | None:
    """None where the question makes no sense; why then stands on the form."""
    try:
        return dependence_page(selection, on=timezone.now().date())
    except (InvalidError, NotFoundError) as problem:
        told = explanation(problem.code, problem.facts)
        form.add_error("countries", f"{told.message} {told.way_out}")
        return None


def _request_explore(form: ExploreForm, by: Actor) -> "Job":
    answers = form.cleaned_data
    return request_explore(
        countries=selected_countries(",".join(answers["countries"]), on=timezone.now().date()),
        stages=float(answers["stages"]),
        partners=answers["partners"],
        seed=answers["seed"],
        by=by,
        now=timezone.now(),
    )


def _asking(request: HttpRequest, form: Form, ask: "Callable[[], Job]", *, template: str, here: str) -> HttpResponse:
    """The page of a form until it asks a question that makes sense, then the page of the job."""
    if request.method == "POST" and form.is_valid():
        job = _asked(form, ask)
        if job is not None:
            return redirect("job", job_id=job.public_id)
    context = {"stage": "plan", "form": form, "breadcrumbs": [(gettext("Plan"), reverse("plan")), (here, "")]}
    return render(request, template, context, status=400 if form.errors else 200)


def _asked(form: Form, ask: "Callable[[], Job]") -> "Job | None":
    """The job; where the question makes no sense, the form keeps what was typed and says why."""
    try:
        return ask()
    except (InvalidError, NotFoundError) as problem:
        told = explanation(problem.code, problem.facts)
        form.add_error(None, f"{told.message} {told.way_out}")
        return None


@require_POST
def benefit(request: HttpRequest, programme_id: str) -> HttpResponse:
    """Ask what a programme does for recipients, partners and everybody else."""
    job = request_benefit(programme_id=programme_id, by=actor_of_request(request), now=timezone.now())
    return redirect("job", job_id=job.public_id)


@require_GET
def result(request: HttpRequest, plan_id: str) -> HttpResponse:
    """What came out, with every assumption; `?format=json` for the exact answer, `?format=csv` for the table."""
    by = actor_of_request(request)
    stored = plan_queries.stored_plan(plan_id, by=by)
    document = plan_queries.document_of(stored)
    form_of_answer = request.GET.get("format", "")
    if form_of_answer == "json":
        return _file(stored.result, "application/json", f"{stored.public_id}.json")
    if form_of_answer == "csv":
        return _file(plan_csv(document), "text/csv; charset=utf-8", f"{stored.public_id}.csv")
    names = plan_queries.country_names(document)
    page = plan_page(document, titles=plan_queries.need_titles(document, by=by), names=names)
    asked = asked_page(document, countries=stored.request.get("countries", ()), names=names)
    context = (
        page
        | asked
        | {
            "stage": "plan",
            "breadcrumbs": _way_to(stored),
            "plan": stored,
            "shows_fictitious_parties": plan_queries.is_fictitious(document),
        }
    )
    return render(request, "programmes/plan_result.html", context)


def _way_to(plan: "StoredPlan") -> list[tuple[str, str]]:
    """Back to the question, or to the programme that was valued."""
    if plan.kind == PlanKind.BENEFIT:
        programme = reverse("programme", args=[plan.request["programme"]])
        return [
            (gettext("Programmes"), reverse("programmes")),
            (gettext("Programme"), programme),
            (gettext("Who gains"), ""),
        ]
    start = (gettext("Plan"), reverse("plan"))
    if plan.kind == PlanKind.EXPLORE:
        return [start, (gettext("Explore: what if?"), reverse("explore")), (gettext("What if?"), "")]
    return [start, (gettext("Choose under a budget"), reverse("plan_choose")), (gettext("A plan"), "")]


def _file(content: str, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_GET
def result_of_job(request: HttpRequest, job_id: str) -> HttpResponse:
    """From a job that is done to the page of what it computed."""
    standing = job_standing(job_id, by=actor_of_request(request))
    if standing.result is None:
        return redirect("job", job_id=job_id)
    return redirect("plan_result", plan_id=standing.result["plan"])
