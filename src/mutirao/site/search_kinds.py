"""What the search finds, and where each room shows it. A room adds its kinds here."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_noop

from mutirao.access.actors import Actor
from mutirao.atlas.web.search_kinds import SEARCH_KINDS as ATLAS_KINDS
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party, PartyQuerySet
from mutirao.parties.queries import listed_parties
from mutirao.parties.reference import aliases_of
from mutirao.programmes.web.search_kinds import SEARCH_KINDS as PROGRAMME_KINDS
from mutirao.search.kinds import Hit, Record, SearchKind


def _party_kind(kind: str, name: str, page: str) -> SearchKind:
    """Parties of one kind; everybody may see that they are listed."""

    def visible_ids(_by: Actor) -> PartyQuerySet:
        return listed_parties(kind).values("public_id")  # type: ignore[return-value]  # one column of it

    def hits(ids: Sequence[str], _by: Actor) -> dict[str, Hit]:
        return {
            party.public_id: Hit(kind=kind, title=party.name, url=reverse(page, args=[party.code]), snippet=party.code)
            for party in listed_parties(kind).filter(public_id__in=ids)
        }

    def records() -> Iterable[Record]:
        for party in listed_parties(kind):
            yield from _party_records(kind, party)

    return SearchKind(name=name, visible_ids=visible_ids, hits=hits, records=records)


def _party_records(kind: str, party: Party) -> Iterable[Record]:
    reference, called = Reference(kind, party.public_id), (party.code, *aliases_of(party.code))
    for language, title in party.names.items():
        yield Record(reference=reference, language=language, title=title, party=party.code, called=called)


# The keys are stored in the index: they never change.
SEARCH_KINDS: Mapping[str, SearchKind] = {
    "country": _party_kind("country", gettext_noop("Countries"), "country"),
    "network": _party_kind("network", gettext_noop("Networks"), "network"),
    **ATLAS_KINDS,
    **PROGRAMME_KINDS,
}
