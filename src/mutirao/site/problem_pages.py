"""A page for every error code, in the reader's language: where the `type` of a problem (RFC 9457) leads."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mutirao.site.error_entry import Exit
from mutirao.site.error_table import ERRORS
from mutirao.site.explanations import explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProblem:
    """The sentences have “…” where an error that occurred names what it is about."""

    code: str
    says: str
    way_out: str
    status: int
    exit_code: Exit


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """Every code, in the order of the alphabet."""
    context = {"problems": [_shown(code) for code in sorted(ERRORS)]}
    return render(request, "site/problems.html", context)


@require_safe
def problem(request: HttpRequest, code: str) -> HttpResponse:
    if code not in ERRORS:
        raise Http404
    context = {
        "problem": _shown(code),
        "breadcrumbs": [(gettext("Error codes"), reverse("problems")), (code, "")],
    }
    return render(request, "site/problem.html", context)


def _shown(code: str) -> ShownProblem:
    words, entry = explanation(code, {}), ERRORS[code]
    return ShownProblem(
        code=code, says=words.message, way_out=words.way_out, status=entry.status, exit_code=entry.exit_code
    )
