"""What if some countries raised their capacity, and who depends on whom."""

from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from mutirao.access.actors import Actor
from mutirao.access.web.acting import actor_of_request
from mutirao.design.lists import csv_answer, same_list_as
from mutirao.kernel.errors import InvalidError, NotFoundError
from mutirao.programmes.queries import assumptions as assumption_queries
from mutirao.programmes.queries.dependence import DependencePage, dependence_page
from mutirao.programmes.queries.worlds import selected_countries, selected_gains
from mutirao.programmes.questions import ExploreQuestion
from mutirao.programmes.services.plans import request_explore
from mutirao.programmes.web.asking import asking
from mutirao.programmes.web.dependence import DEPENDENCE_COLUMNS, dependence_drawing, dependence_matrix, dependence_rows
from mutirao.programmes.web.drawings import drawing_answer
from mutirao.programmes.web.forms.assumptions import add_refusal, as_typed
from mutirao.programmes.web.forms.plans import DependenceForm, ExploreForm

if TYPE_CHECKING:
    from mutirao.jobs.models import Job


@require_http_methods(["GET", "POST"])
def explore(request: HttpRequest) -> HttpResponse:
    """Ask what others would gain if some countries raised their capacity. An address may fill in the form:
    `?countries=ASEAN&stages=1&partners=JPN&beta_sd=0.05`, or `?assumptions=…` with a set that was kept."""
    by = actor_of_request(request)
    form = ExploreForm(request.POST) if request.method == "POST" else _filled_in(request.GET, by)
    context = {
        "breadcrumbs": [(gettext("Plan"), reverse("plan")), (gettext("Explore"), "")],
        "sets": assumption_queries.assumption_sets(by=by),
    }
    return asking(
        request, form, lambda: _request_explore(form, by), template="programmes/explore.html", context=context
    )


def _filled_in(query: QueryDict, by: Actor) -> ExploreForm:
    """A fresh form, or one with what the address says and, where it says nothing, what is usual."""
    if not query:
        return ExploreForm()
    usual = {name: field.initial for name, field in ExploreForm().fields.items() if field.initial is not None}
    chosen = query.get("assumptions", "")
    kept = as_typed(assumption_queries.assumption_set(str(chosen), by=by).assumed) if chosen else {}
    return ExploreForm({**usual, **kept, **query.dict()})


def _request_explore(form: ExploreForm, by: Actor) -> "Job":
    answers = form.cleaned_data
    today = timezone.now().date()
    countries, own_stages = selected_gains(answers["countries"], on=today)
    question = ExploreQuestion(
        countries=countries,
        stages=float(answers["stages"]),
        partners=selected_countries(",".join(answers["partners"]), on=today),
        seed=answers["seed"],
        own_stages=own_stages,
        assumed=form.assumed().canonical(),
        compared_with=answers["compared_with"],
    )
    return request_explore(question=question, by=by, now=timezone.now())


@require_GET
def dependence(request: HttpRequest) -> HttpResponse:
    """Who depends on whom: `?countries=ASEAN,JPN`, and `&format=csv`, `svg` or `png` for the same as a file."""
    form = DependenceForm(request.GET if "countries" in request.GET else None)
    page = _depending(form) if form.is_valid() else None
    form_of_answer = request.GET.get("format", "")
    if page is not None and form_of_answer == "csv":
        return csv_answer("dependence", DEPENDENCE_COLUMNS, dependence_rows(page))
    drawing = dependence_drawing(page) if page is not None else ""
    if drawing and form_of_answer in {"svg", "png"}:
        return drawing_answer(drawing, form_of_answer, "dependence")
    context = {
        "stage": "plan",
        "form": form,
        "breadcrumbs": [
            (gettext("Plan"), reverse("plan")),
            (gettext("Explore"), reverse("explore")),
            (gettext("Who depends on whom"), ""),
        ],
        "page": page,
        "rows": dependence_matrix(page) if page is not None else [],
        "drawing": drawing,
        "csv": same_list_as(request, "csv"),
        "svg_file": same_list_as(request, "svg"),
        "png_file": same_list_as(request, "png"),
        "shows_fictitious_parties": page is not None and any(party.is_fictitious for party in page.parties),
    }
    return render(request, "programmes/dependence.html", context, status=400 if form.errors else 200)


def _depending(form: Form) -> DependencePage | None:
    """None where the question makes no sense; why then stands on the form."""
    answers = form.cleaned_data
    try:
        return dependence_page(
            ",".join(answers["countries"]), on=timezone.now().date(), is_modelled=answers["modelled"]
        )
    except (InvalidError, NotFoundError) as problem:
        add_refusal(form, problem, "countries")
        return None
