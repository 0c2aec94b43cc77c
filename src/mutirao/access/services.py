"""Granting and ending rights."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from mutirao.access import events
from mutirao.access.actors import Actor, require
from mutirao.access.models import Account, ApiToken, Membership
from mutirao.access.permissions import Permission, Role
from mutirao.access.queries import digest_of, memberships_of
from mutirao.audit.recording import record
from mutirao.kernel.errors import ConflictError, InvalidError, NotFoundError, SignInRequiredError
from mutirao.kernel.languages import DEFAULT_LANGUAGE, LANGUAGES
from mutirao.parties.models import Party

TOKEN_PREFIX = "mutirao_"
_BYTES_OF_A_NEW_PASSWORD = 12  # 16 characters; better than what people choose
LONGEST_TOKEN_LIFE = timedelta(days=366)


class InvalidScopeError(InvalidError):
    code = "token.invalid_scope"


class InvalidTokenLifeError(InvalidError):
    code = "token.invalid_life"


class AccountExistsError(ConflictError):
    code = "account.exists"


class WeakPasswordError(InvalidError):
    """`reason`: what the validators of Django's settings said."""

    code = "account.weak_password"


@transaction.atomic
def create_account(
    *, email: str, name: str, password: str, by: Actor, now: datetime, language: str = DEFAULT_LANGUAGE
) -> Account:
    """Make an account that may do nothing yet; a membership gives it rights."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    if Account.objects.filter(email=email.lower()).exists():
        raise AccountExistsError(email=email)
    account = Account(email=email.lower(), name=name, language=language)
    _require_strong(password, account)

    account.set_password(password)
    account.save()

    record(events.ACCOUNT_CREATED, by=by, about=account, at=now)
    return account


def _require_strong(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise WeakPasswordError(reason=" ".join(weak.messages)) from None


@transaction.atomic
def grant_membership(
    *,
    account: Account,
    party: Party,
    role: Role,
    by: Actor,
    now: datetime,
    starts: date | None = None,
    ends: date | None = None,
) -> Membership:
    """Give an account a role in a party. Administrators grant; they cannot grant to themselves."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    if account.pk == by.account_id:
        raise InvalidError(reason="own_membership")

    membership = Membership.objects.create(account=account, party=party, role=role, starts=starts, ends=ends)

    record(events.MEMBERSHIP_GRANTED, by=by, about=membership, at=now, **_facts_of(membership))
    return membership


@transaction.atomic
def end_membership(*, membership_id: str, by: Actor, now: datetime) -> Membership:
    """Let a membership end yesterday: its rights and tokens are gone with the next request."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    membership = Membership.objects.select_for_update().filter(public_id=membership_id).first()
    if membership is None:
        raise NotFoundError(id=membership_id)

    membership.ends = now.date() - timedelta(days=1)
    if membership.starts is not None and membership.starts > membership.ends:
        membership.starts = membership.ends
    membership.save(update_fields=["starts", "ends"])

    record(events.MEMBERSHIP_ENDED, by=by, about=membership, at=now, **_facts_of(membership))
    return membership


class NotMemberError(NotFoundError):
    code = "membership.none"


@transaction.atomic
def end_memberships(*, account: Account, party: Party, by: Actor, now: datetime) -> list[Membership]:
    """Let every membership of the account in a party end; raises NotMemberError where it has none today."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)
    held = list(memberships_of(account, on=now.date()).filter(party=party))
    if not held:
        raise NotMemberError(email=account.email, party=party.code)

    return [end_membership(membership_id=one.public_id, by=by, now=now) for one in held]


def _facts_of(membership: Membership) -> dict[str, str]:
    """The party sees by them who was let in or shut out, and as what."""
    member, party = membership.account.pseudonym, membership.party.public_id
    return {"member": member, "party": party, "role": Role(membership.role).value}


@transaction.atomic
def reset_password(*, account: Account, by: Actor, now: datetime) -> str:
    """Give an account a password that nobody chose, and return it: it is stored nowhere. Sessions of the account end.
    Every party for which the account may act sees it in its own audit."""
    require(by, Permission.MANAGE_MEMBERS, party_id=by.party_id)

    password = secrets.token_urlsafe(_BYTES_OF_A_NEW_PASSWORD)
    account.set_password(password)
    account.save(update_fields=["password"])

    memberships = account.memberships.valid_on(now.date())
    for party in Party.objects.filter(memberships__in=memberships).distinct().order_by("pk"):
        record(events.PASSWORD_RESET, by=by, about=account, at=now, party=party.public_id, member=account.pseudonym)
    if not memberships.exists():
        record(events.PASSWORD_RESET, by=by, about=account, at=now, member=account.pseudonym)
    return password


@transaction.atomic
def record_account_act(*, event: str, by: Actor, now: datetime) -> None:
    """Leave the trace of what the actor's account did to itself where another library has changed it already;
    raises SignInRequiredError for a visitor."""
    account = Account.objects.filter(pk=by.account_id or 0).first()
    if account is None:
        raise SignInRequiredError

    record(event, by=by, about=account, at=now)


@transaction.atomic
def change_profile(*, name: str, language: str, by: Actor, now: datetime) -> Account:
    """Change how one is called and in which language one is written to."""
    account = Account.objects.select_for_update().filter(pk=by.account_id or 0).first()
    if account is None:
        raise SignInRequiredError
    if language not in LANGUAGES or not name.strip():
        raise InvalidError(reason="profile")

    account.name, account.language = name.strip(), language
    account.save(update_fields=["name", "language"])

    # Neither the old name nor the new: the audit speaks of persons by pseudonym alone.
    record(events.PROFILE_CHANGED, by=by, about=account, at=now, language=language)
    return account


@transaction.atomic
def issue_token(*, name: str, scope: Iterable[str], life: timedelta, by: Actor, now: datetime) -> tuple[ApiToken, str]:
    """Issue a token no wider than the actor's own rights; the secret is returned once and never stored."""
    require(by, Permission.MANAGE_TOKENS, party_id=by.party_id)
    wanted = _permissions(scope)
    if not wanted <= by.permissions:
        raise InvalidScopeError(scope=" ".join(sorted(wanted - by.permissions)))
    if not timedelta(0) < life <= LONGEST_TOKEN_LIFE:
        raise InvalidTokenLifeError(days=life.days, longest=LONGEST_TOKEN_LIFE.days)

    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    # The one acted through, not another in the same party with another role.
    membership = Membership.objects.valid_on(now.date()).filter(pk=by.membership_id or 0, account=by.account_id).first()
    if membership is None:
        raise NotFoundError(id=by.party_public_id)
    token = ApiToken.objects.create(
        membership=membership,
        name=name,
        digest=digest_of(secret),
        scope=sorted(wanted),
        created_at=now,
        expires_at=now + life,
    )

    record(events.TOKEN_ISSUED, by=by, about=token, at=now, scope=sorted(wanted))
    return token, secret


def _permissions(names: Iterable[str]) -> frozenset[Permission]:
    try:
        return frozenset(Permission(name) for name in names)
    except ValueError as unknown:
        raise InvalidScopeError(scope=str(unknown)) from None


@transaction.atomic
def revoke_token(*, token_id: str, by: Actor, now: datetime) -> ApiToken:
    """Close a token of one's own; closing it again changes nothing."""
    token = (
        ApiToken.objects.select_for_update(of=("self",))
        .filter(public_id=token_id, membership__account=by.account_id)
        .first()
    )
    if token is None:
        raise NotFoundError(id=token_id)
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
        record(events.TOKEN_REVOKED, by=by, about=token, at=now)
    return token
