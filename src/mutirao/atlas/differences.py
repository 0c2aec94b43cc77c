"""What differs between two wordings of a fact: field by field, and within a text word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

# A word with the space after it; scripts written without spaces are compared sign by sign.
_PIECES = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]|[^\s぀-ヿ㐀-鿿豈-﫿]+\s*|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """None: the field was, or is, empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWay:
    """One field as it was read, as it stands now and as it is proposed. `is_disputed`: changed by both, differently."""

    field: str
    read: Any
    now: Any
    proposed: Any

    @property
    def is_disputed(self) -> bool:
        return self.now not in (self.read, self.proposed) and self.proposed != self.read


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a text: `kind` is kept, removed or added."""

    kind: str
    text: str


def field_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldDifference, ...]:
    """Fields in the order in which they stand, those that are new at the end."""
    return tuple(
        FieldDifference(field=field, before=before.get(field), after=after.get(field))
        for field in dict.fromkeys((*before, *after))
        if before.get(field) != after.get(field)
    )


def three_ways(read: Mapping[str, Any], now: Mapping[str, Any], proposed: Mapping[str, Any]) -> tuple[ThreeWay, ...]:
    """Every field that somebody changed."""
    rows = (
        ThreeWay(field=field, read=read.get(field), now=now.get(field), proposed=proposed.get(field))
        for field in dict.fromkeys((*read, *now, *proposed))
    )
    return tuple(row for row in rows if not row.read == row.now == row.proposed)


def merged(read: Mapping[str, Any], now: Mapping[str, Any], proposed: Mapping[str, Any]) -> dict[str, Any]:
    """What is proposed, brought onto what stands now: a field that only the others changed is theirs."""
    fields = dict.fromkeys((*now, *proposed))
    chosen = {field: (now if proposed.get(field) == read.get(field) else proposed).get(field) for field in fields}
    return {field: value for field, value in chosen.items() if value is not None}


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one text to the other."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return tuple(piece for step in steps for piece in _pieces_of(step, old, new) if piece.text)


def _pieces_of(step: tuple[str, int, int, int, int], old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    kind, start, end, start_after, end_after = step
    if kind == "equal":
        yield Piece(kind="kept", text="".join(old[start:end]))
        return
    yield Piece(kind="removed", text="".join(old[start:end]))
    yield Piece(kind="added", text="".join(new[start_after:end_after]))
