"""Who is asking: the request's actor, read afresh once per request."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils import timezone

from mutirao.access.actors import Actor
from mutirao.access.queries import actor_of_user

SESSION_KEY = "acting_as"
_ATTRIBUTE = "_mutirao_actor"
_MARKS_OF_A_PROXY = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


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


def actor_signed_in(request: HttpRequest, user: object) -> Actor:
    """The actor behind an account that has just been let in or is just leaving, when `request.user` says otherwise."""
    acting_as = request.session.get(SESSION_KEY)
    return actor_of_user(user, acting_as=acting_as, on=timezone.now().date(), is_local=True)


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request comes from this very machine, was sent to it by one of its own names, and bears no mark of a
    proxy: a proxy on the same machine comes from here too."""
    if any(header in request.META for header in _MARKS_OF_A_PROXY):
        return False
    return _is_own_address(request.META.get("REMOTE_ADDR", "")) and _is_own_name(_host(request))


def _host(request: HttpRequest) -> str:
    try:
        return request.get_host()
    except DisallowedHost:  # the page that says so asks who is asking, too
        return ""


def _is_own_name(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    return name == "localhost" or _is_own_address(name)


def _is_own_address(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
