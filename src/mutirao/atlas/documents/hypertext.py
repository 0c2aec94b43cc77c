"""HTML: the words that a reader would see. Scripts, styles and addresses are left behind."""

from collections.abc import Iterator
from typing import Any

from mutirao.atlas.documents.encodings import decoded
from mutirao.atlas.documents.markup import walked
from mutirao.atlas.documents.shapes import DocumentText
from mutirao.files.limited.inside import UnreadableError

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "nav", "svg", "math", "iframe", "object", "embed", "applet"}
    | {"form", "button", "select", "textarea", "audio", "video", "canvas"}
)
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main"}
    | {"aside", "header", "footer", "table", "tr", "td", "th", "caption", "blockquote", "pre", "figure", "figcaption"}
    | {"address", "details", "summary", "hr", "body", "br"}
)


def read_html(content: bytes) -> DocumentText:
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        root = etree.fromstring(decoded(content).encode("utf-8", errors="replace"), parser)
    except etree.LxmlError:
        raise UnreadableError("document.broken") from None
    if root is None:
        raise UnreadableError("document.broken")
    return DocumentText(total=1, has_pages=False, pages=iter(["".join(_words(root)).strip()]))


def _words(root: Any) -> Iterator[str]:
    """Blocks stand apart by an empty line; spaces and line ends inside of them are the source's, not the reader's."""
    for event, element in walked(root, _UNSEEN):
        is_block = event != "passed" and element.tag in _BLOCKS
        if is_block:
            yield "\n\n"
        if event == "start":
            yield "• " if element.tag == "li" else ""
            yield _one_line(element.text)
        else:
            yield _one_line(element.tail)


def _one_line(text: str | None) -> str:
    if not text:
        return ""
    joined = " ".join(text.split())
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() and joined else ""
    return before + joined + after
