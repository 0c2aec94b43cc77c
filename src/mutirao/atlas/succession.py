"""What came after what: documents that replace or follow one another, and the circles that must not come of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mutirao.atlas.records import ImportedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Keys of sources. `superseded_by`: document → what replaced it; `follows`: document → the one before it."""

    superseded_by: Mapping[str, str]
    follows: Mapping[str, str]

    @property
    def earlier(self) -> dict[str, set[str]]:
        """Document → those that it came after, whichever link says so."""
        found: dict[str, set[str]] = {}
        for older, newer in self.superseded_by.items():
            found.setdefault(newer, set()).add(older)
        for newer, older in self.follows.items():
            found.setdefault(newer, set()).add(older)
        return found


def links_after(records: Iterable[ImportedSource], links: Links, taken: Collection[str]) -> Links:
    """The links once the records of `taken` are taken over: what these say of themselves stands, and `supersedes` says
    of another document that it was replaced."""
    listed = list(records)
    superseded_by = {key: newer for key, newer in links.superseded_by.items() if key not in taken}
    follows = {key: older for key, older in links.follows.items() if key not in taken}
    for one in listed:
        if one.key in taken and one.superseded_by:
            superseded_by[one.key] = one.superseded_by
        if one.key in taken and one.follows:
            follows[one.key] = one.follows
    for one in listed:
        if one.supersedes and (one.key in taken or one.supersedes in taken):
            superseded_by[one.supersedes] = one.key
    return Links(superseded_by=superseded_by, follows=follows)


def circle_through(start: str, earlier: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The way from a document over what it came after back to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        key = waiting.pop()
        for older in sorted(earlier.get(key, ())):
            if older == start:
                return (*_way(key, came_from), start)
            if older not in came_from:
                came_from[older] = key
                waiting.append(older)
    return ()


def _way(key: str, came_from: Mapping[str, str]) -> list[str]:
    way = [key]
    while way[0] in came_from:
        way.insert(0, came_from[way[0]])
    return way


def first_circle(keys: Iterable[str], links: Links) -> tuple[str, ...]:
    """The first that goes through one of `keys`; empty where there is none."""
    earlier = links.earlier
    return next((circle for key in keys if (circle := circle_through(key, earlier))), ())


def replaced_twice(records: Iterable[ImportedSource]) -> tuple[str, str, str] | None:
    """A document of which the records name two that replaced it, and these two; None where they agree."""
    newer_of: dict[str, str] = {}
    for one in records:
        for older, newer in ((one.key, one.superseded_by), (one.supersedes, one.key)):
            if older and newer and newer_of.setdefault(older, newer) != newer:
                return older, newer_of[older], newer
    return None
