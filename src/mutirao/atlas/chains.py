"""Chains of strategies: what followed what, what ended and what replaced it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mutirao.atlas.facts import SourceFact, SourceLink, StatementFact
from mutirao.kernel.dates import PartialDate

_NO_DATE = PartialDate(9999)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One document of a chain and what is recorded of it: perhaps nothing, since chains are shown complete."""

    document: SourceFact
    statements: tuple[StatementFact, ...]

    @property
    def replaced_by(self) -> SourceLink | None:
        return self.document.successors[0] if self.document.successors else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyChain:
    """Oldest first. A document that neither follows nor is followed is a chain of one."""

    links: tuple[ChainLink, ...]

    @property
    def is_succession(self) -> bool:
        return len(self.links) > 1


def chain_of(key: str, documents: Mapping[str, SourceFact]) -> StrategyChain | None:
    """The chain that a document stands in, without what is recorded of it; None where it stands alone."""
    if key not in documents:
        return None
    [keys] = _groups([key], documents)
    return StrategyChain(links=tuple(_link(documents[member], {}) for member in keys))


def strategy_chains(
    strategies: Sequence[StatementFact], documents: Mapping[str, SourceFact]
) -> tuple[StrategyChain, ...]:
    """The chains that a party's strategy statements belong to, successions first, then by date.

    `documents`: every document that follows or is followed by another, by key.
    """
    said_of: dict[str, list[StatementFact]] = {}
    known = dict(documents)
    for statement in strategies:
        said_of.setdefault(statement.document.key, []).append(statement)
        known.setdefault(statement.document.key, statement.document)
    chains = [
        StrategyChain(links=tuple(_link(known[key], said_of) for key in keys)) for keys in _groups(said_of, known)
    ]
    return tuple(sorted(chains, key=lambda chain: (not chain.is_succession, _when(chain.links[0].document))))


def _link(document: SourceFact, said_of: Mapping[str, Sequence[StatementFact]]) -> ChainLink:
    # The document's own text before what others say of it.
    statements = sorted(said_of.get(document.key, ()), key=lambda one: (one.voice != "own", one.begins, one.public_id))
    return ChainLink(document=document, statements=tuple(statements))


def _groups(wanted: Iterable[str], known: Mapping[str, SourceFact]) -> list[list[str]]:
    neighbours: dict[str, set[str]] = {}
    for document in known.values():
        for other in (document.follows, document.superseded_by):
            if other is not None:
                neighbours.setdefault(document.key, set()).add(other)
                neighbours.setdefault(other, set()).add(document.key)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for key in wanted:
        if key not in seen:
            group = _reachable(key, neighbours)
            seen |= group
            groups.append(sorted(group, key=lambda member: _when(known[member])))
    return groups


def _reachable(start: str, neighbours: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for neighbour in neighbours.get(waiting.pop(), ()):
            if neighbour not in reached:
                reached.add(neighbour)
                waiting.append(neighbour)
    return reached


def _when(document: SourceFact) -> tuple[str, str]:
    return str(document.dated or _NO_DATE), document.key
