"""The text of a document as its pages have it, and places in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`number` as a reader counts, from 1; `text` with its line ends."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a page's text: `text[start:end]`."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not empty, without the spaces around it."""

    page: int
    start: int
    text: str
    follows_a_gap: bool

    @property
    def piece(self) -> Piece:
        return Piece(page=self.page, start=self.start, end=self.start + len(self.text))


def lines_of(page: Page) -> list[Line]:
    """The lines of a page that are not empty; one after an empty line follows a gap, the first of a page does not."""
    found: list[Line] = []
    start, has_gap = 0, False
    for raw in page.text.splitlines(keepends=True):
        text = raw.strip()
        if text:
            begins = start + raw.index(text[0])
            found.append(Line(page=page.number, start=begins, text=text, follows_a_gap=has_gap and bool(found)))
        has_gap = not text
        start += len(raw)
    return found
