"""The written pages: Markdown files, their headings, links and console blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RUNNABLE = "<!-- runnable -->"

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|:{3,})(?P<info>.*)$")
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?(?P<target>[^)\s>]+)>?[^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: what kind it says it is, its lines, and whether a line above marks it as runnable."""

    page: Path
    line: int
    kind: str
    lines: tuple[str, ...]
    is_runnable: bool

    def __str__(self) -> str:
        return f"{place(self.page)}:{self.line}"


def pages() -> list[Path]:
    built = DOCS / "_build"
    inside = [path for path in DOCS.rglob("*.md") if built not in path.parents]
    return sorted([*ROOT.glob("*.md"), *inside, *(ROOT / "changelog.d").glob("*.md")])


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    return blocks_of(page.read_text(encoding="utf-8"), page)


def blocks_of(text: str, page: Path) -> Iterator[Block]:
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening:
            body = _body(lines[number + 1 :], opening["fence"], len(opening["indent"]))
            above = next((line for line in reversed(lines[:number]) if line.strip()), "")
            yield Block(
                page=page,
                line=number + 1,
                kind=opening["info"].strip(),
                lines=body,
                is_runnable=above.strip() == RUNNABLE,
            )
            number += len(body) + 1
        number += 1


def _body(lines: list[str], fence: str, indent: int) -> tuple[str, ...]:
    end = next((number for number, line in enumerate(lines) if line.strip() == fence), len(lines))
    return tuple(line[indent:] for line in lines[:end])


def prose(text: str) -> str:
    """The page without its fenced blocks and inline code, where brackets are no links."""
    without_blocks = re.sub(r"^ *(`{3,}).*?^ *\1 *$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", without_blocks)


def links(text: str) -> list[str]:
    return [match["target"] for match in _LINK.finditer(prose(text))]


def anchors(page: Path) -> set[str]:
    """The anchors that a reader of the page can be sent to: its headings, as GitHub and MyST name them, and its own."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#{1,6} +(.+?) *$", re.sub(r"^ *```.*?^ *```", "", text, flags=re.M | re.S), flags=re.M)
    return {_slug(heading) for heading in headings} | set(re.findall(r'id="([^"]+)"', text))


def _slug(heading: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.lower())
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
