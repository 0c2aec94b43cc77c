"""Listing parties. Shipped names never overwrite what a deployment has changed."""

from collections.abc import Mapping

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
