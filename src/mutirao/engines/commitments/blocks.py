"""Paragraphs and list items: lines that belong together, joined, with the place that every character came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mutirao.engines.commitments.pages import Line, Page, Piece, lines_of
from mutirao.engines.commitments.running_lines import running_lines

MARKER = re.compile(
    r"(?:[•◦▪▫■□●○◆◇►▶➢➤✓✔‣⁃∙·・※❍❑▸ㅇ*–—\-]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)）]|\(?[a-zA-Z][)）]|\(?[ivx]{1,4}[)）]|[①-⑳]"
    r"|[가-하]\.|[（(][ア-ンー一-十가-하][)）])\s*(?=\S)"
)
_BULLET_WITHOUT_SPACE = "•◦▪▫■□●○◆◇►▶➢➤✓✔‣⁃∙・※❍❑▸"
# A line that fills less of its page's width than this ended because its paragraph did.
SHORT = 0.6
_EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)++")
_LONGEST_WORD = 60
_LAST_WORD, _FIRST_WORD = re.compile(r"[\w-]*$"), re.compile(r"^\w*")
_CONTINUES = ",;、，(（"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a stretch of a block comes from: `block.text[at:at + length]` stands on the page from `start` on."""

    at: int
    length: int
    page: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`origins`: one for each line, in order; a space that joins two lines comes from none. `marker`: how many
    characters a list's bullet or number takes at the beginning."""

    text: str
    origins: tuple[Origin, ...]
    marker: int

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """What `text[start:end]` is on its pages, one piece a page."""
        by_page: dict[int, tuple[int, int]] = {}
        nearest = max(0, bisect_right(self.origins, start, key=lambda one: one.at) - 1)
        for number in range(nearest, len(self.origins)):
            one = self.origins[number]
            if one.at >= end:
                break
            first, last = max(start, one.at), min(end, one.at + one.length)
            if first < last:
                begin, stop = one.start + first - one.at, one.start + last - one.at
                by_page[one.page] = (by_page.get(one.page, (begin, stop))[0], stop)
        return tuple(Piece(page=page, start=first, end=last) for page, (first, last) in by_page.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """All lines of a document, each either in a block or left out as running line."""

    blocks: tuple[Block, ...]
    left_out: tuple[Piece, ...]


def blocks_of(pages: Sequence[Page]) -> Blocks:
    by_page = [lines_of(page) for page in pages]
    running = running_lines(by_page)
    left_out = tuple(line.piece for lines in by_page for line in lines if (line.page, line.start) in running)
    kept = [[line for line in lines if (line.page, line.start) not in running] for lines in by_page]
    compounds = _compounds(pages)
    blocks = tuple(_joined(group, compounds) for group in _groups(kept))
    return Blocks(blocks=blocks, left_out=left_out)


def marker_length(text: str) -> int:
    """How many characters the bullet or number at the beginning of a list item takes; 0 where there is none."""
    found = MARKER.match(text)
    if found is None or found.end() == len(text):
        return 0
    has_space = found.group()[-1].isspace()
    return found.end() if has_space or text[0] in _BULLET_WITHOUT_SPACE else 0


def _groups(pages: Iterable[Sequence[Line]]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for lines in pages:
        width = _usual_width(lines)
        for line in lines:
            if group and _begins_anew(line, group[-1], width):
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _usual_width(lines: Sequence[Line]) -> int:
    """In characters: nine of ten lines are no wider."""
    widths = sorted(len(line.text) for line in lines)
    return widths[(9 * len(widths)) // 10] if widths else 0


def _begins_anew(line: Line, before: Line, width: int) -> bool:
    if line.follows_a_gap or marker_length(line.text):
        return True
    if line.text[0].islower() or before.text[-1] in _CONTINUES:
        return False
    return len(before.text) < SHORT * width


def _compounds(pages: Iterable[Page]) -> frozenset[str]:
    """Words that the document writes with a hyphen within a line."""
    return frozenset(word.casefold() for page in pages for word in _HYPHENATED.findall(page.text))


def _joined(lines: Sequence[Line], compounds: frozenset[str]) -> Block:
    parts, origins, at = list[str](), list[Origin](), 0
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        glue = "" if after is None else _glue(line.text, after.text, compounds)
        kept = line.text[:-1] if glue is None else line.text
        origins.append(Origin(at=at, length=len(kept), page=line.page, start=line.start))
        parts.append(kept + (glue or ""))
        at += len(parts[-1])
    text = "".join(parts)
    return Block(text=text, origins=tuple(origins), marker=marker_length(text))


def _glue(before: str, after: str, compounds: frozenset[str]) -> str | None:
    """What stands between two joined lines; None where the hyphen at the first one's end goes as well."""
    if before[-1] == "\u00ad":
        return None
    if before[-1] == "-" and len(before) > 1 and before[-2].isalpha() and after[0].islower():
        first, second = _LAST_WORD.findall(before[-_LONGEST_WORD:-1])[0], _FIRST_WORD.findall(after[:_LONGEST_WORD])[0]
        return "" if f"{first}-{second}".casefold() in compounds else None
    if _EAST_ASIAN.match(before[-1]) and _EAST_ASIAN.match(after[0]):
        return ""
    return " "
