"""Parties side by side, and one party's part of the atlas: a number of queries that no number of facts changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet
from mutirao.atlas.changes import changes_since
from mutirao.atlas.comparison import (
    COMMITTING_KINDS,
    SHARED_KINDS,
    Comparison,
    Recorded,
    Section,
    all_statements,
    sections,
)
from mutirao.atlas.facts import MembershipFact, SourceFact, TopicFact
from mutirao.atlas.models import Involvement, InvolvementRole, Kind, Mark, Origin, Source, Statement
from mutirao.atlas.queries.newest import Asked, Newest, newest_statements
from mutirao.atlas.queries.shapes import (
    facts_of_sources,
    linked_documents,
    party_fact,
    statement_facts,
    with_related,
)
from mutirao.atlas.queries.statements import in_any, visible_statements
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the reader may see that concerns some parties under some topics, before it is read."""

    by: Actor
    parties: Sequence[Party]
    covers: Sequence[TopicFact]
    on: date
    hosted: Sequence[Hosted]
    joined: Sequence["NetworkMember"]
    documents: Mapping[str, SourceFact]
    asked: Asked
    visible: ShareableQuerySet

    @property
    def statements(self) -> ShareableQuerySet:
        """Exactly those that stand in some section."""
        asked = self.asked
        roles = (InvolvementRole.PARTICIPANT, InvolvementRole.OBSERVER)
        named_in = Involvement.objects.filter(party__in=asked.parties, role__in=roles).values("revision")
        every = Statement.objects
        return self.visible.filter(
            in_any(
                every.filter(party__in=[*asked.parties, *asked.hosted]),
                every.filter(party__in=asked.joined, kind__in=COMMITTING_KINDS),
                every.filter(current__in=named_in, kind__in=SHARED_KINDS),
            )
        )


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
    held = _held(compared, covers, by=by, on=on)
    shown = _sections(held, since=since, is_whole=is_whole)
    documents = [] if since is None else _ending_documents(held, since)
    return Comparison(
        parties=tuple(party_fact(party) for party in compared),
        topics=tuple(tree[0] for tree in trees),
        covers=covers,
        on=on,
        sections=shown,
        changes=None if since is None else changes_since(since, all_statements(shown), documents, on=on),
    )


def country_section(party: Party, *, by: Actor, on: date, is_whole: bool = True) -> tuple[Section, ...]:
    """What the atlas holds of one party, under every topic: each section has one cell. Not whole: only the newest facts
    of each are read."""
    return _sections(_held([party], (), by=by, on=on), since=None, is_whole=is_whole)


def _held(parties: Sequence[Party], covers: Sequence[TopicFact], *, by: Actor, on: date) -> Held:
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
    return Held(
        by=by,
        parties=parties,
        covers=covers,
        on=on,
        hosted=hosted,
        joined=joined,
        documents=documents,
        asked=asked,
        visible=visible_statements(by).filter(_concerning(covers)),
    )


def _sections(held: Held, *, since: date | None, is_whole: bool) -> tuple[Section, ...]:
    newest = None if is_whole else newest_statements(held.visible, held.asked)
    rows = held.statements if newest is None else held.visible.filter(pk__in=newest.statements | _new(held, since))
    recorded = Recorded(
        statements=statement_facts(with_related(rows, by=held.by).order_by("pk"), held.documents, held.on),
        hosts=_hosts(held.parties, held.hosted),
        documents=held.documents,
        topics=frozenset(topic.key for topic in held.covers) or None,
        memberships=_memberships(held.parties, held.joined),
        totals={} if newest is None else _totals(held, newest),
    )
    return sections([party_fact(party) for party in held.parties], recorded)


def _new(held: Held, since: date | None) -> frozenset[int]:
    """What `changes_since` tells, by database id; of a full atlas nothing else is read for it."""
    if since is None:
        return frozenset()
    came_along = Q(current__origin=Origin.SHIPPED, current__number=1)
    said = Q(current__said_from__range=(since, held.on))
    entered = Q(current__recorded_at__gte=datetime.combine(since, time(), UTC)) & ~came_along
    return frozenset(held.statements.filter(said | entered).order_by().values_list("pk", flat=True))


def _ending_documents(held: Held, since: date) -> list[SourceFact]:
    """Documents of the statements that may have ended since."""
    is_over = Q(valid_until__range=(since, held.on)) | Q(superseded_by__isnull=False)
    of_source = Q(current__instrument__isnull=True, current__source=OuterRef("pk"))
    told = held.statements.filter(of_source | Q(current__instrument=OuterRef("pk"))).order_by()
    rows = Source.objects.filter(is_over & Exists(told))
    return facts_of_sources(rows, held.documents, held.on)


def _memberships(parties: Sequence[Party], joined: Sequence["NetworkMember"]) -> dict[str, tuple[MembershipFact, ...]]:
    return {party.code: tuple(_membership(one) for one in joined if one.member_id == party.pk) for party in parties}


def _membership(row: "NetworkMember") -> MembershipFact:
    since = row.starts_text or (row.starts.isoformat() if row.starts else "")
    return MembershipFact(
        network=party_fact(row.network), since=PartialDate.parse(since) if since else None, note=row.note
    )


def _totals(held: Held, newest: Newest) -> dict[tuple[str, str], int]:
    codes = {party.pk: party.code for party in held.parties}
    told = {(codes[pk], section): total for (pk, section), total in newest.totals.items() if pk in codes}
    for party in held.parties:
        keeps = {network for network, _, keepers in held.hosted if party.pk in keepers}
        belongs = {one.network_id for one in held.joined if one.member_id == party.pk}
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
