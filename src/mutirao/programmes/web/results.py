"""What came out of a plan, a what-if or the valuing of a programme."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.design.charts import svg
from mutirao.jobs.queries import job_standing
from mutirao.programmes.queries import plans as queries
from mutirao.programmes.vocabulary import PlanKind
from mutirao.programmes.web.drawings import drawing_answer
from mutirao.programmes.web.plan_addresses import assumptions_address, explore_address
from mutirao.programmes.web.plan_behind import behind_page, matrix_spec
from mutirao.programmes.web.plan_explanations import explanations
from mutirao.programmes.web.plan_files import matrix_csv, plan_csv
from mutirao.programmes.web.plan_pages import asked_page, benefit_spec, plan_page
from mutirao.programmes.web.plan_words import changes_in_words

if TYPE_CHECKING:
    from mutirao.programmes.models import StoredPlan

Document = Mapping[str, Any]


@require_GET
def result(request: HttpRequest, plan_id: str) -> HttpResponse:
    """What came out, with every assumption; `?format=json` for the exact answer, `csv` and `matrix-csv` for its tables,
    `svg` and `png` for its drawing."""
    by = actor_of_request(request)
    stored = queries.stored_plan(plan_id, by=by)
    document = queries.document_of(stored)
    form = request.GET.get("format", "")
    if form:
        return _as_file(stored, document, form)
    names = queries.country_names(document)
    spec = matrix_spec(document, names)
    context = (
        plan_page(document, titles=queries.need_titles(document, by=by), names=names)
        | asked_page(document, countries=stored.request.get("countries", ()), names=names)
        | behind_page(document, names)
        | _further(stored, by)
        | {
            "stage": "plan",
            "breadcrumbs": _way_to(stored),
            "plan": stored,
            "explanations": explanations(document),
            "changes": changes_in_words(stored.request.get("assumed", {})),
            "matrix_drawing": svg(spec) if spec is not None else "",
            "shows_fictitious_parties": queries.is_fictitious(document),
        }
    )
    return render(request, "programmes/plan_result.html", context)


def _as_file(stored: "StoredPlan", document: Document, form: str) -> HttpResponse:
    name = stored.public_id
    if form in {"svg", "png"}:
        return drawing_answer(svg(benefit_spec(document)), form, name)
    if form == "json":
        return _file(stored.result, "application/json", f"{name}.json")
    content = matrix_csv(document) if form == "matrix-csv" else plan_csv(document)
    return _file(content, "text/csv; charset=utf-8", f"{name}-{form}.csv" if form == "matrix-csv" else f"{name}.csv")


def _further(stored: "StoredPlan", by: Actor) -> dict[str, Any]:
    """Where to go from here: the question as an address, under other assumptions, beside another result."""
    assumed = stored.request.get("assumed", {})
    has_changes = bool(changes_in_words(assumed))
    may_keep = has_changes and by.may(Permission.RUN_PLAN, party_id=by.party_id)
    further: dict[str, Any] = {"keep_address": assumptions_address(assumed) if may_keep else ""}
    if stored.kind == PlanKind.EXPLORE:
        further |= {
            "question_address": explore_address(stored.request),
            "again_address": explore_address(stored.request, compared_with=stored.public_id),
            "shipped_address": explore_address(stored.request, compared_with=stored.public_id, is_shipped=True)
            if has_changes
            else "",
        }
    earlier = queries.compared_with(stored, by=by)
    if earlier is not None:
        further["comparison"] = f"{reverse('compare_results')}?result={earlier.public_id}&result={stored.public_id}"
    return further


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
