"""Listing parties. Shipped names never overwrite what a deployment has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from mutirao.parties.models import Party, PartyKind, shipped_party_id


@transaction.atomic
def list_party(*, code: str, kind: PartyKind, names: Mapping[str, str], is_fictitious: bool = False) -> Party:
    """Enter a party of the shipped reference data, once; a party that is there stays as it is."""
    party, _ = Party.objects.get_or_create(
        code=code,
        defaults={
            "public_id": shipped_party_id(code),
            "kind": kind,
            "names": dict(names),
            "is_fictitious": is_fictitious,
        },
    )
    return party


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedParty:
    code: str
    kind: PartyKind
    names: Mapping[str, str]
    is_fictitious: bool = False


@transaction.atomic
def list_parties(*, parties: Iterable[ListedParty]) -> dict[str, Party]:
    """Enter many parties at once, each once; returns them by code. Those that are there stay as they are."""
    rows = [
        Party(
            public_id=shipped_party_id(one.code),
            code=one.code,
            kind=one.kind,
            names=dict(one.names),
            is_fictitious=one.is_fictitious,
        )
        for one in parties
    ]
    Party.objects.bulk_create(rows, ignore_conflicts=True)
    return {party.code: party for party in Party.objects.filter(code__in=[row.code for row in rows])}
