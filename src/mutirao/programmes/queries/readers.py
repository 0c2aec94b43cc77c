"""With whom a party can share: the listed parties of its own world, so that real and fictitious ones never mix."""

from dataclasses import dataclass

from mutirao.access.actors import Actor
from mutirao.parties.models import Party, PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleReaders:
    networks: tuple[Party, ...]
    parties: tuple[Party, ...]


def possible_readers(*, by: Actor) -> PossibleReaders:
    if by.party_id is None:
        return PossibleReaders(networks=(), parties=())
    own = Party.objects.filter(pk=by.party_id).values("is_fictitious")
    listed = list(Party.objects.filter(is_fictitious__in=own).exclude(pk=by.party_id))
    return PossibleReaders(
        networks=tuple(party for party in listed if party.kind == PartyKind.NETWORK),
        parties=tuple(party for party in listed if party.kind != PartyKind.NETWORK),
    )
