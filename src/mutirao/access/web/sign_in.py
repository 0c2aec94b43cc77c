"""Sign-in by django-allauth: nobody makes an account for themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from mutirao.access.queries import is_demonstration_account
from mutirao.access.web.acting import is_loopback


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        # Elsewhere a demonstration account is as good as unknown.
        account = super().authenticate(request, **credentials)
        if is_demonstration_account(account) and not is_loopback(request):
            return None
        return account


def display_name(account: Any) -> str:
    return str(account.name)
