"""Which networks a party belongs to. The answer stands on a higher floor (`directory`), so `site` plugs it in."""

from collections.abc import Callable
from datetime import date

NetworkLookup = Callable[[int, date], frozenset[int]]


def _no_networks(_party_id: int, _on: date) -> frozenset[int]:
    return frozenset()


_lookup: NetworkLookup = _no_networks


def connect(lookup: NetworkLookup) -> None:
    """Called once, when the site is put together."""
    global _lookup  # noqa: PLW0603  # one place to plug in, set at start
    _lookup = lookup


def networks_of(party_id: int, on: date) -> frozenset[int]:
    """Database ids of the networks whose member the party is on that day."""
    return _lookup(party_id, on)
