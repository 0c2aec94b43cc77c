"""DOCX: the paragraphs of its text, with the pages as the word processor last laid them out."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from mutirao.atlas.documents.limits import LARGEST_PART
from mutirao.atlas.documents.markup import walked
from mutirao.atlas.documents.shapes import DocumentText
from mutirao.files.limited.inside import UnreadableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A text box stands twice, once for readers that know none; what somebody struck out is not said.
_UNSEEN = frozenset({"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}del", f"{_W}pict"})
_TEXT_PART = "word/document.xml"


def read_docx(content: bytes) -> DocumentText:
    root = _tree(_part(content, _TEXT_PART))
    pages = "".join(_words(root)).split("\f")
    return DocumentText(total=len(pages), has_pages=len(pages) > 1, pages=iter(page.strip() for page in pages))


def _part(content: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as part:
            unpacked = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableError("document.broken") from None
    if len(unpacked) > LARGEST_PART:
        raise UnreadableError("document.too_much_text", most=LARGEST_PART)
    return unpacked


def _tree(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableError("document.broken") from None
    if root.getroottree().docinfo.doctype:
        # No word processor writes one; it serves to smuggle entities in.
        raise UnreadableError("document.broken")
    return root


def _words(root: Any) -> Iterator[str]:
    """A new page is a form feed, a paragraph an empty line, an item of a list begins with a bullet."""
    for event, element in walked(root, _UNSEEN):
        if event == "end":
            yield "\n\n" if element.tag == f"{_W}p" else ""
        elif event == "start":
            yield _opened(element)


def _opened(element: Any) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}lastRenderedPageBreak" or (element.tag == f"{_W}br" and element.get(f"{_W}type") == "page"):
        return "\f"
    return _SHORT.get(element.tag, "")


_SHORT = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}numPr": "• ", f"{_W}noBreakHyphen": "-"}
