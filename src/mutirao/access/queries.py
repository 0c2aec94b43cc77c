"""Reading rights afresh: an Actor is made anew for every request, token call, command and job."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mutirao.access import circles
from mutirao.access.actors import ANONYMOUS, Actor, Via, system_actor
from mutirao.access.models import Account, ApiToken, Membership, MembershipQuerySet
from mutirao.access.permissions import Permission, Role
from mutirao.kernel.errors import MutiraoError, NotFoundError, SignInRequiredError


class InvalidTokenError(MutiraoError):
    code = "token.invalid"


class UnknownAccountError(NotFoundError):
    code = "account.unknown"


def account_by_email(email: str) -> Account:
    """For the operator's command line; raises UnknownAccountError. Pages never say which addresses have accounts."""
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        raise UnknownAccountError(email=email)
    return account


def memberships_of(account: Account, *, on: date) -> MembershipQuerySet:
    return account.memberships.select_related("party", "account").valid_on(on).order_by("pk")


def memberships_of_actor(by: Actor, *, on: date) -> MembershipQuerySet:
    """All that the actor's account may act for on that day; none for a visitor."""
    memberships = Membership.objects.filter(account=by.account_id, account__isnull=False)
    return memberships.select_related("party").valid_on(on).order_by("pk")


def valid_membership(public_id: str, *, by: Actor, on: date) -> Membership:
    """A membership through which the actor's account may act on that day; raises NotFoundError for every other."""
    membership = next((one for one in memberships_of_actor(by, on=on) if one.public_id == public_id), None)
    if membership is None:
        raise NotFoundError(id=public_id)
    return membership


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProfile:
    name: str
    email: str
    language: str


def account_profile(by: Actor) -> AccountProfile:
    """What an account knows of itself; raises SignInRequiredError for a visitor."""
    account = Account.objects.filter(pk=by.account_id).first() if by.account_id else None
    if account is None:
        raise SignInRequiredError
    return AccountProfile(name=account.name, email=account.email, language=account.language)


def actor_of(account: Account, *, acting_as: str | None, on: date, via: Via = Via.SESSION) -> Actor:
    """The actor for an account: through the membership `acting_as` (its public id), or else the first valid one.
    Without any valid membership a signed-in account sees what everybody sees."""
    if not account.is_active:
        return ANONYMOUS
    memberships = list(memberships_of(account, on=on))
    chosen = next((one for one in memberships if one.public_id == acting_as), None)
    membership = chosen or (memberships[0] if memberships else None)
    if membership is None:
        return Actor(via=via, name=account.name, pseudonym=account.pseudonym, account_id=account.pk)
    return actor_through(membership, on=on, via=via)


def actor_of_user(user: object, *, acting_as: str | None, on: date, is_local: bool) -> Actor:
    """The actor for whoever the session says is signed in; a demonstration account is nobody unless the request
    comes from this very machine."""
    if not isinstance(user, Account) or (user.is_demonstration and not is_local):
        return ANONYMOUS
    return actor_of(user, acting_as=acting_as, on=on)


def is_demonstration_account(user: object) -> bool:
    return isinstance(user, Account) and user.is_demonstration


def actor_through(membership: Membership, *, on: date, via: Via, scope: frozenset[Permission] | None = None) -> Actor:
    return Actor(
        via=via,
        name=membership.account.name,
        pseudonym=membership.account.pseudonym,
        account_id=membership.account_id,
        membership_id=membership.pk,
        party_id=membership.party_id,
        party_public_id=membership.party.public_id,
        party_code=membership.party.code,
        party_names=membership.party.names,
        role=Role(membership.role),
        network_ids=circles.networks_of(membership.party_id, on),
        scope=scope,
    )


def digest_of(secret: str) -> str:
    # 256 random bits need no slow hash.
    return hashlib.sha256(secret.encode()).hexdigest()


def actor_of_token(secret: str, *, now: datetime, is_local: bool = True) -> Actor:
    """The actor behind an API token; raises InvalidTokenError when it is unknown, expired, revoked, or when its
    account or membership has ended. `is_local`: whether it was shown on this very machine, where alone demonstration
    accounts work."""
    token = (
        ApiToken.objects.select_related("membership__account", "membership__party")
        .filter(digest=digest_of(secret), membership__account__is_active=True)
        .filter(membership__in=Membership.objects.valid_on(now.date()))
        .first()
    )
    if token is None or not token.is_valid_at(now):
        raise InvalidTokenError
    if token.membership.account.is_demonstration and not is_local:
        raise InvalidTokenError
    scope = frozenset(Permission(name) for name in token.scope)
    return actor_through(token.membership, on=now.date(), via=Via.TOKEN, scope=scope)


def tokens_of(by: Actor) -> list[ApiToken]:
    """The tokens of the actor's account for the party it acts for, newest first."""
    tokens = ApiToken.objects.filter(membership__account=by.account_id, membership__party=by.party_id)
    return list(tokens.order_by("-created_at"))


def names_behind(pseudonyms: Iterable[str]) -> dict[str, str]:
    """The names of those who are still known; who was forgotten is missing."""
    return dict(Account.objects.filter(pseudonym__in=set(pseudonyms)).values_list("pseudonym", "name"))


def actor_of_pseudonym(
    pseudonym: str, *, party_id: int | None, role: str, scope: Iterable[str] | None, on: date
) -> Actor:
    """The actor of a job, from what was noted when it was asked for, with the rights of today. An account that was
    forgotten or has left the party may no longer do what only a member may."""
    if pseudonym == system_actor(Via.JOB).pseudonym:
        return system_actor(Via.JOB)
    account = Account.objects.filter(pseudonym=pseudonym, is_active=True).first()
    if account is None:
        return ANONYMOUS
    memberships = [one for one in memberships_of(account, on=on) if one.party_id == party_id]
    if not memberships:
        return Actor(via=Via.JOB, name=account.name, pseudonym=account.pseudonym, account_id=account.pk)
    membership = next((one for one in memberships if one.role == role), memberships[0])
    narrowed = None if scope is None else frozenset(Permission(name) for name in scope)
    return actor_through(membership, on=on, via=Via.JOB, scope=narrowed)
