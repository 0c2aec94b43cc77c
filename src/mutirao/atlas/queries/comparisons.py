"""Parties side by side, and one party's part of the atlas: a number of queries that no number of facts changes."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from mutirao.access.actors import Actor
from mutirao.atlas.changes import changes_since
from mutirao.atlas.comparison import COMMITTING_KINDS, Comparison, Recorded, Section, all_statements, sections
from mutirao.atlas.facts import MembershipFact, TopicFact
from mutirao.atlas.models import Involvement, InvolvementRole, Kind, Mark
from mutirao.atlas.queries.newest import Asked, Newest, newest_statements
from mutirao.atlas.queries.shapes import linked_documents, party_fact, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, visible_statements
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.directory.queries import memberships_of
from mutirao.kernel.dates import PartialDate
from mutirao.kernel.errors import InvalidError
from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes

if TYPE_CHECKING:
    from mutirao.directory.models import NetworkMember

FEWEST, MOST = 2, 4
# A network (database id, code) and the database ids of those who keep its secretariat.
Hosted = tuple[int, str, frozenset[int]]


class ComparisonSizeError(InvalidError):
    code = "comparison.size"


def compare(
    parties: Sequence[str],
    *,
    by: Actor,
    on: date,
    topics: Sequence[str] = (),
    since: date | None = None,
    is_whole: bool = True,
) -> Comparison:
    """Two to four countries or networks under topics and those below them (none: all), as of a day; with what is new
    since another day where one is given. Not whole: only the newest facts of each cell are read, as a page shows them,
    unless what is new has to be looked for among all.

    Raises ComparisonSizeError, UnknownPartyError, UnknownTopicError.
    """
    codes = list(dict.fromkeys(code.strip().upper() for code in parties if code.strip()))
    if not FEWEST <= len(codes) <= MOST:
        raise ComparisonSizeError(given=len(codes), fewest=FEWEST, most=MOST)
    compared = parties_by_codes(codes)
    trees = [topic_with_descendants(topic) for topic in dict.fromkeys(topics) if topic]
    covers = tuple({topic.key: topic for tree in trees for topic in tree}.values())
    shown = _sections(compared, covers, by=by, on=on, is_whole=is_whole or since is not None)
    return Comparison(
        parties=tuple(party_fact(party) for party in compared),
        topics=tuple(tree[0] for tree in trees),
        covers=covers,
        on=on,
        sections=shown,
        changes=None if since is None else changes_since(since, all_statements(shown), on=on),
    )


def country_section(party: Party, *, by: Actor, on: date, is_whole: bool = True) -> tuple[Section, ...]:
    """What the atlas holds of one party, under every topic: each section has one cell. Not whole: only the newest facts
    of each are read."""
    return _sections([party], (), by=by, on=on, is_whole=is_whole)


def _sections(
    parties: Sequence[Party], covers: Sequence[TopicFact], *, by: Actor, on: date, is_whole: bool
) -> tuple[Section, ...]:
    keys = [party.pk for party in parties]
    hosted = _hosted_networks(keys, by)
    joined = memberships_of(keys, on=on)
    documents = linked_documents(on)
    asked = Asked(
        parties=keys,
        hosted=frozenset(network for network, _, _ in hosted),
        joined=frozenset(one.network_id for one in joined),
        chained=tuple(documents),
    )
    visible = visible_statements(by).filter(_concerning(covers))
    newest = None if is_whole else newest_statements(visible, asked)
    rows = visible.filter(_wanted(asked)) if newest is None else visible.filter(pk__in=newest.statements)
    recorded = Recorded(
        statements=statement_facts(with_related(rows).order_by("pk"), documents, on),
        hosts=_hosts(parties, hosted),
        documents=documents,
        topics=frozenset(topic.key for topic in covers) or None,
        memberships=_memberships(parties, joined),
        totals={} if newest is None else _totals(parties, newest, hosted, joined),
    )
    return sections([party_fact(party) for party in parties], recorded)


def _wanted(asked: Asked) -> Q:
    return involving([*asked.parties, *asked.hosted]) | Q(party__in=asked.joined, kind__in=COMMITTING_KINDS)


def _memberships(parties: Sequence[Party], joined: Sequence["NetworkMember"]) -> dict[str, tuple[MembershipFact, ...]]:
    return {party.code: tuple(_membership(one) for one in joined if one.member_id == party.pk) for party in parties}


def _membership(row: "NetworkMember") -> MembershipFact:
    since = row.starts_text or (row.starts.isoformat() if row.starts else "")
    return MembershipFact(
        network=party_fact(row.network), since=PartialDate.parse(since) if since else None, note=row.note
    )


def _totals(
    parties: Sequence[Party], newest: Newest, hosted: Sequence[Hosted], joined: Sequence["NetworkMember"]
) -> dict[tuple[str, str], int]:
    codes = {party.pk: party.code for party in parties}
    told = {(codes[pk], section): total for (pk, section), total in newest.totals.items() if pk in codes}
    for party in parties:
        keeps = {network for network, _, keepers in hosted if party.pk in keepers}
        belongs = {one.network_id for one in joined if one.member_id == party.pk}
        told[party.code, "networks"] = sum(newest.totals.get((one, "networks"), 0) for one in keeps)
        told[party.code, "memberships"] = sum(newest.totals.get((one, "memberships"), 0) for one in belongs)
    return told


def _concerning(covers: Sequence[TopicFact]) -> Q:
    """What `Recorded.concerns_topic` keeps, and so nothing else is read."""
    if not covers:
        return Q()
    is_general = Q(kind=Kind.STRATEGY) | Q(current__mark=Mark.UNREAD)
    return is_general | Q(topic__key__in=[topic.key for topic in covers])


def _hosted_networks(parties: Sequence[int], by: Actor) -> list[Hosted]:
    """Networks (database id, code) of which a source says that one of the parties, or an organisation of it, keeps
    the secretariat, and who does."""
    secretariats = Involvement.objects.filter(
        Q(party__in=parties) | Q(party__organisation__country__in=parties),
        Exists(visible_statements(by).filter(current=OuterRef("revision")).order_by()),
        role=InvolvementRole.SECRETARIAT,
    )
    told = secretariats.values_list(
        "revision__statement__party", "revision__statement__party__code", "party", "party__organisation__country"
    )
    return [(network, code, frozenset(one for one in keepers if one is not None)) for network, code, *keepers in told]


def _hosts(parties: Sequence[Party], hosted: Sequence[Hosted]) -> dict[str, frozenset[str]]:
    return {
        network: frozenset(
            party.code for party in parties if any(code == network and party.pk in who for _, code, who in hosted)
        )
        for _, network, _ in hosted
    }
