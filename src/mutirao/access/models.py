"""Accounts, what they may do for which party, and the tokens that act for them."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from mutirao.access.permissions import Role
from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.parties.models import Party


def new_account_id() -> str:
    return new_public_id("account")


def new_pseudonym() -> str:
    return new_public_id("person")


def new_membership_id() -> str:
    return new_public_id("membership")


def new_token_id() -> str:
    return new_public_id("token")


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who can sign in. Forgetting a person means deleting this row: the audit holds only the pseudonym."""

    public_id = models.CharField(max_length=40, unique=True, default=new_account_id)
    pseudonym = models.CharField(max_length=40, unique=True, default=new_pseudonym)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default=DEFAULT_LANGUAGE)
    is_active = models.BooleanField(default=True)
    # Works on loopback only (`web/demonstration.py`).
    is_demonstration = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = AccountManager()

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def valid_on(self, day: date) -> "MembershipQuerySet":
        started = Q(starts__isnull=True) | Q(starts__lte=day)
        not_ended = Q(ends__isnull=True) | Q(ends__gte=day)
        return self.filter(started & not_ended)


class Membership(models.Model):
    """An account's role in a party, from the first to the last day (both included)."""

    public_id = models.CharField(max_length=40, unique=True, default=new_membership_id)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.role} · {self.party.code}"


class ApiToken(models.Model):
    """A key for programs: acts for one account in one party, no wider than `scope`. Only its digest is stored."""

    public_id = models.CharField(max_length=40, unique=True, default=new_token_id)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scope: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    def is_valid_at(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at


class IdempotentAnswer(models.Model):
    """What an API write was answered, so that the same request sent twice changes things once."""

    key = models.CharField(max_length=128)
    # Whose key it is: pseudonym and party of the actor.
    actor = models.CharField(max_length=40)
    acting_for = models.CharField(max_length=40, blank=True)
    # SHA-256 (hexadecimal) of method, path and body.
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="answer_once", fields=["actor", "acting_for", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.status}"
