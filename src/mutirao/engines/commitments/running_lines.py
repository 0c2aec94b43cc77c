"""Headers, footers and page numbers: what stands at the edge of page after page and belongs to no sentence."""

import re
from collections import Counter
from collections.abc import Sequence

from mutirao.engines.commitments.pages import Line

# So many lines from the top and from the bottom of a page may be such lines.
EDGE = 2
FEWEST_PAGES = 3
# Left and right pages often have a header each; a chapter's header stands on fewer still.
SMALLEST_SHARE = 0.2

_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|página|pagina|p\.?)\s*)?\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?(?:\s*(?:쪽|頁|ページ))?[\W_]*"
    r"|[\W_]*[ivxlc]{1,7}[\W_]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def running_lines(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """Page and start of each line that is a header, a footer or a page number."""
    edges = [_edge(lines) for lines in pages]
    counts = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    least = max(FEWEST_PAGES, round(SMALLEST_SHARE * len(pages)))
    return {
        (line.page, line.start)
        for edge in edges
        for line in edge
        if counts[_shape(line)] >= least or _PAGE_NUMBER.fullmatch(line.text)
    }


def _edge(lines: Sequence[Line]) -> list[Line]:
    """A page of few lines has no inner lines: they would all be edge, so that only its first and last one count."""
    depth = EDGE if len(lines) > 2 * EDGE else 1
    return [*lines[:depth], *lines[max(depth, len(lines) - depth) :]]


def _shape(line: Line) -> str:
    """The same for “Strategy 2025 · 7” and “Strategy 2025 · 8”."""
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))
