"""The same questions answered side by side: the shape of a comparison, and of one party's part of the atlas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mutirao.atlas.chains import StrategyChain, strategy_chains
from mutirao.atlas.changes import Changes
from mutirao.atlas.facts import MembershipFact, PartyFact, SourceFact, StatementFact, TopicFact

# Section → the kinds of statements that answer it, in the order of the page.
SECTIONS: Mapping[str, frozenset[str]] = {
    "strategies": frozenset({"strategy"}),
    "actions": frozenset({"action"}),
    "pledges": frozenset({"pledge", "commitment"}),
    "positions": frozenset({"position", "principle"}),
    "mechanisms": frozenset({"mechanism"}),
    "networks": frozenset(),
    "memberships": frozenset(),
    "agreements": frozenset({"agreement"}),
    "exercises": frozenset({"exercise"}),
    "activities": frozenset({"activity", "programme"}),
    "figures": frozenset({"figure"}),
}
# Kinds of which a party is part even where the fact is recorded under another.
SHARED_KINDS = frozenset({"mechanism", "agreement", "exercise", "activity", "programme"})
# What a network commits its members to.
COMMITTING_KINDS = frozenset({"commitment", "pledge"})


# A country of the shipped atlas has up to eleven facts under one heading.
MOST_ON_PAGE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingClaims:
    """What several sources say of the same thing in the same year: all stand, side by side."""

    party: PartyFact
    year: int
    statements: tuple[StatementFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One party's answer. `statements` is None where no fact is recorded: a gap, not an empty answer. `memberships`:
    in the section of that name, the networks whose commitments the statements are. `total`: how many facts there are
    where only the newest were read."""

    party: PartyFact
    statements: tuple[StatementFact, ...] | None
    chains: tuple[StrategyChain, ...] = ()
    differing_claims: tuple[DifferingClaims, ...] = ()
    memberships: tuple[MembershipFact, ...] = ()
    total: int | None = None

    @property
    def is_gap(self) -> bool:
        return self.statements is None and not self.memberships

    @property
    def on_page(self) -> "Cell":
        """What a page shows of it where there is more than anybody reads at once: the newest, in their order, and
        every chain of documents that replaced one another. Files hold everything."""
        if self.chains:
            chains = _newest_chains(self.chains)
            return replace(self, statements=_told_in(chains), chains=chains)
        newest = {one.public_id for one in sorted(self.statements or (), key=_age)[:MOST_ON_PAGE]}
        kept = tuple(one for one in self.statements or () if one.public_id in newest)
        return replace(self, statements=kept or None)

    @property
    def beyond_page(self) -> int:
        """How many further facts there are than a page shows."""
        read = len(self.statements or ())
        return max(self.total or 0, read) - len(self.on_page.statements or ())

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of the statements that stand among differing claims."""
        return frozenset(one.public_id for claims in self.differing_claims for one in claims.statements)

    @property
    def by_party(self) -> tuple["PartyPart", ...]:
        """The statements by the party that they are recorded under, in the order of their first."""
        parts: dict[str, list[StatementFact]] = {}
        for statement in self.statements or ():
            parts.setdefault(statement.party.code, []).append(statement)
        return tuple(PartyPart(party=part[0].party, statements=tuple(part)) for part in parts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart:
    party: PartyFact
    statements: tuple[StatementFact, ...]

    @property
    def figures(self) -> tuple[StatementFact, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "figure")

    @property
    def others(self) -> tuple[StatementFact, ...]:
        return tuple(statement for statement in self.statements if statement.kind != "figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    cells: tuple[Cell, ...]

    @property
    def is_gap(self) -> bool:
        return all(cell.is_gap for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """No `topics` means every topic; `covers` are the topics and those below them. `on` is the day of all standings;
    `changes` are there where somebody asked what is new since a day."""

    parties: tuple[PartyFact, ...]
    topics: tuple[TopicFact, ...]
    covers: tuple[TopicFact, ...]
    on: date
    sections: tuple[Section, ...]
    changes: Changes | None = None

    @property
    def statements(self) -> tuple[StatementFact, ...]:
        return all_statements(self.sections)

    @property
    def sources(self) -> tuple[SourceFact, ...]:
        """Every source and instrument that is cited, by key."""
        cited: dict[str, SourceFact] = {}
        for statement in self.statements:
            cited[statement.source.key] = statement.source
            cited[statement.document.key] = statement.document
        return tuple(cited[key] for key in sorted(cited))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was read for some parties: their statements, those of the networks whose secretariat they keep, and what
    the networks to which they belong committed their members to.

    `hosts`: code of a network → codes of the parties that keep its secretariat. `topics`: keys that are asked for,
    None for all. `documents`: every document of a chain, by key. `memberships`: by code of the member. `totals`: how
    many facts there are of a party (its code) in a section, where only the newest were read.
    """

    statements: Sequence[StatementFact]
    hosts: Mapping[str, frozenset[str]]
    documents: Mapping[str, SourceFact]
    topics: frozenset[str] | None
    memberships: Mapping[str, tuple[MembershipFact, ...]]
    totals: Mapping[tuple[str, str], int]

    def concerns_topic(self, statement: StatementFact) -> bool:
        # Strategies stand under every topic, for all else hangs on them; of what nobody has read, nobody knows the
        # topic.
        is_general = statement.kind == "strategy" or statement.is_unread
        return self.topics is None or is_general or statement.topic.key in self.topics


def all_statements(shown: Iterable[Section]) -> tuple[StatementFact, ...]:
    """Each once, in the order of the page."""
    found = {
        statement.public_id: statement
        for section in shown
        for cell in section.cells
        for statement in cell.statements or ()
    }
    return tuple(found.values())


def sections(parties: Sequence[PartyFact], recorded: Recorded) -> tuple[Section, ...]:
    """Every section with one cell for each party, in the order given."""
    shown = [statement for statement in recorded.statements if recorded.concerns_topic(statement)]
    return tuple(
        Section(key=key, cells=tuple(_cell(key, party, shown, recorded) for party in parties)) for key in SECTIONS
    )


def _cell(section: str, party: PartyFact, shown: Sequence[StatementFact], recorded: Recorded) -> Cell:
    statements = _ordered(one for one in shown if _answers(one, section, party, recorded))
    chains = strategy_chains(statements, recorded.documents) if section == "strategies" else ()
    return Cell(
        party=party,
        statements=_told_in(chains) or statements or None,
        chains=chains,
        differing_claims=differing_claims(statements) if section in {"figures", "networks"} else (),
        memberships=recorded.memberships.get(party.code, ()) if section == "memberships" else (),
        total=recorded.totals.get((party.code, section)),
    )


def _answers(statement: StatementFact, section: str, party: PartyFact, recorded: Recorded) -> bool:
    if section == "networks":
        return party.code in recorded.hosts.get(statement.party.code, frozenset())
    if section == "memberships":
        return statement.kind in COMMITTING_KINDS and any(
            one.network.code == statement.party.code for one in recorded.memberships.get(party.code, ())
        )
    if statement.kind not in SECTIONS[section]:
        return False
    return statement.party.code == party.code or (statement.kind in SHARED_KINDS and statement.involves(party.code))


def _newest_chains(chains: Sequence[StrategyChain]) -> tuple[StrategyChain, ...]:
    successions = [chain for chain in chains if chain.is_succession]
    alone = [chain for chain in chains if not chain.is_succession]
    room = max(MOST_ON_PAGE - len(successions), 0)
    return (*successions, *alone[max(len(alone) - room, 0) :])


def _told_in(chains: Iterable[StrategyChain]) -> tuple[StatementFact, ...] | None:
    return tuple(one for chain in chains for link in chain.links for one in link.statements) or None


def _age(statement: StatementFact) -> tuple[bool, int]:
    """The newest first, what has no date last."""
    return statement.begins == date.max, -statement.begins.toordinal()


def _ordered(statements: Iterable[StatementFact]) -> tuple[StatementFact, ...]:
    # Where nothing dates them, in the order in which they were recorded.
    return tuple(sorted(statements, key=lambda one: (one.number or 0, one.begins)))


def differing_claims(statements: Iterable[StatementFact]) -> tuple[DifferingClaims, ...]:
    """Figures that several sources give for one party and one year, where they are not the same."""
    claims: dict[tuple[str, int], list[StatementFact]] = {}
    for statement in statements:
        if statement.figures and statement.year is not None:
            claims.setdefault((statement.party.code, statement.year), []).append(statement)
    return tuple(
        DifferingClaims(party=group[0].party, year=year, statements=tuple(group))
        for (_, year), group in sorted(claims.items())
        if any(statement.figures != group[0].figures for statement in group)
    )
