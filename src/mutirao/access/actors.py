"""Who does something: an account acting for one party, through one channel, with rights read afresh."""

from dataclasses import dataclass, field
from enum import StrEnum

from mutirao.access.permissions import EVERY_PERMISSION, PERMISSIONS_OF_ROLE, Permission, Role
from mutirao.kernel.errors import ForbiddenError, SignInRequiredError
from mutirao.kernel.languages import LocalisedText


class Via(StrEnum):
    SESSION = "session"
    TOKEN = "token"
    COMMAND = "command"
    JOB = "job"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`account_id`, `membership_id`, `party_id` and `network_ids` are database ids and stay inside the house."""

    via: Via
    name: str = ""
    pseudonym: str = ""
    account_id: int | None = None
    # What it acts through; a token stays bound to the membership in which it was issued.
    membership_id: int | None = None
    party_id: int | None = None
    party_public_id: str = ""
    party_code: str = ""
    party_names: LocalisedText = field(default_factory=dict)
    role: Role | None = None
    # The networks to which the party belongs today.
    network_ids: frozenset[int] = frozenset()
    # What a token narrows the rights to; None narrows nothing.
    scope: frozenset[Permission] | None = field(default=None)
    is_system: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.account_id is None and not self.is_system

    @property
    def permissions(self) -> frozenset[Permission]:
        if self.is_system:
            return EVERY_PERMISSION
        granted = PERMISSIONS_OF_ROLE[self.role] if self.role is not None else frozenset()
        return granted if self.scope is None else granted & self.scope

    def may(self, permission: Permission, *, party_id: int | None) -> bool:
        """Whether the actor holds `permission` over records of the party with this database id."""
        if permission not in self.permissions:
            return False
        return self.is_system or (party_id is not None and self.party_id == party_id)


ANONYMOUS = Actor(via=Via.SESSION, pseudonym="anonymous")


def system_actor(via: Via, *, name: str = "system") -> Actor:
    """The house itself: reference data, demonstration, maintenance from the command line."""
    return Actor(via=via, name=name, pseudonym="system", is_system=True)


def require(by: Actor, permission: Permission, *, party_id: int | None) -> None:
    """Refuse unless `by` may; call it only after the record is known to be visible."""
    if by.may(permission, party_id=party_id):
        return
    if by.is_anonymous:
        raise SignInRequiredError(permission=permission.value)
    raise ForbiddenError(permission=permission.value)
