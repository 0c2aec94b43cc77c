"""Who is asking: the request's actor, read afresh once per request."""

from ipaddress import ip_address

from django.http import HttpRequest
from django.utils import timezone

from mutirao.access.actors import Actor
from mutirao.access.queries import actor_of_user

SESSION_KEY = "acting_as"
_ATTRIBUTE = "_mutirao_actor"


def actor_of_request(request: HttpRequest) -> Actor:
    actor = getattr(request, _ATTRIBUTE, None)
    if not isinstance(actor, Actor):
        actor = _read_actor(request)
        setattr(request, _ATTRIBUTE, actor)
    return actor


def act_as(request: HttpRequest, actor: Actor) -> None:
    """Let the rest of the request be this actor's: the API's door has read a token."""
    setattr(request, _ATTRIBUTE, actor)


def _read_actor(request: HttpRequest) -> Actor:
    return actor_of_user(
        getattr(request, "user", None),
        acting_as=request.session.get(SESSION_KEY),
        on=timezone.now().date(),
        is_local=is_loopback(request),
    )


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request comes from this very machine and through no proxy."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
