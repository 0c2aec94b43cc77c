"""The page of a comparison, and the same as a file."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.exports.as_csv import comparison_as_csv
from mutirao.atlas.exports.as_json import comparison_as_json
from mutirao.atlas.exports.as_markdown import comparison_as_markdown
from mutirao.atlas.queries.comparisons import FEWEST
from mutirao.atlas.queries.comparisons import compare as comparison_of
from mutirao.atlas.web.addresses import EXAMPLE, address_of
from mutirao.atlas.web.forms import ComparisonForm


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """`?parties=BRA,KOR,JPN&topic=resilience`, and `&format=csv|json|markdown` for the same as a file."""
    by = actor_of_request(request)
    codes = [code for given in request.GET.getlist("parties") for code in given.split(",") if code]
    topic = request.GET.get("topic", "")
    form = ComparisonForm(chosen=codes, topic=topic, by=by)
    form_of_answer = request.GET.get("format", "")
    if not codes or (len(set(codes)) < FEWEST and form_of_answer not in _WRITERS):
        # A country's own page sends one name; the others are chosen here.
        return render(request, "atlas/compare.html", {"stage": "know", "form": form, "example": address_of(EXAMPLE)})
    comparison = comparison_of(codes, topic=topic, by=by, on=timezone.now().date())
    if form_of_answer in _WRITERS:
        return _file(comparison, form_of_answer)
    address = address_of({"parties": ",".join(party.code for party in comparison.parties), "topic": topic})
    context = {"stage": "know", "form": form, "comparison": comparison, "address": address}
    return render(request, "atlas/compare.html", context | _banner(comparison))


_WRITERS = {"csv": comparison_as_csv, "markdown": comparison_as_markdown, "json": comparison_as_json}
_TYPES = {"csv": ("text/csv; charset=utf-8", "csv"), "markdown": ("text/markdown; charset=utf-8", "md")}


def _file(comparison: Comparison, form: str) -> HttpResponse:
    name = "-".join(["compare", *(party.code.lower() for party in comparison.parties)])
    if form == "json":
        answer: HttpResponse = JsonResponse(comparison_as_json(comparison), json_dumps_params={"ensure_ascii": False})
        ending = "json"
    else:
        content_type, ending = _TYPES[form]
        answer = HttpResponse(_WRITERS[form](comparison), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def _banner(comparison: Comparison) -> dict[str, bool]:
    return {"shows_fictitious_parties": any(party.is_fictitious for party in comparison.parties)}
