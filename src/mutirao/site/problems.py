"""Errors of the API as RFC 9457 problem details, in the language of `Accept-Language`."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from mutirao.kernel.errors import MutiraoError
from mutirao.site.error_table import ERRORS
from mutirao.site.explanations import explanation

API_PREFIX = "/api/"
PROBLEM_TYPE = "application/problem+json"
# Each code has a page. The address is the same whatever the language; a reader is led on to the page in theirs.
_PAGE_OF_CODE = "/problems/{code}/"
_CODE_OF_STATUS = {400: "invalid", 403: "forbidden", 404: "not_found", 405: "api.not_allowed"}


def problem(code: str, facts: Mapping[str, object], **more: object) -> HttpResponse:
    words = explanation(code, facts)
    status = ERRORS[code].status
    members = {
        "type": _PAGE_OF_CODE.format(code=code),
        "title": words.message,
        "status": status,
        "detail": words.way_out,
        "code": code,
        **more,
    }
    response = HttpResponse(json.dumps(members, ensure_ascii=False), content_type=PROBLEM_TYPE, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def problem_of_error(_request: HttpRequest, error: MutiraoError | type[MutiraoError]) -> HttpResponse:
    assert isinstance(error, MutiraoError)
    return problem(error.code, error.facts)


def problem_of_form(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """What was given is not told back: it may be a secret."""
    assert isinstance(error, ValidationError)
    places = [{"place": ".".join(str(part) for part in one["loc"]), "message": str(one["msg"])} for one in error.errors]
    return problem("api.invalid_request", {}, errors=places)


class ErrorsAsProblemsMiddleware:
    """Gives the form of a problem to what is refused before or beside the API's own code: unknown addresses, methods
    that an address does not take, faults."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_api = request.path_info.startswith(API_PREFIX)
        if not is_api or response.status_code < 400 or response["Content-Type"] == PROBLEM_TYPE:
            return response
        shaped = problem(_CODE_OF_STATUS.get(response.status_code, "error"), {})
        if "Allow" in response:
            shaped["Allow"] = response["Allow"]
        return shaped
