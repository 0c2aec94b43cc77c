"""Parties are public: everybody may see that a country, an organisation or a network is listed."""

from collections.abc import Iterable

from mutirao.kernel.errors import NotFoundError
from mutirao.parties.models import Party, PartyKind, PartyQuerySet


class UnknownPartyError(NotFoundError):
    code = "party.unknown"


def party_by_code(code: str) -> Party:
    """The party with this code, in any case; raises UnknownPartyError."""
    try:
        return Party.objects.get(code=code.strip().upper())
    except Party.DoesNotExist:
        raise UnknownPartyError(party=code) from None


def parties_with_code(code: str) -> list[Party]:
    """The party with this code, or nobody."""
    return list(Party.objects.filter(code=code))


def party_by_id(public_id: str) -> Party:
    try:
        return Party.objects.get(public_id=public_id)
    except Party.DoesNotExist:
        raise UnknownPartyError(party=public_id) from None


def parties_by_codes(codes: Iterable[str]) -> list[Party]:
    """In the order given; raises UnknownPartyError for the first that is not listed."""
    wanted = [code.strip().upper() for code in codes]
    # PostgreSQL takes no NUL, and no code has one.
    found = {
        party.code: party for party in Party.objects.filter(code__in=[code for code in wanted if "\0" not in code])
    }
    for code in wanted:
        if code not in found:
            raise UnknownPartyError(party=code)
    return [found[code] for code in wanted]


def countries(*, is_fictitious: bool | None = None) -> PartyQuerySet:
    listed = Party.objects.countries()
    return listed if is_fictitious is None else listed.filter(is_fictitious=is_fictitious)


def parties_of_kind(kind: PartyKind) -> PartyQuerySet:
    return Party.objects.filter(kind=kind)


def listed_parties(kind: str = "") -> PartyQuerySet:
    """Everybody who is listed, or those of one kind; an unknown kind has none."""
    return Party.objects.filter(kind=kind) if kind else Party.objects.all()


def networks_by_ids(ids: Iterable[int]) -> list[Party]:
    """Networks by their database ids, by code."""
    return list(Party.objects.filter(pk__in=list(ids), kind=PartyKind.NETWORK).order_by("code"))


def names_by_code(codes: Iterable[str]) -> dict[str, list[str]]:
    """The names of the parties with these codes, each once, whatever the language; who is not listed is missing."""
    rows = Party.objects.filter(code__in=set(codes)).values_list("code", "names")
    return {code: list(dict.fromkeys(names.values())) for code, names in rows}
