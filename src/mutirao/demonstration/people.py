"""Who speaks for a fictitious party in its story: its account with the right role, or else a nameless officer."""

from datetime import date

from mutirao.access.actors import Actor, Via
from mutirao.access.audiences import Audience, AudienceKind
from mutirao.access.circles import networks_of
from mutirao.access.models import Membership
from mutirao.access.permissions import Role
from mutirao.access.queries import actor_through
from mutirao.demonstration.schema import DemonstrationWorld, Visibility
from mutirao.parties.models import Party


def officer_of(party: Party, role: Role, on: date) -> Actor:
    membership = Membership.objects.filter(party=party, role=role.value).select_related("account", "party").first()
    if membership is not None:
        return actor_through(membership, on=on, via=Via.COMMAND)
    return Actor(
        via=Via.COMMAND,
        name=f"{party.name_in('en')}, officer",
        pseudonym="demonstration",
        party_id=party.pk,
        party_public_id=party.public_id,
        party_code=party.code,
        role=role,
        network_ids=networks_of(party.pk, on),
    )


def account_of(world: DemonstrationWorld, key: str, on: date) -> Actor:
    """The person whose account has this key in the world."""
    told = next(account for account in world.accounts if account.key == key)
    membership = Membership.objects.select_related("account", "party").get(account__email=told.email)
    return actor_through(membership, on=on, via=Via.COMMAND)


def one_with(role: str, world: DemonstrationWorld, on: date) -> Actor:
    """The first person with this role."""
    return account_of(world, next(account.key for account in world.accounts if account.role == role), on)


def audience_of(told: Visibility, parties: dict[str, Party]) -> Audience:
    return Audience(kind=AudienceKind(told.kind), parties=tuple(parties[code] for code in told.parties))
