"""PDF: the text that its pages carry. Nothing in it is run, no attachment opened, no address followed."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mutirao.atlas.documents.limits import MOST_PAGES
from mutirao.atlas.documents.shapes import DocumentText
from mutirao.files.limited.inside import UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfReader


def read_pdf(content: bytes) -> DocumentText:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    # It warns of every oddity of every object.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        # Many are only protected against printing, and open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("document.encrypted")
        total = len(reader.pages)
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        raise UnreadableError("document.encrypted") from None
    except PyPdfError:
        raise UnreadableError("document.broken") from None
    if total > MOST_PAGES:
        raise UnreadableError("document.too_many_pages", pages=total, most=MOST_PAGES)
    return DocumentText(total=total, has_pages=True, pages=_texts(reader, total))


def _texts(reader: "PdfReader", total: int) -> Iterator[str]:
    for number in range(total):
        yield reader.pages[number].extract_text()
