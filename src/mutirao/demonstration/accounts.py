"""The accounts of the demonstration, to be told to whoever sits at this machine."""

from dataclasses import dataclass

from mutirao.access.models import Account, Membership

# Works on this machine only: elsewhere a demonstration account is nobody.
PASSWORD = "demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationAccount:
    """`role` is the code of one; `party` its name in the language asked for."""

    name: str
    email: str
    role: str
    party: str


def is_loaded() -> bool:
    return Account.objects.filter(is_demonstration=True).exists()


def demonstration_accounts(language: str) -> list[DemonstrationAccount]:
    """In the order of the world's file; none where no demonstration is loaded."""
    memberships = Membership.objects.filter(account__is_demonstration=True).select_related("account", "party")
    return [
        DemonstrationAccount(
            name=one.account.name, email=one.account.email, role=one.role, party=one.party.name_in(language)
        )
        for one in memberships.order_by("pk")
    ]
