"""The cast: who the stories in the tests are about.

Amara is a fictitious country with an officer and a contributor, Brisa its neighbour, Corvo a country outside the
network; Delta is the partner that helps; the secretariat serves the network of Amara and Brisa.
"""

from dataclasses import dataclass
from datetime import date

from mutirao.access.actors import ANONYMOUS, Actor, Via, system_actor
from mutirao.access.models import Account, Membership
from mutirao.access.permissions import Role
from mutirao.access.queries import actor_through
from mutirao.directory.models import NetworkMember
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.services import list_party

DAY = date(2026, 11, 24)
PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    amara: Party
    brisa: Party
    corvo: Party
    delta: Party
    network: Party
    amara_officer: Actor
    amara_contributor: Actor
    amara_viewer: Actor
    brisa_officer: Actor
    partner: Actor
    secretariat: Actor
    administrator: Actor
    outsider: Actor
    anonymous: Actor
    system: Actor


def call_the_cast() -> Cast:
    amara = _country("XTA", "Amara")
    brisa = _country("XTB", "Brisa")
    corvo = _country("XTC", "Corvo")
    delta = _country("XTD", "Delta")
    network = list_party(code="XNET", kind=PartyKind.NETWORK, names={"en": "Net", "ja": "ネット"}, is_fictitious=True)
    operator = list_party(code="XOPS", kind=PartyKind.ORGANISATION, names={"en": "Operator"}, is_fictitious=True)
    for member in (amara, brisa):
        NetworkMember.objects.create(network=network, member=member, starts=date(2020, 1, 1))
    return Cast(
        amara=amara,
        brisa=brisa,
        corvo=corvo,
        delta=delta,
        network=network,
        amara_officer=_actor("amara.officer", amara, Role.COUNTRY_OFFICER),
        amara_contributor=_actor("amara.contributor", amara, Role.CONTRIBUTOR),
        amara_viewer=_actor("amara.viewer", amara, Role.VIEWER),
        brisa_officer=_actor("brisa.officer", brisa, Role.COUNTRY_OFFICER),
        partner=_actor("partner", delta, Role.PROGRAMME_OFFICER),
        secretariat=_actor("secretariat", network, Role.SECRETARIAT),
        administrator=_actor("administrator", operator, Role.ADMINISTRATOR),
        outsider=_actor("outsider", corvo, Role.COUNTRY_OFFICER),
        anonymous=ANONYMOUS,
        system=system_actor(Via.COMMAND),
    )


def _country(code: str, name: str) -> Party:
    return list_party(code=code, kind=PartyKind.COUNTRY, names={"en": name, "ja": f"{name}国"}, is_fictitious=True)


def _actor(name: str, party: Party, role: Role) -> Actor:
    account = Account.objects.create(email=f"{name}@example.org", name=name)
    membership = Membership.objects.create(account=account, party=party, role=role.value)
    return actor_through(membership, on=DAY, via=Via.SESSION)
