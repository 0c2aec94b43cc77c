"""One's own account: who one is, for which party one acts, and the tokens of one's programs."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.queries import account_profile, memberships_of_actor, tokens_of, valid_membership
from mutirao.access.services import change_profile, issue_token, revoke_token
from mutirao.access.web.acting import SESSION_KEY, actor_of_request
from mutirao.access.web.forms import ProfileForm, TokenForm
from mutirao.access.web.words import PERMISSION_NAMES, ROLE_NAMES


@require_GET
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _page(request, profile_form=form)
    given = form.cleaned_data
    change_profile(name=given["name"], language=given["language"], by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("Your name and language were saved."))
    return _to_account()


@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    membership = valid_membership(request.POST.get("membership", ""), by=by, on=timezone.now().date())
    request.session[SESSION_KEY] = membership.public_id
    messages.success(request, gettext("You now act for {party}.").format(party=membership.party.name))
    return _to_account()


@require_POST
@never_cache
@sensitive_variables("secret")
def issue(request: HttpRequest) -> HttpResponse:
    """Answers with the page itself: the secret is shown once, and a redirection would have to keep it somewhere."""
    by = actor_of_request(request)
    form = TokenForm(request.POST, by=by)
    if not form.is_valid():
        return _page(request, token_form=form)
    given = form.cleaned_data
    life = timedelta(days=given["days"])
    _, secret = issue_token(name=given["token_name"], scope=given["scope"], life=life, by=by, now=timezone.now())
    return _page(request, secret=secret)


@require_POST
def revoke(request: HttpRequest, token_id: str) -> HttpResponse:
    token = revoke_token(token_id=token_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The token “{name}” opens nothing any more.").format(name=token.name))
    return _to_account()


def _page(
    request: HttpRequest,
    *,
    profile_form: ProfileForm | None = None,
    token_form: TokenForm | None = None,
    secret: str = "",
) -> HttpResponse:
    by = actor_of_request(request)
    now = timezone.now()
    own = account_profile(by)
    context = {
        "profile": own,
        "profile_form": profile_form or ProfileForm(initial={"name": own.name, "language": own.language}),
        "memberships": [
            {
                "id": one.public_id,
                "party": one.party.name,
                "role": gettext(ROLE_NAMES[one.role]),
                "ends": one.ends,
                "is_current": one.pk == by.membership_id,
            }
            for one in memberships_of_actor(by, on=now.date())
        ],
        "tokens": [_token(token, now=now) for token in tokens_of(by)] if by.party_id else [],
        "token_form": (token_form or TokenForm(by=by)) if by.party_id else None,
        "secret": secret,
    }
    is_wrong = any(form is not None for form in (profile_form, token_form))
    return render(request, "access/account.html", context, status=422 if is_wrong else 200)


def _token(token: Any, *, now: Any) -> dict[str, object]:
    return {
        "id": token.public_id,
        "name": token.name,
        "rights": [gettext(PERMISSION_NAMES[right]) for right in token.scope],
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "is_revoked": token.revoked_at is not None,
        "is_valid": token.is_valid_at(now),
    }


def _to_account() -> HttpResponse:
    response = redirect("account")
    response.status_code = 303
    return response
