"""The page of a comparison, and the same as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.comparison import Comparison
from mutirao.atlas.exports.as_csv import comparison_as_csv
from mutirao.atlas.exports.as_documents import comparison_docx, comparison_pdf
from mutirao.atlas.exports.as_json import comparison_json
from mutirao.atlas.exports.as_markdown import comparison_as_markdown
from mutirao.atlas.queries.comparisons import FEWEST
from mutirao.atlas.queries.comparisons import compare as comparison_of
from mutirao.atlas.web.addresses import EXAMPLE, address_of
from mutirao.atlas.web.forms import ComparisonForm
from mutirao.kernel.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    content_type: str
    ending: str
    write: Callable[[Comparison], str | bytes]


_FILES: Mapping[str, _File] = {
    "csv": _File(content_type="text/csv; charset=utf-8", ending="csv", write=comparison_as_csv),
    "json": _File(content_type="application/json", ending="json", write=comparison_json),
    "markdown": _File(content_type="text/markdown; charset=utf-8", ending="md", write=comparison_as_markdown),
    "pdf": _File(content_type="application/pdf", ending="pdf", write=comparison_pdf),
    "docx": _File(
        content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ending="docx",
        write=comparison_docx,
    ),
}


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """`?parties=BRA,KOR,JPN&topic=resilience,exercises&since=2025`, and `&format=csv|json|markdown|pdf|docx` for the
    same as a file."""
    by = actor_of_request(request)
    codes, topics = _listed(request, "parties"), _listed(request, "topic")
    since = request.GET.get("since", "").strip()
    form = ComparisonForm(chosen=codes, topics=topics, since=since, by=by)
    file = _FILES.get(request.GET.get("format", ""))
    if not codes or (len(set(codes)) < FEWEST and file is None):
        # A country's own page sends one name; the others are chosen here.
        return render(request, "atlas/compare.html", {"stage": "know", "form": form, "example": address_of(EXAMPLE)})
    first_day = PartialDate.parse(since).first_day if since else None
    today = timezone.now().date()
    comparison = comparison_of(codes, topics=topics, since=first_day, by=by, on=today, is_whole=file is not None)
    if file is not None:
        return _answer(comparison, file)
    context = {"stage": "know", "form": form, "comparison": comparison, "address": _address(comparison, since)}
    return render(request, "atlas/compare.html", context | _banner(comparison))


def _listed(request: HttpRequest, name: str) -> list[str]:
    """What an address names once with commas, or several times as a form sends it."""
    return [one for given in request.GET.getlist(name) for one in given.split(",") if one]


def _address(comparison: Comparison, since: str) -> str:
    parties = ",".join(party.code for party in comparison.parties)
    topics = ",".join(topic.key for topic in comparison.topics)
    return address_of({"parties": parties, "topic": topics, "since": since})


def _answer(comparison: Comparison, file: _File) -> HttpResponse:
    name = "-".join(["compare", *(party.code.lower() for party in comparison.parties)])
    answer = HttpResponse(file.write(comparison), content_type=file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{file.ending}"'
    return answer


def _banner(comparison: Comparison) -> dict[str, bool]:
    return {"shows_fictitious_parties": any(party.is_fictitious for party in comparison.parties)}
