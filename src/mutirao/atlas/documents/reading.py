"""Having a document read by a worker, and not longer than it may take."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from mutirao.atlas.documents.errors import (
    ERRORS,
    BrokenDocumentError,
    NotADocumentError,
    ReadingStoppedError,
    ScannedDocumentError,
)
from mutirao.atlas.documents.limits import MEMORY, WALL_TIME
from mutirao.files.content import HYPERTEXT
from mutirao.files.names import suffix_of

_KINDS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain; charset=utf-8": "text",
    HYPERTEXT: "html",
}
_HYPERTEXT = frozenset({"html", "htm"})
_LOOK_EVERY = 0.2  # seconds
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
    content: BinaryIO, *, kind: str, name: str, watch: Watch = lambda _done, _total: None, seconds: float = WALL_TIME
) -> ReadDocument:
    """The texts of a document's pages. `content` is an open file on the disk, `kind` from `kind_of`, `seconds` how long
    it may take. Raises the errors of `documents.errors`."""
    with tempfile.TemporaryFile() as answer:
        process = _started(content, answer, kind)
        try:
            _wait(process, answer, watch, seconds=seconds, name=name)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
        return _document(answer, name=name)


def _started(content: BinaryIO, answer: Any, kind: str) -> "subprocess.Popen[bytes]":
    content.seek(0)
    return subprocess.Popen(  # noqa: S603  # our own module, and a kind of our own
        [sys.executable, "-I", "-m", "mutirao.atlas.documents.worker", kind],
        stdin=content,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        # No secrets, and no traces of who asked.
        env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        close_fds=True,
    )


def _wait(process: "subprocess.Popen[bytes]", answer: Any, watch: Watch, *, seconds: float, name: str) -> None:
    ends = time.monotonic() + seconds
    lines, place = 0, 0
    while process.poll() is None:
        if time.monotonic() > ends:
            raise _stopped(name, seconds)
        time.sleep(_LOOK_EVERY)
        fresh = os.pread(answer.fileno(), os.fstat(answer.fileno()).st_size - place, place)
        lines, place = lines + fresh.count(b"\n"), place + len(fresh)
        if lines:
            # The first line is no page, nor is the last.
            total = _total(answer)
            watch(min(lines - 1, total or lines), total)


def _total(answer: Any) -> int:
    first = os.pread(answer.fileno(), _LONGEST_FIRST_LINE, 0).partition(b"\n")[0]
    return int(json.loads(first).get("total", 0))


def _document(answer: BinaryIO, *, name: str) -> ReadDocument:
    told = list(_lines(answer))
    last = told[-1] if told else {}
    if code := last.get("error"):
        raise ERRORS[code](file=name, **last["facts"]) if code in ERRORS else _stopped(name, WALL_TIME)
    if "is_whole" not in last:
        # The kernel has stopped it, or it broke down.
        raise _stopped(name, WALL_TIME)
    pages = tuple(one["text"] for one in told[1:-1])
    if not pages:
        raise BrokenDocumentError(file=name)
    if not any(page.strip() for page in pages):
        raise ScannedDocumentError(file=name, pages=len(pages))
    return ReadDocument(pages=pages, has_pages=told[0]["has_pages"])


def _lines(answer: BinaryIO) -> Iterator[dict[str, Any]]:
    answer.seek(0)
    for line in answer:
        if line.endswith(b"\n"):
            yield json.loads(line)


def _stopped(name: str, seconds: float) -> ReadingStoppedError:
    return ReadingStoppedError(file=name, seconds=round(seconds), megabytes=MEMORY // 1024**2)
