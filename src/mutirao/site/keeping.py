"""What is told to somebody in particular stays with them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mutirao.access.web.acting import actor_of_request


class KeptByNobodyMiddleware:
    """No cache, and no browser after signing out, keeps an answer to somebody who is signed in or shows a token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Cache-Control" not in response and not actor_of_request(request).is_anonymous:
            response["Cache-Control"] = "private, no-store"
        return response
