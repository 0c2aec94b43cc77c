"""The pages of the atlas: what it holds, a comparison, a source."""

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.exports.as_csv import comparison_as_csv
from mutirao.atlas.exports.as_json import comparison_as_json
from mutirao.atlas.exports.as_markdown import comparison_as_markdown
from mutirao.atlas.queries import sources as source_queries
from mutirao.atlas.queries.comparisons import FEWEST
from mutirao.atlas.queries.comparisons import compare as comparison_of
from mutirao.atlas.web.forms import ComparisonForm

# A first comparison to offer: the page that the atlas was born from.
_EXAMPLE = {"parties": "BRA,KOR,JPN", "topic": "resilience"}


@require_GET
def atlas(request: HttpRequest) -> HttpResponse:
    by, today = actor_of_request(request), timezone.now().date()
    context = {
        "parties": source_queries.parties_with_statements(by),
        "topics": source_queries.topics_with_statements(by),
        "sources": source_queries.sources(today),
        "unchecked": source_queries.unchecked_sources(today),
        "example": _address_of(_EXAMPLE),
        "example_parties": _address_of({"parties": _EXAMPLE["parties"]}),
    }
    return render(request, "atlas/atlas.html", {"stage": "know"} | context)


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
        return render(request, "atlas/compare.html", {"stage": "know", "form": form, "example": _address_of(_EXAMPLE)})
    comparison = comparison_of(codes, topic=topic, by=by, on=timezone.now().date())
    if form_of_answer in _WRITERS:
        return _file(comparison, form_of_answer)
    address = _address_of({"parties": ",".join(party.code for party in comparison.parties), "topic": topic})
    context = {"stage": "know", "form": form, "comparison": comparison, "address": address}
    return render(request, "atlas/compare.html", context | _banner(comparison))


@require_GET
def source(request: HttpRequest, key: str) -> HttpResponse:
    page = source_queries.source_page(key, by=actor_of_request(request), on=timezone.now().date())
    is_fictitious = any(statement.party.is_fictitious for statement in page.statements)
    context = {"stage": "know", "page": page, "source": page.source, "shows_fictitious_parties": is_fictitious}
    return render(request, "atlas/source.html", context)


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


def _address_of(query: dict[str, str]) -> str:
    address = QueryDict(mutable=True)
    address.update({name: value for name, value in query.items() if value})
    return f"?{address.urlencode(safe=',')}"


def _banner(comparison: Comparison) -> dict[str, bool]:
    return {"shows_fictitious_parties": any(party.is_fictitious for party in comparison.parties)}
