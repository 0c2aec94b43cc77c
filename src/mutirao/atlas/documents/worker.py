"""The process that reads one document: `python -m mutirao.atlas.documents.worker LIMITS KIND`.

It says what will come, and then each page.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from mutirao.atlas.documents.hypertext import read_html
from mutirao.atlas.documents.limits import LARGEST_TEXT
from mutirao.atlas.documents.pdf import read_pdf
from mutirao.atlas.documents.plain import read_text
from mutirao.atlas.documents.shapes import DocumentText
from mutirao.atlas.documents.word import read_docx
from mutirao.files.limited.inside import UnreadableError, answer_within
from mutirao.files.limited.limits import Limits

READERS: Mapping[str, Callable[[bytes], DocumentText]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "text": read_text,
}
_IMPORTS = ("pypdf", "pypdf.errors", "lxml.etree", "zipfile")


def main(limits: str, kind: str) -> None:
    def read(content: BinaryIO) -> Iterator[dict[str, Any]]:
        return _answer(READERS[kind](content.read()))

    answer_within(Limits.from_argument(limits), read, imports=_IMPORTS, broken="document.broken")


def _answer(document: DocumentText) -> Iterator[dict[str, Any]]:
    yield {"total": document.total, "has_pages": document.has_pages}
    characters = 0
    for text in document.pages:
        characters += len(text)
        if characters > LARGEST_TEXT:
            raise UnreadableError("document.too_much_text", most=LARGEST_TEXT)
        # No database stores a null character.
        yield {"text": text.replace("\x00", " ")}


if __name__ == "__main__":
    main(*sys.argv[1:])
