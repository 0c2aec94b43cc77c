"""Figures, networks and trade, as of a date. All of it is public reference data."""

from datetime import date

from mutirao.directory.models import NetworkMember


def networks_of(party_id: int, on: date) -> frozenset[int]:
    """Database ids of the networks whose member the party is on that day."""
    return frozenset(NetworkMember.objects.on(on).filter(member=party_id).values_list("network_id", flat=True))
