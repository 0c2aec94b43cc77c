"""Errors as pages: the sentence is made here, in the reader's language, from the error's code and facts."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from mutirao.kernel.errors import MutiraoError, SignInRequiredError
from mutirao.site.error_table import ERRORS
from mutirao.site.sentences import sentence

_OF_STATUS = {400: "invalid", 403: "forbidden", 404: "not_found", 500: "error"}


class ErrorsAsPagesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, SignInRequiredError) and request.method == "GET":
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if isinstance(exception, MutiraoError):
            return error_page(request, exception)
        return None


def error_page(request: HttpRequest, error: MutiraoError) -> HttpResponse:
    entry = ERRORS[error.code]
    context = {
        "title": sentence(gettext(entry.message), error.facts),
        "way_out": sentence(gettext(entry.way_out), error.facts),
        "status": entry.status,
        "error_code": error.code,
        "problem_page": reverse("problem", args=[error.code]),
    }
    return render(request, "design/error.html", context, status=entry.status)


def _page_of_status(request: HttpRequest, status: int) -> HttpResponse:
    code = _OF_STATUS[status]
    entry = ERRORS[code]
    context = {"title": gettext(entry.message), "way_out": gettext(entry.way_out), "status": status, "error_code": code}
    return render(request, "design/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    return _page_of_status(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page_of_status(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page_of_status(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page_of_status(request, 500)
