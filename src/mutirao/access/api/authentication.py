"""Who calls the API."""

from datetime import datetime

from django.http import HttpRequest

from mutirao.access.actors import Actor
from mutirao.access.queries import InvalidTokenError, actor_of_token


def actor_of_bearer(request: HttpRequest, *, now: datetime, is_local: bool) -> Actor | None:
    """The actor of `Authorization: Bearer …`, or None where there is no such header; raises InvalidTokenError."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, secret = header.partition(" ")
    if scheme.lower() != "bearer":
        raise InvalidTokenError
    return actor_of_token(secret.strip(), now=now, is_local=is_local)


def actor_of_call(request: HttpRequest) -> Actor:
    """For an operation of the API: whom its door has let in."""
    actor = getattr(request, "auth", None)
    assert isinstance(actor, Actor)
    return actor
