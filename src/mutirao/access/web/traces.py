"""What accounts do to themselves on allauth's pages leaves its trace in the audit, as the acts of our own pages do.

allauth announces each act when it has changed the account; it keeps no trace of its own.
"""

from collections.abc import Mapping
from typing import Any

from allauth.account.signals import password_changed, password_set, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from mutirao.access import events
from mutirao.access.services import record_account_act
from mutirao.access.web.acting import actor_signed_in

_ON_ADDING: Mapping[str, str] = {
    "totp": events.CODES_ENABLED,
    "recovery_codes": events.RECOVERY_CODES_GENERATED,
}
# Recovery codes go with the one-time codes that they stand in for.
_ON_REMOVING: Mapping[str, str] = {"totp": events.CODES_DISABLED}


def connect() -> None:
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    password_changed.connect(_password_changed)
    password_set.connect(_password_set)
    authenticator_added.connect(_authenticator_added)
    authenticator_reset.connect(_authenticator_added)
    authenticator_removed.connect(_authenticator_removed)


def _signed_in(*, request: HttpRequest, user: Any, **_: Any) -> None:
    _record(events.SIGNED_IN, request, user)


def _signed_out(*, request: HttpRequest, user: Any, **_: Any) -> None:
    _record(events.SIGNED_OUT, request, user)


def _password_changed(*, request: HttpRequest, user: Any, **_: Any) -> None:
    _record(events.PASSWORD_CHANGED, request, user)


def _password_set(*, request: HttpRequest, user: Any, **_: Any) -> None:
    _record(events.PASSWORD_SET, request, user)


def _authenticator_added(*, request: HttpRequest, user: Any, authenticator: Any, **_: Any) -> None:
    _record(_ON_ADDING[authenticator.type], request, user)


def _authenticator_removed(*, request: HttpRequest, user: Any, authenticator: Any, **_: Any) -> None:
    if authenticator.type in _ON_REMOVING:
        _record(_ON_REMOVING[authenticator.type], request, user)


def _record(event: str, request: HttpRequest, user: Any) -> None:
    by = actor_signed_in(request, user)
    if not by.is_anonymous:  # a session that had ended already is signed out by nobody
        record_account_act(event=event, by=by, now=timezone.now())
