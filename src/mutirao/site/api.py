"""The HTTP API: every room's routes in one description, one way to say who asks, one form of error."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from mutirao import __version__
from mutirao.access.actors import Actor
from mutirao.access.answers import LONGEST_KEY, Answer, answer_once
from mutirao.access.api.authentication import actor_of_bearer
from mutirao.access.api.routes import router as access_router
from mutirao.access.web.acting import act_as, actor_of_request, is_loopback
from mutirao.atlas.api.agreements import router as atlas_agreements_router
from mutirao.atlas.api.documents import router as atlas_documents_router
from mutirao.atlas.api.editing import router as atlas_editing_router
from mutirao.atlas.api.routes import router as atlas_router
from mutirao.atlas.api.sources import router as atlas_sources_router
from mutirao.jobs.api.routes import router as jobs_router
from mutirao.kernel.errors import ForbiddenError, MutiraoError
from mutirao.programmes.api.routes import router as programmes_router
from mutirao.search.api.routes import router as search_router
from mutirao.site.problems import PROBLEM_TYPE, problem_of_error, problem_of_form

KEY_HEADER = "Idempotency-Key"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_WRITING = ("post", "put", "patch", "delete")


class ForgedRequestError(ForbiddenError):
    code = "api.forged"


class BearerOrSession(AuthBase):
    """A token in the header, or the session of a signed-in person; neither is a visitor without an account."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Actor:
        actor = actor_of_bearer(request, now=timezone.now(), is_local=is_loopback(request))
        if actor is not None:
            act_as(request, actor)
            return actor
        actor = actor_of_request(request)
        # A browser sends a session's cookie by itself, wherever the request comes from.
        if request.method not in _READING and not actor.is_anonymous and check_csrf(request) is not None:
            raise ForgedRequestError
        return actor


class MutiraoAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _describe(operation, is_write=method in _WRITING)
        schema["components"]["schemas"]["Problem"] = _PROBLEM_SCHEMA
        return schema


_PROBLEM_SCHEMA = {
    "type": "object",
    "description": "RFC 9457 problem details; `code` is stable, the sentences are in the language asked for.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"place": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def _describe(operation: dict[str, Any], *, is_write: bool) -> None:
    """What holds for every operation: a token is not always needed, errors have one form, writes take a key."""
    operation["security"] = [{}, *operation.get("security", [])]
    operation["responses"]["default"] = {
        "description": "A problem",
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if is_write:
        operation.setdefault("parameters", []).append(
            {
                "in": "header",
                "name": KEY_HEADER,
                "required": False,
                "description": "The same key with the same request changes things once and is answered the same for a "
                "day. Heeded for accounts, not for visitors.",
                "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
            }
        )


api = MutiraoAPI(
    title="Mutirão",
    version=__version__,
    description="Read and change what your party may. Figures carry their source; what is hidden is not found.",
    urls_namespace="api-v1",
    openapi_url="/openapi.json",
    docs_url=None,  # the usual page would load scripts from elsewhere
    auth=BearerOrSession(),
)
api.add_exception_handler(MutiraoError, problem_of_error)
api.add_exception_handler(ValidationError, problem_of_form)


def once_per_key(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Around every operation: a write with an idempotency key is done once."""

    @wraps(run)
    def wrapped(request: HttpRequest, **values: Any) -> HttpResponse:
        key = request.headers.get(KEY_HEADER)
        if key is None or request.method in _READING:
            return run(request, **values)
        try:
            return _answered_once(request, key, lambda: run(request, **values))
        except MutiraoError as error:
            return problem_of_error(request, error)

    return wrapped


def _answered_once(request: HttpRequest, key: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    by = BearerOrSession()(request)
    if by.is_anonymous:
        return run()
    responses: list[HttpResponse] = []

    def give() -> Answer:
        responses.append(run())
        return Answer(status=responses[0].status_code, body=responses[0].content)

    answer = answer_once(key=key, request_digest=_digest(request), give=give, by=by, now=timezone.now())
    if responses:
        return responses[0]
    return HttpResponse(answer.body, status=answer.status, content_type="application/json; charset=utf-8")


def _digest(request: HttpRequest) -> str:
    what = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(what).hexdigest()


api.add_decorator(once_per_key, mode="view")
api.add_router("", access_router)
api.add_router("/jobs", jobs_router)
api.add_router("/search", search_router)
api.add_router("", atlas_router)
api.add_router("", atlas_sources_router)
api.add_router("", atlas_editing_router)
api.add_router("", atlas_agreements_router)
api.add_router("", atlas_documents_router)
api.add_router("", programmes_router)
