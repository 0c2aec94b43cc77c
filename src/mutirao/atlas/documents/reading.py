"""Having a document read by a worker, and not longer than it may take."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from mutirao.atlas.documents.errors import (
    ERRORS,
    BrokenDocumentError,
    NotADocumentError,
    ReadingStoppedError,
    ScannedDocumentError,
)
from mutirao.atlas.documents.limits import LIMITS
from mutirao.files.content import HYPERTEXT
from mutirao.files.limited.limits import Limits
from mutirao.files.limited.outside import Answer, LimitedReader, Look
from mutirao.files.names import suffix_of

_KINDS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain; charset=utf-8": "text",
    HYPERTEXT: "html",
}
_HYPERTEXT = frozenset({"html", "htm"})
_READER = LimitedReader(module="mutirao.atlas.documents.worker", refusals=ERRORS, stopped=ReadingStoppedError)
_LONGEST_FIRST_LINE = 1_000  # bytes

# Told how many pages have been read, and of how many (0 where that is unknown); may raise, which stops the reading.
Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """`pages`: their texts in order. `has_pages`: whether the document counts pages itself."""

    pages: tuple[str, ...]
    has_pages: bool

    @property
    def pages_without_text(self) -> int:
        return sum(not page.strip() for page in self.pages)


def kind_of(content_type: str, name: str) -> str:
    """Which reader a kept file needs; raises NotADocumentError."""
    kind = _KINDS.get(content_type)
    if kind is None:
        raise NotADocumentError(file=name)
    return "html" if kind == "text" and suffix_of(name) in _HYPERTEXT else kind


def read_document(
    content: BinaryIO, *, kind: str, name: str, watch: Watch = lambda _done, _total: None, limits: Limits = LIMITS
) -> ReadDocument:
    """The texts of a document's pages. `content` is an open file on the disk, `kind` from `kind_of`. Raises the errors
    of `documents.errors`."""
    with _READER.answer(content, kind, name=name, limits=limits, look=_watched_by(watch)) as answer:
        return _document(answer, name=name)


def _watched_by(watch: Watch) -> Look:
    lines, place = 0, 0

    def look(written: BinaryIO) -> None:
        nonlocal lines, place
        fresh = os.pread(written.fileno(), os.fstat(written.fileno()).st_size - place, place)
        lines, place = lines + fresh.count(b"\n"), place + len(fresh)
        if lines:
            # The first line is no page, nor is the last.
            total = _total(written)
            watch(min(lines - 1, total or lines), total)

    return look


def _total(written: BinaryIO) -> int:
    first = os.pread(written.fileno(), _LONGEST_FIRST_LINE, 0).partition(b"\n")[0]
    return int(json.loads(first).get("total", 0))


def _document(answer: Answer, *, name: str) -> ReadDocument:
    beginning, *rest = answer.pieces()
    pages = tuple(one["text"] for one in rest)
    if not pages:
        raise BrokenDocumentError(file=name)
    if not any(page.strip() for page in pages):
        raise ScannedDocumentError(file=name, pages=len(pages))
    return ReadDocument(pages=pages, has_pages=beginning["has_pages"])
