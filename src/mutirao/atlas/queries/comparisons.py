"""Parties side by side, and one party's part of the atlas: nine queries each, whatever the number of facts."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from mutirao.access.actors import Actor
from mutirao.atlas.changes import changes_since
from mutirao.atlas.comparison import Comparison, Recorded, Section, all_statements, sections
from mutirao.atlas.facts import TopicFact
from mutirao.atlas.models import Involvement, InvolvementRole, Kind, Mark
from mutirao.atlas.queries.shapes import linked_documents, party_fact, statement_facts, with_related
from mutirao.atlas.queries.statements import involving, visible_statements
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.kernel.errors import InvalidError
from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes

FEWEST, MOST = 2, 4


class ComparisonSizeError(InvalidError):
    code = "comparison.size"


def compare(
    parties: Sequence[str], *, by: Actor, on: date, topics: Sequence[str] = (), since: date | None = None
) -> Comparison:
    """Two to four countries or networks under topics and those below them (none: all), as of a day; with what is new
    since another day where one is given.

    Raises ComparisonSizeError, UnknownPartyError, UnknownTopicError.
    """
    codes = list(dict.fromkeys(code.strip().upper() for code in parties if code.strip()))
    if not FEWEST <= len(codes) <= MOST:
        raise ComparisonSizeError(given=len(codes), fewest=FEWEST, most=MOST)
    compared = parties_by_codes(codes)
    trees = [topic_with_descendants(topic) for topic in dict.fromkeys(topics) if topic]
    covers = tuple({topic.key: topic for tree in trees for topic in tree}.values())
    shown = _sections(compared, covers, by=by, on=on)
    return Comparison(
        parties=tuple(party_fact(party) for party in compared),
        topics=tuple(tree[0] for tree in trees),
        covers=covers,
        on=on,
        sections=shown,
        changes=None if since is None else changes_since(since, all_statements(shown), on=on),
    )


def country_section(party: Party, *, by: Actor, on: date) -> tuple[Section, ...]:
    """What the atlas holds of one party, under every topic: each section has one cell."""
    return _sections([party], (), by=by, on=on)


def _sections(parties: Sequence[Party], covers: Sequence[TopicFact], *, by: Actor, on: date) -> tuple[Section, ...]:
    hosted = _hosted_networks([party.pk for party in parties], by)
    concerned = [*(party.pk for party in parties), *(network for network, _, _ in hosted)]
    documents = linked_documents(on)
    rows = with_related(visible_statements(by)).filter(involving(concerned)).filter(_concerning(covers)).order_by("pk")
    recorded = Recorded(
        statements=statement_facts(rows, documents, on),
        hosts=_hosts(parties, hosted),
        documents=documents,
        topics=frozenset(topic.key for topic in covers) or None,
    )
    return sections([party_fact(party) for party in parties], recorded)


def _concerning(covers: Sequence[TopicFact]) -> Q:
    """What `Recorded.concerns_topic` keeps, and so nothing else is read."""
    if not covers:
        return Q()
    is_general = Q(kind=Kind.STRATEGY) | Q(current__mark=Mark.UNREAD)
    return is_general | Q(topic__key__in=[topic.key for topic in covers])


def _hosted_networks(parties: Sequence[int], by: Actor) -> list[tuple[int, str, frozenset[int]]]:
    """Networks (database id, code) of which a source says that one of the parties, or an organisation of it, keeps
    the secretariat, and who does."""
    secretariats = Involvement.objects.filter(
        Q(party__in=parties) | Q(party__organisation__country__in=parties),
        role=InvolvementRole.SECRETARIAT,
        revision__current_of__in=visible_statements(by),
    )
    told = secretariats.values_list(
        "revision__statement__party", "revision__statement__party__code", "party", "party__organisation__country"
    )
    return [(network, code, frozenset(one for one in keepers if one is not None)) for network, code, *keepers in told]


def _hosts(parties: Sequence[Party], hosted: Sequence[tuple[int, str, frozenset[int]]]) -> dict[str, frozenset[str]]:
    return {
        network: frozenset(
            party.code for party in parties if any(code == network and party.pk in who for _, code, who in hosted)
        )
        for _, network, _ in hosted
    }
