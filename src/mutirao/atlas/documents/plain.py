"""Plain text and Markdown. A form feed begins a new page, as in what PDF readers write out."""

from mutirao.atlas.documents.limits import MOST_PAGES
from mutirao.atlas.documents.shapes import DocumentText
from mutirao.files.limited.inside import UnreadableError


def read_text(content: bytes) -> DocumentText:
    try:
        pages = content.decode("utf-8-sig").split("\f")
    except UnicodeDecodeError:
        raise UnreadableError("document.broken") from None
    if len(pages) > MOST_PAGES:
        raise UnreadableError("document.too_many_pages", pages=len(pages), most=MOST_PAGES)
    return DocumentText(total=len(pages), has_pages=len(pages) > 1, pages=iter(pages))
